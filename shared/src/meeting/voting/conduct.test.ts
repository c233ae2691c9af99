// Running a vote, telling its result, hiding the choices of an annulled one, and the seats of a further round.

import { describe, expect, test } from 'vitest';
import {
  boxOf,
  cast,
  codeOf,
  committeeRules,
  commune,
  issued,
  motion,
  present,
  type Scene,
  scene,
} from '../../testing/index.ts';
import { screenViewer, viewerOf } from '../attendance/index.ts';
import { decide } from '../decide.ts';
import { fold, readAs } from '../fold.ts';
import {
  type AnyCommand,
  barsOpening,
  type Motion,
  mayConduct,
  openingNotes,
  outcomeOf,
  seatsLeft,
  unfinishedVotes,
  type Vote,
  voteOf,
} from '../index.ts';
import { currentProcedure } from '../life/index.ts';

const [yes = '', no = ''] = committeeRules.choices;
const named = (...names: string[]) => names.map((name, n) => ({ id: `${n + 1}`, name, personId: null }));
const on = <T extends 'OpenVote' | 'CloseVote' | 'AnnounceResult'>(type: T, voteId = 'v1') =>
  ({ type, voteId }) as const;
const vote = ({ state }: Scene, id = 'v1'): Vote => voteOf(state, id) as Vote;

describe('[VOT-42] a recused chair', () => {
  const recused = (chairs: string[], secretaries = ['sec']): Scene => {
    const draft = commune({ motions: [motion('v1'), motion('v2', { form: 'hands' }), motion('v3', { itemId: null })] });
    return present(scene({ ...draft, info: { ...draft.info, chairs, secretaries } }), 8)
      .given('chair', { type: 'OpenMeeting' }, { type: 'TakeUpItem', itemId: 'muc-1' })
      .given('sec', { type: 'RecordRecusal', itemId: 'muc-1', personId: 'chair', reason: 'Liên quan' });
  };
  const acts: AnyCommand[] = [
    on('OpenVote'),
    { type: 'OpenSeries', voteIds: ['v1', 'v3'] },
    { type: 'AppointBoard', voteId: 'v2', members: [{ personId: 'm2', role: 'head' }], basis: 'Giơ tay' },
    { type: 'DuplicateVote', voteId: 'v1' },
    { type: 'RemoveVote', voteId: 'v1' },
  ];
  const during: AnyCommand[] = [
    on('CloseVote'),
    { type: 'AnnulVote', voteId: 'v1', reason: 'Nhầm' },
    { type: 'EnterPaperBallot', voteId: 'v1', personId: 'm2', choices: [yes] },
  ];

  test('opens, closes and annuls nothing of his item; the secretary does', () => {
    const meeting = recused(['chair']);
    for (const act of acts)
      expect([act.type, codeOf(meeting.when('chair', act))]).toEqual([act.type, 'recused-from-running']);
    meeting.given('sec', on('OpenVote'));
    for (const act of during)
      expect([act.type, codeOf(meeting.when('chair', act))]).toEqual([act.type, 'recused-from-running']);
    expect(codeOf(meeting.when('sec', on('CloseVote')))).toBeNull();
  });

  test('runs the votes of other items', () => {
    expect(codeOf(recused(['chair']).when('chair', on('OpenVote', 'v3')))).toBeNull();
  });

  const level = (meeting: Scene, by: string): Scene => {
    meeting.given(by, on('OpenVote'));
    for (const who of ['m2', 'm3', 'm4']) cast(meeting, 'v1', who, yes);
    for (const who of ['m5', 'm6', 'm7']) cast(meeting, 'v1', who, no);
    return meeting.given(by, on('CloseVote'));
  };
  const settle = { type: 'SettleVote', voteId: 'v1', rowId: '1', verdict: 'passed', basis: 'Quy chế' } as const;

  test('settles nothing: another of the presidium does, and the secretary only where every chair is recused', () => {
    const presidium = level(recused(['chair', 'm2']), 'm2');
    expect(outcomeOf(vote(presidium), '1')).toBe('undecided');
    expect(codeOf(presidium.when('chair', settle))).toBe('recused-from-running');
    expect(codeOf(presidium.when('sec', settle))).toBe('only-chair');
    expect(codeOf(presidium.when('m2', settle))).toBeNull();
    const alone = level(recused(['chair']), 'sec');
    expect(codeOf(alone.when('chair', settle))).toBe('recused-from-running');
    expect(codeOf(alone.when('sec', settle))).toBeNull();
  });

  test('of a meeting convened under the first edition runs it, as its log says', () => {
    const meeting = recused(['chair']);
    const { life } = meeting.state;
    const { procedure: _, ...info } = life.info ?? commune().info;
    const first = { ...meeting.state, life: { ...life, info } };
    expect(life.info?.procedure).toBe(currentProcedure);
    expect(mayConduct(first, 'muc-1', { kind: 'person', personId: 'chair' })).toBe(true);
  });
});

describe('[VOT-44] where the chair announces results', () => {
  const rules = { ...committeeRules, announce: 'chair' } as const;
  const ready = (more: Partial<Motion> = {}) =>
    present(scene(commune({ rules, motions: [motion('v1', more)] })), 8).given(
      'chair',
      { type: 'OpenMeeting' },
      { type: 'TakeUpItem', itemId: 'muc-1' },
    );
  const closed = (choice = yes): Scene => {
    const meeting = ready().given('chair', on('OpenVote'));
    for (const who of ['chair', 'm2', 'm3', 'm4', 'm5']) cast(meeting, 'v1', who, choice);
    return meeting.given('chair', on('CloseVote'));
  };
  const seenBy = (meeting: Scene, who: string | null) =>
    fold(readAs(meeting.records, who === null ? screenViewer : viewerOf(meeting.state, who)));

  test('closing tells nobody but chair and secretary what came out', () => {
    const [passes, fails] = [closed(), closed(no)];
    for (const who of ['guest', null]) {
      expect(seenBy(passes, who)).toEqual(seenBy(fails, who));
      expect(seenBy(passes, who).voting.votes.v1).toMatchObject({ stage: 'tallied', closed: null, tallied: null });
    }
    for (const who of ['chair', 'sec'])
      expect(seenBy(passes, who).voting.votes.v1?.tallied?.tally).toEqual([{ rowId: '1', counts: [5, 0, 0] }]);
    expect(seenBy(passes, 'm8').voting.votes.v1?.tallied).toBeNull();
    expect(passes.state.screen.show).toEqual({ view: 'vote', voteId: 'v1' });
  });

  test('announcing tells tablets and hall at one moment, and nothing goes on before', () => {
    const meeting = closed();
    expect(unfinishedVotes(meeting.state)).toHaveLength(1);
    for (const act of [{ type: 'CloseMeeting' }, { type: 'ConcludeItem', itemId: 'muc-1' }] as const)
      expect(codeOf(meeting.when('chair', act))).toBe('vote-open');
    const show = { type: 'ShowOnScreen', show: { view: 'result', voteId: 'v1' } } as const;
    expect(codeOf(meeting.when('chair', show))).toBe('result-not-announced');
    expect(codeOf(meeting.when('m2', on('AnnounceResult')))).toBe('not-chair-or-secretary');
    const before = meeting.records.length;
    meeting.given('chair', on('AnnounceResult'));
    expect(meeting.records.length).toBe(before + 1);
    for (const who of ['guest', 'm8', null]) {
      const { voting, screen } = seenBy(meeting, who);
      expect(voting.votes.v1?.closed?.result?.rows[0]?.outcome).toBe('passed');
      expect(screen.show).toEqual({ view: 'result', voteId: 'v1' });
    }
    expect(codeOf(meeting.when('chair', on('AnnounceResult')))).toBe('vote-nothing-to-announce');
  });

  test('the board knows what it counted', () => {
    const meeting = ready({ form: 'secret', paperIds: [] });
    issued(meeting, 'v1', ['chair', 'm2', 'm3']);
    meeting.given('chair', on('CloseVote'));
    meeting.given('m5', [{ type: 'CountSlips', voteId: 'v1', opening: 'AA==' }, boxOf([[[0]], [[0]], [[1]]])]);
    expect(seenBy(meeting, 'm6').voting.votes.v1?.tallied?.slips?.cast).toBe(3);
    expect(seenBy(meeting, 'm3').voting.votes.v1?.tallied).toBeNull();
    meeting.given('chair', on('AnnounceResult'));
    expect(vote(meeting).closed?.slips?.cast).toBe(3);
  });

  test('a board knows nothing of a vote that was changed to a form without tellers, since the fourth edition', () => {
    const meeting = ready({ form: 'hands' });
    const { id: _, round: __, repeats: ___, rows: ____, ...fields } = vote(meeting).motion;
    meeting.given(
      'chair',
      { type: 'AppointBoard', voteId: 'v1', members: [{ personId: 'm6', role: 'head' }], basis: 'Giơ tay' },
      { type: 'EditVote', voteId: 'v1', ...fields, rows: [], form: 'open' },
      on('OpenVote'),
    );
    const tallied = (procedure: number) => {
      const info = { ...(meeting.state.life.info ?? commune().info), procedure };
      const state = { ...meeting.state, life: { ...meeting.state.life, info } };
      const actor = { kind: 'person', personId: 'chair' } as const;
      const decision = decide(state, on('CloseVote'), { actor, at: meeting.now, commandId: 'close', proof: null });
      return decision.ok && decision.events[0]?.sealedFor;
    };
    expect(tallied(currentProcedure)).toMatchObject({ groups: ['chair', 'secretary'], persons: [] });
    expect(tallied(3)).toMatchObject({ persons: ['m6'] });
    meeting.given('chair', on('CloseVote'));
    expect(seenBy(meeting, 'm6').voting.votes.v1?.tallied).toBeNull();
  });
});

describe('[VOT-20] a vote annulled before it was closed', () => {
  test('hides for everyone, the voter and those who entered it included, how anybody voted', () => {
    const meeting = present(scene(commune()), 8).given(
      'chair',
      ...([{ type: 'OpenMeeting' }, { type: 'TakeUpItem', itemId: 'muc-1' }, on('OpenVote')] as const),
    );
    cast(meeting, 'v1', 'm2', yes);
    const paper = (personId: string): AnyCommand => ({
      type: 'EnterPaperBallot',
      voteId: 'v1',
      personId,
      choices: [no],
    });
    meeting.given('chair', paper('m3'), paper('m4')).given('sec', paper('m3'));
    meeting.given('chair', { type: 'AnnulVote', voteId: 'v1', reason: 'Nhầm' });
    for (const who of ['chair', 'sec', 'm2', 'm3', null]) {
      const { votes } = fold(
        readAs(meeting.records, who === null ? screenViewer : viewerOf(meeting.state, who)),
      ).voting;
      expect(Object.values(votes.v1?.ballots ?? {}).every((ballot) => ballot === null)).toBe(true);
      expect(votes.v1?.entered.m4?.choices ?? null).toBeNull();
    }
  });
});

describe('[VOT-24] a further round', () => {
  const elect = (votes: Record<string, string[]>, voteId = 'v1', meeting = ready()): Scene => {
    meeting.given('chair', on('OpenVote', voteId));
    const { rows } = vote(meeting, voteId).motion;
    for (const [who, names] of Object.entries(votes))
      cast(
        meeting,
        voteId,
        who,
        rows.map(({ name }) => (names.includes(name) ? 'Đồng ý' : '')),
      );
    return meeting.given('chair', on('CloseVote', voteId));
  };
  const facts = {
    kind: 'election',
    rows: named('A', 'B', 'C'),
    choices: ['Đồng ý', 'Không đồng ý'],
    most: 2,
    seats: 2,
  } as const;
  const ready = () =>
    present(
      scene(commune({ motions: [motion('v1', { ...facts, choices: [...facts.choices], paperIds: [] })] })),
      8,
    ).given('chair', { type: 'OpenMeeting' }, { type: 'TakeUpItem', itemId: 'muc-1' });
  const all = ['chair', 'm2', 'm3', 'm4', 'm5', 'm6', 'm7', 'm8'];
  /** A elected by six; B and C level at five, which is enough, for the last seat. */
  const level = () =>
    elect(Object.fromEntries(all.map((who, n) => [who, n < 3 ? ['A', 'B'] : n < 6 ? ['A', 'C'] : ['B', 'C']])));
  const again = (rowIds: string[], voteId = 'v1') => ({ type: 'RepeatVote', voteId, rowIds }) as const;
  const latest = (meeting: Scene): Vote => Object.values(meeting.state.voting.votes).at(-1) as Vote;

  test('has the seats that are left, and not who is elected already', () => {
    const meeting = level();
    expect(['1', '2', '3'].map((id) => outcomeOf(vote(meeting), id))).toEqual(['passed', 'undecided', 'undecided']);
    expect(seatsLeft(meeting.state, vote(meeting).motion)).toEqual({ filled: ['1'], left: 1 });
    meeting.given('chair', again(['1', '2', '3']));
    const { motion: round } = latest(meeting);
    expect(round).toMatchObject({ seats: 1, most: 1, round: 2, rows: [{ name: 'B' }, { name: 'C' }] });
    elect(Object.fromEntries(all.map((who, n) => [who, n < 5 ? ['B'] : ['C']])), round.id, meeting);
    expect(codeOf(meeting.when('chair', again(['2', '3'])))).toBe('vote-seats-filled');
    expect(codeOf(meeting.when('chair', again(['3'], round.id)))).toBe('vote-seats-filled');
  });

  test('for fewer seats in the same words is pointed out, until the words are others', () => {
    const meeting = level().given('chair', again(['2', '3']));
    const { id, repeats: _, round: __, ...fields } = latest(meeting).motion;
    const noted = () => openingNotes(meeting.state, id).filter(({ note }) => note === 'seats-changed');
    expect(noted()).toEqual([{ note: 'seats-changed', before: 2, now: 1 }]);
    expect(openingNotes(meeting.state, id).some(barsOpening)).toBe(false);
    const words = { title: 'Bầu người còn lại', question: 'Bầu một đồng chí' };
    meeting.given('sec', { type: 'EditVote', voteId: id, ...fields, ...words, choices: [] });
    expect(noted()).toEqual([]);
  });

  test('prepared twice is opened once: the seat is filled meanwhile', () => {
    const meeting = level().given('chair', again(['2', '3']), again(['2', '3']));
    const [one, other] = Object.values(meeting.state.voting.votes).slice(1) as [Vote, Vote];
    elect(Object.fromEntries(all.map((who) => [who, ['C']])), one.motion.id, meeting);
    expect(codeOf(meeting.when('chair', on('OpenVote', other.motion.id)))).toBe('vote-seats-filled');
  });

  test('after an annulled one has all seats', () => {
    const meeting = ready().given('chair', on('OpenVote'), { type: 'AnnulVote', voteId: 'v1', reason: 'Nhầm' });
    meeting.given('chair', again(['1', '2', '3']));
    expect(latest(meeting).motion).toMatchObject({ seats: 2, most: 2 });
    const counted = level().given('chair', { type: 'AnnulVote', voteId: 'v1', reason: 'Nhầm' });
    expect(seatsLeft(counted.state, vote(counted).motion)).toEqual({ filled: [], left: 2 });
  });
});
