import { type Vote, voteOf } from '@dien-hong/shared';
import { votedOnPaper } from '@dien-hong/shared/testing';
import { expect, test } from 'vitest';
import { voteContent } from './content.ts';

test('[VOT-22] the result as a page and as a workbook names paper ballots and who entered them', () => {
  const meeting = votedOnPaper('m4');
  const person = (id: string) => ({ id, fullName: id, title: '', salutation: '', unitId: null });
  const people = new Map(['m4', 'chair', 'sec'].map((id) => [id, person(id)]));
  const { byName, explanation } = voteContent({ state: meeting.state, people }, voteOf(meeting.state, 'v1') as Vote);
  expect(byName).toEqual([{ choice: 'Tán thành', names: ['m4 (phiếu giấy, chair và sec nhập)'] }]);
  expect(explanation).toContain('cần 5 phiếu trong tổng số 8 thành viên UBND');
  expect(explanation).not.toContain('đối chiếu');
});
