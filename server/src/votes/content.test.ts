import { type AnyCommand, type Vote, voteOf } from '@dien-hong/shared';
import { commune, present, scene } from '@dien-hong/shared/testing';
import { expect, test } from 'vitest';
import { voteContent } from './content.ts';

test('[VOT-22] the result as a page and as a workbook names paper ballots and who entered them', () => {
  const meeting = present(scene(commune()), 8).given(
    'chair',
    { type: 'OpenMeeting' },
    { type: 'TakeUpItem', itemId: 'muc-1' },
    { type: 'OpenVote', voteId: 'v1' },
  );
  const paper: AnyCommand = { type: 'EnterPaperBallot', voteId: 'v1', personId: 'm4', choices: ['Tán thành'] };
  meeting.given('chair', paper).given('sec', paper).given('chair', { type: 'CloseVote', voteId: 'v1' });
  const person = (id: string) => ({ id, fullName: id, title: '', salutation: '', unitId: null });
  const people = new Map(['m4', 'chair', 'sec'].map((id) => [id, person(id)]));
  const { byName, explanation } = voteContent({ state: meeting.state, people }, voteOf(meeting.state, 'v1') as Vote);
  expect(byName).toEqual([{ choice: 'Tán thành', names: ['m4 (phiếu giấy, chair và sec nhập)'] }]);
  expect(explanation).toContain('cần 5 phiếu trong tổng số 8 thành viên UBND');
  expect(explanation).not.toContain('đối chiếu');
});
