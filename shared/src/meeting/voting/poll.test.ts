import { expect, test } from 'vitest';
import { cast, codeOf, commune, motion, present, scene } from '../../testing/index.ts';
import { voteOf } from '../index.ts';

const settle = { type: 'SettleVote', voteId: 'v1', rowId: '1', verdict: 'passed', basis: 'Quy chế làm việc' } as const;

test('[VOT-18] straw polls ask everyone present, need no quorum and decide nothing', () => {
  const poll = motion('v1', { kind: 'poll', choices: ['Có', 'Không'], paperIds: [] });
  const meeting = present(scene(commune({ motions: [poll] })), 6)
    .given('chair', { type: 'OpenMeeting' }, { type: 'TakeUpItem', itemId: 'muc-1' })
    .given(
      'sec',
      { type: 'AppointSubstitute', personId: 'm8', substituteId: 'sub', reason: '' },
      ...['guest', 'sub'].map((personId) => ({ type: 'CheckIn', personId, method: 'card' }) as const),
      ...['m2', 'm3'].map((personId) => ({ type: 'RecordLeave', personId, reason: '' }) as const),
      { type: 'OpenVote', voteId: 'v1' },
    );
  expect(voteOf(meeting.state, 'v1')?.opened).toMatchObject({
    electorate: ['chair', 'm4', 'm5', 'm6', 'sec', 'guest', 'sub'],
    base: { label: 'người dự họp có mặt', total: 7 },
  });
  expect(codeOf(cast(meeting, 'v1', 'guest', 'Có'))).toBeNull();
  expect(codeOf(cast(meeting, 'v1', 'sub', 'Không'))).toBeNull();
  meeting.given('chair', { type: 'CloseVote', voteId: 'v1' });
  expect(voteOf(meeting.state, 'v1')?.closed).toMatchObject({ result: null, tally: [{ counts: [1, 1] }] });
  expect(codeOf(meeting.when('chair', settle))).toBe('vote-not-undecided');
});
