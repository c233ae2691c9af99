import { describe, expect, test } from 'vitest';
import {
  ballotOf,
  cast,
  codeOf,
  committeeRules,
  commune,
  motion,
  present,
  type Scene,
  scene,
} from '../../../testing/index.ts';
import { screenViewer, viewerOf } from '../../attendance/index.ts';
import { fold, readAs } from '../../fold.ts';
import { mayVote } from '../../index.ts';
import type { BallotProof } from '../proofs.ts';

const [yes = '', no = ''] = committeeRules.choices;
const ready = (seconds: number | null = null) =>
  present(scene(commune({ motions: [motion('v1', { seconds }), motion('v2')] })), 7).given(
    'chair',
    { type: 'OpenMeeting' },
    { type: 'TakeUpItem', itemId: 'muc-1' },
  );
const open = (seconds: number | null = null) => ready(seconds).given('chair', { type: 'OpenVote', voteId: 'v1' });
const close = { type: 'CloseVote', voteId: 'v1' } as const;
const casts = (meeting: Scene, who: string, choice = yes) => codeOf(cast(meeting, 'v1', who, choice));

/** Casts m2's ballot with something in it changed. */
const altered = (meeting: Scene, change: Partial<BallotProof['statement']>, voteId = 'v1') => {
  const proof = ballotOf(meeting, 'v1', 'm2', yes) as BallotProof;
  const statement = { ...proof.statement, ...change };
  return codeOf(meeting.when('m2', { type: 'CastBallot', voteId, ballot: 'AA==' }, { ...proof, statement }));
};

test('[VOT-8] a ballot is cast by a person, in an open vote', () => {
  const meeting = ready();
  expect(casts(meeting, 'm2')).toBe('vote-not-open');
  meeting.given('chair', { type: 'OpenVote', voteId: 'v1' });
  expect(casts(meeting, 'clock')).toBe('not-in-electorate');
  expect(casts(meeting, 'service')).toBe('not-in-electorate');
  expect(codeOf(cast(meeting, 'v9', 'm2', yes))).toBe('vote-unknown');
  expect(codeOf(cast(meeting, 'toString', 'm2', yes))).toBe('vote-unknown');
  meeting.given('chair', close);
  expect(casts(meeting, 'm2')).toBe('vote-closed');
  meeting.given('chair', { type: 'AnnulVote', voteId: 'v1', reason: 'Nhầm' });
  expect(casts(meeting, 'm2')).toBe('vote-annulled');
});

test('[VOT-9] refuses a second ballot, the same or another', () => {
  const meeting = open();
  expect(casts(meeting, 'm2')).toBeNull();
  expect(casts(meeting, 'm2')).toBe('already-voted');
  expect(casts(meeting, 'm2', no)).toBe('already-voted');
  meeting.given('chair', close);
  expect(meeting.state.voting.votes.v1?.closed?.tally[0]?.counts).toEqual([1, 0, 0]);
});

describe('who', () => {
  test('[VOT-10] the electorate is that of the opening', () => {
    const meeting = open().given('sec', { type: 'CheckIn', personId: 'm8', method: 'card' });
    expect(casts(meeting, 'm8')).toBe('not-in-electorate');
    expect(casts(meeting, 'guest')).toBe('not-in-electorate');
    expect(casts(meeting, 'sec')).toBe('not-in-electorate');
    expect(casts(meeting, 'stranger')).toBe('not-in-electorate');
  });

  test('[VOT-10] who has left the room votes when he is back', () => {
    const meeting = open().given('m2', { type: 'RecordLeave', personId: 'm2', reason: '' });
    expect(casts(meeting, 'm2')).toBe('not-present');
    meeting.given('m2', { type: 'CheckIn', personId: 'm2', method: 'self' });
    expect(casts(meeting, 'm2')).toBeNull();
  });

  test('[VOT-10] a substitute never votes', () => {
    const meeting = ready().given(
      'sec',
      { type: 'AppointSubstitute', personId: 'm8', substituteId: 'sub', reason: '' },
      { type: 'CheckIn', personId: 'sub', method: 'card' },
      { type: 'OpenVote', voteId: 'v1' },
    );
    expect(meeting.state.voting.votes.v1?.opened?.electorate).not.toContain('sub');
    expect(casts(meeting, 'sub')).toBe('substitute-may-not-vote');
    expect(mayVote(meeting.state, 'v1', 'sub')).toBe(false);
  });

  test('[VOT-21] the selector agrees with the rules', () => {
    const meeting = open();
    meeting.given('sec', { type: 'RecordLeave', personId: 'm3', reason: '' });
    cast(meeting, 'v1', 'm4', yes);
    for (const who of ['chair', 'm2', 'm3', 'm4', 'm8', 'sec', 'guest', 'stranger', 'constructor']) {
      const may = mayVote(meeting.state, 'v1', who);
      expect([who, casts(meeting, who) === null]).toEqual([who, may]);
    }
    expect(mayVote(meeting.state, 'v2', 'm5')).toBe(false);
    meeting.given('chair', close);
    expect(mayVote(meeting.state, 'v1', 'm5')).toBe(false);
  });
});

describe('what', () => {
  test('[VOT-11] a ballot is signed', () => {
    const meeting = open();
    expect(codeOf(meeting.when('m2', { type: 'CastBallot', voteId: 'v1', ballot: '' }))).toBe('ballot-not-signed');
    const paper = { kind: 'paper', sha256: 'a'.repeat(64), pages: 1, bytes: 1 } as const;
    expect(codeOf(meeting.when('m2', { type: 'CastBallot', voteId: 'v1', ballot: '' }, paper))).toBe(
      'ballot-not-signed',
    );
  });

  const other = 'f'.repeat(64);
  test.each<[string, Partial<BallotProof['statement']>, string]>([
    ['meeting', { meeting: 'hop-2' }, 'ballot-for-another-meeting'],
    ['vote', { vote: 'v2' }, 'ballot-for-another-vote'],
    ['voter', { voter: 'm3' }, 'ballot-of-another'],
    ['question', { question: 'Khác' }, 'ballot-other-question'],
    ['bytes of a paper', { papers: [{ id: 'p1', sha256: other }] }, 'ballot-other-papers'],
    ['paper', { papers: [{ id: 'p2', sha256: 1n.toString(16).padStart(64, '0') }] }, 'ballot-other-papers'],
    ['fewer papers', { papers: [] }, 'ballot-other-papers'],
  ])('[VOT-11] a ballot for another %s is refused', (_, change, code) => {
    const meeting = open();
    expect(altered(meeting, change)).toBe(code);
    expect(altered(meeting, {})).toBeNull();
  });

  test('[VOT-11] papers count in their order, and none beside them', () => {
    const meeting = present(scene(commune({ motions: [motion('v1', { paperIds: ['p1', 'p2'] })] })), 8).given(
      'chair',
      { type: 'OpenMeeting' },
      { type: 'TakeUpItem', itemId: 'muc-1' },
      { type: 'OpenVote', voteId: 'v1' },
    );
    const papers = meeting.state.voting.votes.v1?.opened?.papers ?? [];
    expect(papers).toHaveLength(2);
    expect(altered(meeting, { papers: papers.toReversed() })).toBe('ballot-other-papers');
    expect(altered(meeting, { papers: [...papers, { id: 'p3', sha256: other }] })).toBe('ballot-other-papers');
    expect(altered(meeting, { papers })).toBeNull();
  });

  test('[LOG-6] the log holds the digest of a ballot, its bytes lie elsewhere', () => {
    const meeting = open();
    const { digest, certificate } = ballotOf(meeting, 'v1', 'm2', yes) as BallotProof;
    const sealed = { choices: [yes], digest, certificate };
    expect(cast(meeting, 'v1', 'm2', yes)).toEqual([{ type: 'BallotCast', voteId: 'v1', personId: 'm2', sealed }]);
  });

  test('[VOT-12] a ballot names one of the choices put', () => {
    const meeting = open();
    for (const choices of [[], [yes, no], [yes, yes], ['Đồng ý'], ['']])
      expect(altered(meeting, { choices })).toBe('ballot-invalid-choice');
  });

  test('[VOT-13] a ballot after the deadline is late, whether the vote is closed or not', () => {
    const meeting = open(60);
    meeting.now += 60_000;
    expect(casts(meeting, 'm2')).toBeNull();
    meeting.now += 1;
    expect(casts(meeting, 'm3')).toBe('vote-closed');
    meeting.given('clock', close);
    expect(casts(meeting, 'm4')).toBe('vote-closed');
  });
});

describe('secrecy', () => {
  const seenBy = (meeting: Scene, who: string) =>
    fold(readAs(meeting.records, who === 'screen' ? screenViewer : viewerOf(meeting.state, who))).voting.votes.v1;

  test('[VOT-14] who voted is told to chair, secretary and screen, how to himself', () => {
    const meeting = open();
    cast(meeting, 'v1', 'm2', no);
    for (const who of ['chair', 'sec', 'screen']) expect(seenBy(meeting, who)?.ballots).toEqual({ m2: null });
    for (const who of ['m3', 'guest', 'visitor', 'stranger']) expect(seenBy(meeting, who)?.ballots).toEqual({});
    expect(seenBy(meeting, 'm2')?.ballots).toMatchObject({ m2: { choices: [no] } });
  });

  test('[VOT-14] the chair does not read the votes of others, nor the secretary his', () => {
    const meeting = open();
    cast(meeting, 'v1', 'chair', yes);
    cast(meeting, 'v1', 'm2', no);
    expect(seenBy(meeting, 'chair')?.ballots).toEqual({ chair: expect.objectContaining({ choices: [yes] }), m2: null });
    expect(seenBy(meeting, 'sec')?.ballots).toEqual({ chair: null, m2: null });
  });

  test('[VOT-16, LOG-4] closing tells all of it to all', () => {
    const meeting = open();
    cast(meeting, 'v1', 'm2', no);
    meeting.given('chair', close);
    for (const who of ['m3', 'guest', 'visitor', 'screen'])
      expect(seenBy(meeting, who)?.closed?.ballots).toMatchObject([{ personId: 'm2', choices: [no] }]);
  });
});
