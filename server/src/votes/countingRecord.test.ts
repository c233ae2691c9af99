import { type AnyCommand, type Vote, voteOf } from '@dien-hong/shared';
import { commune, motion, present, scene } from '@dien-hong/shared/testing';
import { expect, test } from 'vitest';
import { countingLines } from './content.ts';
import { recordNumber } from './countingRecord.ts';

test('[VOT-40] a vote that was changed to a form without tellers takes no number, and no paper tells of its board', () => {
  const [first, second] = [motion('v1', { form: 'hands' }), motion('v2', { form: 'hands' })];
  const meeting = present(scene(commune({ motions: [first, second] })), 8).given(
    'chair',
    { type: 'OpenMeeting' },
    { type: 'TakeUpItem', itemId: 'muc-1' },
  );
  const vote = (id: string) => voteOf(meeting.state, id) as Vote;
  const board = (voteId: string): AnyCommand => ({
    type: 'AppointBoard',
    voteId,
    members: [{ personId: 'm6', role: 'head' }],
    basis: 'Giơ tay',
  });
  const { id: _, round: __, repeats: ___, ...fields } = vote('v1').motion;
  const count: AnyCommand = { type: 'EnterCount', voteId: 'v2', counts: [[8, 0, 0]] };
  meeting.given(
    'chair',
    board('v1'),
    board('v2'),
    { type: 'EditVote', voteId: 'v1', ...fields, rows: [], form: 'open' },
    { type: 'OpenVote', voteId: 'v1' },
    { type: 'CloseVote', voteId: 'v1' },
    { type: 'OpenVote', voteId: 'v2' },
    count,
  );
  meeting.now += 60_000;
  meeting.given('m6', count).given('chair', { type: 'CloseVote', voteId: 'v2' });
  expect(recordNumber(meeting.state, vote('v2'))).toBe('01/BB-BKP');
  const people = new Map([['m6', { id: 'm6', fullName: 'm6', title: '', salutation: '', unitId: null }]]);
  expect(countingLines({ state: meeting.state, people }, vote('v1'))).toEqual([]);
  expect(countingLines({ state: meeting.state, people }, vote('v2'))[0]).toContain('Tổ kiểm đếm gồm 01 người');
});
