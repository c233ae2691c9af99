// Meetings in the middle of something: where random sequences of acts start.
import type { Motion } from '../meeting/index.ts';
import type { RulePack } from '../rules/index.ts';
import { boxOf, cast, committeeRules, commune, handedOut, issued, motion, present, slipOf } from './commune.ts';
import { type Scene, scene } from './scene.ts';

const secret: Partial<Motion> = {
  form: 'secret',
  choices: [...committeeRules.entryChoices],
  rows: [
    { id: '1', name: 'Một', personId: null },
    { id: '2', name: 'Hai', personId: 'm2' },
  ],
};

export const stages = [
  'convened',
  'item',
  'vote',
  'level',
  'tallied',
  'hands',
  'rollCall',
  'issuing',
  'secret',
  'counted',
  'closed',
] as const;
export type Stage = (typeof stages)[number];

/**
 * Where a sequence starts: convened with a quorum there; an item running; a vote open, 1–1 so far; one closed at 2–2, and settled by no rule; one closed whose result waits to be announced; a show of hands, a roll call
 * open; a secret vote in which slips are handed out, or cast, or counted; closed. `itemId`: the item that runs and its votes are of.
 */
export function started(stage: Stage, itemId = 'muc-1'): Scene {
  const motions = [
    motion('v1', { itemId, seconds: 300 }),
    motion('v2', { kind: 'poll', itemId: null, choices: ['Có', 'Không'], paperIds: [] }),
    motion('v3', { itemId, special: 'Bãi nhiệm', paperIds: ['p1', 'p2'] }),
    motion('v4', { ...secret, itemId, kind: 'approval', paperIds: [] }),
    motion('v5', { itemId, form: 'hands' }),
    motion('v6', { form: 'rollCall', itemId: null }),
    motion('v7', { ...secret, kind: 'election', most: 1, seats: 1, itemId: null, paperIds: [], seconds: 30 }),
  ];
  const rules: RulePack = stage === 'tallied' ? { ...committeeRules, announce: 'chair' } : committeeRules;
  const meeting = present(scene(commune({ voters: 7, motions, rules })), 6);
  if (stage === 'convened') return meeting;
  meeting.given('chair', { type: 'OpenMeeting' }, { type: 'TakeUpItem', itemId });
  if (stage === 'closed') return meeting.given('chair', { type: 'CloseMeeting' });
  if (stage === 'item') return meeting;
  if (stage === 'hands') return meeting.given('chair', { type: 'OpenVote', voteId: 'v5' });
  if (stage === 'rollCall') return meeting.given('chair', { type: 'OpenVote', voteId: 'v6' });
  if (stage === 'issuing') {
    handedOut(meeting, 'v4', ['chair', 'm2', 'm3']);
    // One that the board has not co-signed.
    return meeting.given('m4', [{ type: 'RequestSlip', voteId: 'v4', request: 'AA==' }, slipOf(meeting, 'v4', 'm4')]);
  }
  if (stage === 'secret' || stage === 'counted') {
    issued(meeting, 'v4', ['chair', 'm2', 'm3', 'm4']);
    if (stage === 'secret') return meeting;
    meeting.given('chair', { type: 'CloseVote', voteId: 'v4' });
    meeting.given('m5', [{ type: 'CountSlips', voteId: 'v4', opening: 'AA==' }, boxOf([[[0], [1]]])]);
    return meeting;
  }
  meeting.given('chair', { type: 'OpenVote', voteId: 'v1' });
  const [approve = '', against = ''] = committeeRules.choices;
  cast(meeting, 'v1', 'm3', approve);
  cast(meeting, 'v1', 'm4', against);
  if (stage === 'level') {
    cast(meeting, 'v1', 'm5', approve);
    cast(meeting, 'v1', 'm2', against);
  }
  if (stage !== 'vote') meeting.given('chair', { type: 'CloseVote', voteId: 'v1' });
  return meeting;
}
