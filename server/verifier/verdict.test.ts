import { started } from '@dien-hong/shared/generators';
import { committeeRules, commune, present, scene } from '@dien-hong/shared/testing';
import { expect, test } from 'vitest';
import { openingLines, verdictSentence } from './verdict.ts';

test('what the chair decided is told in words, by the name that the body gives him', () => {
  const meeting = started('level');
  const basis = 'Điều 12 Quy chế làm việc';
  meeting.given('chair', { type: 'SettleVote', voteId: 'v1', rowId: '1', verdict: 'passed', basis });
  const vote = meeting.state.voting.votes.v1;
  if (!vote) throw new Error('it was voted on');
  const told = verdictSentence(meeting.state, vote, 'vi');
  expect(told).toContain('Chủ trì quyết định: Thông qua; căn cứ: Điều 12 Quy chế làm việc.');
  expect(told).not.toMatch(/passed|failed/);
  expect(verdictSentence(meeting.state, vote, 'en')).toContain('Decided by the chair: Passed; basis: Điều 12');
});

test('where the rules set no quorum none is claimed to be reached', () => {
  const opened = (rules: typeof committeeRules) =>
    openingLines(present(scene(commune({ rules })), 7).given('chair', { type: 'OpenMeeting' }).state);
  expect(opened(committeeRules)).toEqual([{ code: 'quorum', params: { present: 7, total: 8, required: 6 } }]);
  expect(opened({ ...committeeRules, quorum: null })).toEqual([
    { code: 'no-quorum', params: { present: 7, total: 8 } },
  ]);
});
