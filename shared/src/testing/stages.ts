// Meetings in the middle of something: where random sequences of acts start.
import type { Motion } from '../meeting/index.ts';
import type { RulePack } from '../rules/index.ts';
import {
  boxOf,
  cast,
  committeeRules,
  commune,
  handedOut,
  issued,
  motion,
  present,
  slipOf,
  uploadOf,
} from './commune.ts';
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
  'speech',
  'break',
  'vote',
  'level',
  'tallied',
  'hands',
  'rollCall',
  'issuing',
  'secret',
  'counted',
  'recorded',
  'closed',
] as const;
export type Stage = (typeof stages)[number];

/**
 * Where a sequence starts: convened with a quorum there, one of them to take no part in the item; an item running; somebody speaking
 * in it while another waits; a break in that; a vote open, 1–1 so far and a paper ballot entered by one officer; one closed at 2–2, and
 * settled by no rule; one closed whose result waits to be announced; a show of hands, a roll call open; a secret vote in which slips are
 * handed out, or cast, or counted, or whose record is there to sign; closed. `itemId`: the item that runs and its votes are of.
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
  if (stage === 'convened')
    return meeting.given('chair', { type: 'RecordRecusal', itemId, personId: 'm2', reason: 'Người thân' });
  meeting.given('chair', { type: 'OpenMeeting' }, { type: 'TakeUpItem', itemId });
  if (stage === 'closed') return meeting.given('chair', { type: 'CloseMeeting' });
  if (stage === 'item') return meeting;
  if (stage === 'speech' || stage === 'break') {
    const ask = { type: 'AskToSpeak', kind: 'thaoLuan', topic: 'Tiến độ' } as const;
    meeting.given('m3', ask).given('m2', ask);
    const [first] = meeting.state.floor.requests;
    const called = { personId: 'm3', requestId: first?.id ?? null, kind: 'thaoLuan' };
    meeting.given('chair', { type: 'GrantFloor', ...called });
    if (stage === 'break')
      meeting.given('chair', { type: 'PauseSpeech' }, { type: 'SuspendMeeting', reason: 'Giải lao' });
    return meeting;
  }
  if (stage === 'hands') return meeting.given('chair', { type: 'OpenVote', voteId: 'v5' });
  if (stage === 'rollCall') return meeting.given('chair', { type: 'OpenVote', voteId: 'v6' });
  if (stage === 'issuing') {
    handedOut(meeting, 'v4', ['chair', 'm2', 'm3']);
    // One that the board has not co-signed.
    return meeting.given('m4', [{ type: 'RequestSlip', voteId: 'v4', request: 'AA==' }, slipOf(meeting, 'v4', 'm4')]);
  }
  if (stage === 'secret' || stage === 'counted' || stage === 'recorded') {
    issued(meeting, 'v4', ['chair', 'm2', 'm3', 'm4']);
    if (stage === 'secret') return meeting;
    meeting.given('chair', { type: 'CloseVote', voteId: 'v4' });
    meeting.given('m5', [{ type: 'CountSlips', voteId: 'v4', opening: 'AA==' }, boxOf([[[0], [1]]])]);
    const record = { voteId: 'v4', personId: 'm5', sha256: uploadOf(1).sha256, pages: 2 };
    return stage === 'counted' ? meeting : meeting.given('service', { type: 'PrepareCountingRecord', ...record });
  }
  meeting.given('chair', { type: 'OpenVote', voteId: 'v1' });
  const [approve = '', against = ''] = committeeRules.choices;
  cast(meeting, 'v1', 'm3', approve);
  cast(meeting, 'v1', 'm4', against);
  if (stage === 'vote')
    meeting.given('sec', { type: 'EnterPaperBallot', voteId: 'v1', personId: 'm5', choices: [approve] });
  if (stage === 'level') {
    cast(meeting, 'v1', 'm5', approve);
    cast(meeting, 'v1', 'm2', against);
  }
  if (stage !== 'vote') meeting.given('chair', { type: 'CloseVote', voteId: 'v1' });
  return meeting;
}
