// The parts of an annulled vote that its archive leaves out: the archive is verified all the same.
import type { AnyCommand, MeetingRecord } from '@dien-hong/shared';
import { cast, committeeRules, commune, motion, present, type Scene, scene } from '@dien-hong/shared/testing';
import { describe, expect, test } from 'vitest';
import { brokenAt, chain, genesis, type StoredRecord } from './chain.ts';
import { asHandedOut } from './concealed.ts';
import type { ArchiveProofs } from './proofs.ts';
import { checkFounding, replay } from './replay.ts';

const [yes = '', no = ''] = committeeRules.choices;
const meetingId = commune().info.id;
const proofs = { files: new Map(), trust: undefined, holderOf: () => undefined } as unknown as ArchiveProofs;

const chained = (records: readonly MeetingRecord[]): StoredRecord[] => {
  let prev = genesis;
  return records.map((record) => {
    const linked = chain(meetingId, prev, record);
    prev = linked.hash;
    return linked;
  });
};

const annulled = (end: 'AnnulVote' | 'CloseVote', rules = committeeRules): Scene => {
  const draft = commune({
    rules,
    motions: [motion('v1'), motion('v2', { itemId: 'muc-3', form: 'hands', paperIds: [] })],
  });
  const meeting = present(scene(draft), 8).given(
    'chair',
    { type: 'OpenMeeting' },
    { type: 'TakeUpItem', itemId: 'muc-1' },
  );
  meeting.given('chair', { type: 'OpenVote', voteId: 'v1' });
  cast(meeting, 'v1', 'm2', yes);
  cast(meeting, 'v1', 'm3', no);
  const paper: AnyCommand = { type: 'EnterPaperBallot', voteId: 'v1', personId: 'm4', choices: [no] };
  meeting.given('chair', paper).given('sec', paper);
  if (end === 'CloseVote') meeting.given('chair', { type: end, voteId: 'v1' });
  meeting.given('chair', { type: 'AnnulVote', voteId: 'v1', reason: 'Nhầm' });
  meeting.given('chair', { type: 'TakeUpItem', itemId: 'muc-3' }, { type: 'OpenVote', voteId: 'v2' });
  const count: AnyCommand = { type: 'EnterCount', voteId: 'v2', counts: [[5, 2, 1]] };
  meeting.given('chair', count).given('sec', count);
  return meeting.given('chair', { type: 'CloseVote', voteId: 'v2' }, { type: 'CloseMeeting' });
};

const told = (records: readonly StoredRecord[]): string[] =>
  records.flatMap(({ event }) =>
    (event.type === 'BallotCast' || event.type.startsWith('PaperBallot')) && 'sealed' in event && event.sealed
      ? [event.type]
      : [],
  );

describe('[VOT-20] the archive of a vote annulled before it was closed', () => {
  test('holds no choice, neither in words nor to be guessed from a digest, and its chain holds', () => {
    const records = chained(annulled('AnnulVote').records);
    const handed = asHandedOut(records);
    expect(told(records)).toHaveLength(4);
    expect(told(handed)).toEqual([]);
    expect(handed.filter((one) => one.withheld).every((one) => one.sealedSalt === null)).toBe(true);
    expect(brokenAt(meetingId, handed)).toBeNull();
    const named = handed.map((one) =>
      one.event.type === 'BallotCast' ? { ...one, event: { ...one.event, personId: 'm9' } } : one,
    );
    expect(brokenAt(meetingId, named)).not.toBeNull();
    const other = handed.map((one) => (one.withheld ? { ...one, withheld: genesis } : one));
    expect(brokenAt(meetingId, other)).not.toBeNull();
  });

  test('is decided again as it was recorded; the vote of the item for members only too', async () => {
    const meeting = annulled('AnnulVote');
    const handed = asHandedOut(chained(meeting.records));
    expect(checkFounding(handed, meetingId)).toBeNull();
    const replayed = await replay(handed, proofs);
    expect(replayed).toMatchObject({ ok: true, ballots: 0 });
    expect(replayed.ok && replayed.state).toEqual(meeting.state);
  });

  test('[VOT-44] a result that was announced is decided again, and so is the announcement', async () => {
    const rules = { ...committeeRules, announce: 'chair' } as const;
    const draft = commune({ rules, motions: [motion('v1', { form: 'hands', paperIds: [] })] });
    const meeting = present(scene(draft), 8).given(
      'chair',
      { type: 'OpenMeeting' },
      { type: 'TakeUpItem', itemId: 'muc-1' },
    );
    const count: AnyCommand = { type: 'EnterCount', voteId: 'v1', counts: [[5, 2, 1]] };
    meeting.given('chair', { type: 'OpenVote', voteId: 'v1' }, count).given('sec', count);
    meeting.given('chair', { type: 'CloseVote', voteId: 'v1' }, { type: 'AnnounceResult', voteId: 'v1' });
    meeting.given('chair', { type: 'CloseMeeting' });
    const replayed = await replay(asHandedOut(chained(meeting.records)), proofs);
    expect(replayed.ok && replayed.state).toEqual(meeting.state);
  });

  test('leaves nothing out of a vote that was closed before', () => {
    const records = chained(annulled('CloseVote').records);
    expect(asHandedOut(records)).toEqual(records);
  });

  test('refuses a log that leaves out what stands for a result', async () => {
    const records = chained(annulled('AnnulVote').records);
    const hidden = asHandedOut(records).filter(({ event }) => event.type !== 'VoteAnnulled');
    expect(await replay(hidden, proofs)).toMatchObject({ ok: false });
  });
});

test('[LOG-13] the founding is checked under ids that every object answers to', () => {
  const draft = commune();
  const [item, one] = [draft.items[0], draft.invited[0]];
  if (!item || !one) throw new Error('a meeting of nothing');
  for (const id of ['constructor', 'toString']) {
    draft.items.push({ ...item, id });
    draft.invited.push({ ...one, personId: id, seatId: null });
  }
  expect(checkFounding(chained(scene(draft).records), meetingId)).toBeNull();
});
