// Votes that are called out, counted by hand or entered from paper; and recusal from an item.
import { describe, expect, test } from 'vitest';
import { cast, codeOf, committeeRules, commune, motion, present, type Scene, scene } from '../../../testing/index.ts';
import { type CommandOf, type Motion, type Vote, voteOf } from '../../index.ts';

const ready = (motions: Motion[], voters = 8): Scene =>
  present(scene(commune({ voters: 8, rules: committeeRules, motions })), voters).given(
    'chair',
    { type: 'OpenMeeting' },
    { type: 'TakeUpItem', itemId: 'muc-1' },
  );
const opened = (facts: Partial<Motion>, voters = 8): Scene =>
  ready([motion('v1', facts)], voters).given('chair', { type: 'OpenVote', voteId: 'v1' });
const close = { type: 'CloseVote', voteId: 'v1' } as const;
const vote = ({ state }: Scene): Vote => voteOf(state, 'v1') as Vote;

describe('[VOT-28] a roll call', () => {
  const answer = (personId: string, choice: string): CommandOf<'RecordAnswer'> => ({
    type: 'RecordAnswer',
    voteId: 'v1',
    personId,
    choices: [choice],
  });

  test('is written down by chair or secretary, put right until it is closed, and counted by name', () => {
    const meeting = opened({ form: 'rollCall' }, 7);
    expect(codeOf(cast(meeting, 'v1', 'm2', 'Tán thành'))).toBe('vote-other-form');
    expect(codeOf(meeting.when('m2', answer('m2', 'Tán thành')))).toBe('not-chair-or-secretary');
    expect(codeOf(meeting.when('sec', answer('m8', 'Tán thành')))).toBe('not-in-electorate');
    expect(codeOf(meeting.when('sec', answer('m2', 'Có')))).toBe('ballot-invalid-choice');
    meeting
      .given('sec', answer('m2', 'Tán thành'), answer('m2', 'Không tán thành'))
      .given('chair', answer('m3', 'Tán thành'), close);
    expect(vote(meeting).closed?.ballots).toEqual([
      { personId: 'm2', choices: ['Không tán thành'], source: { via: 'rollCall', by: 'sec' } },
      { personId: 'm3', choices: ['Tán thành'], source: { via: 'rollCall', by: 'chair' } },
    ]);
  });
});

describe('[VOT-29] a show of hands', () => {
  const count = (...counts: number[]): CommandOf<'EnterCount'> => ({
    type: 'EnterCount',
    voteId: 'v1',
    counts: [counts],
  });

  test('stands once two people have counted the same', () => {
    const meeting = opened({ form: 'hands' }, 7).given('sec', count(4, 2, 1));
    expect(codeOf(meeting.when('chair', close))).toBe('count-not-confirmed');
    expect(codeOf(meeting.when('chair', count(4, 3, 0)))).toBe('count-differs');
    meeting.given('sec', count(4, 2, 1));
    expect(codeOf(meeting.when('chair', close))).toBe('count-not-confirmed');
    meeting.given('chair', count(4, 2, 1), close);
    expect(vote(meeting).closed).toMatchObject({ tally: [{ counts: [4, 2, 1] }], ballots: [] });
  });

  test('has no more hands than voters, and is counted by tellers, chair and secretary alone', () => {
    const meeting = ready([motion('v1', { form: 'hands' })], 7);
    const board: CommandOf<'AppointBoard'> = {
      type: 'AppointBoard',
      voteId: 'v1',
      members: [{ personId: 'm3', role: 'head' }],
      basis: 'x',
    };
    meeting.given('chair', board, { type: 'OpenVote', voteId: 'v1' });
    for (const counts of [count(8, 0, 0), count(4, 2), { ...count(), counts: [] }])
      expect(codeOf(meeting.when('m3', counts))).toBe('count-impossible');
    expect(codeOf(meeting.when('m4', count(4, 2, 1)))).toBe('not-chair-or-secretary');
    expect(codeOf(meeting.when('m3', count(4, 2, 1)))).toBeNull();
  });
});

describe('[VOT-22] a paper ballot', () => {
  const enter = (personId: string, choice: string): CommandOf<'EnterPaperBallot'> => ({
    type: 'EnterPaperBallot',
    voteId: 'v1',
    personId,
    choices: [choice],
  });

  test('is entered by two people, counts when they agree, and says so for ever', () => {
    const meeting = opened({}, 7).given('sec', enter('m2', 'Tán thành'));
    expect(vote(meeting).ballots).toEqual({});
    meeting.given('sec', enter('m2', 'Không tán thành'));
    expect(codeOf(meeting.when('chair', enter('m2', 'Tán thành')))).toBe('paper-ballot-differs');
    meeting.given('chair', enter('m2', 'Không tán thành'));
    expect(codeOf(meeting.when('chair', enter('m2', 'Tán thành')))).toBe('already-voted');
    expect(codeOf(cast(meeting, 'v1', 'm2', 'Tán thành'))).toBe('already-voted');
    meeting.given('chair', close);
    expect(vote(meeting).closed?.ballots).toEqual([
      { personId: 'm2', choices: ['Không tán thành'], source: { via: 'paper', enteredBy: ['sec', 'chair'] } },
    ]);
  });

  test('is for voters, in an open vote, and by chair and secretary', () => {
    const meeting = opened({}, 7);
    expect(codeOf(meeting.when('m3', enter('m2', 'Tán thành')))).toBe('not-chair-or-secretary');
    expect(codeOf(meeting.when('sec', enter('m8', 'Tán thành')))).toBe('not-in-electorate');
    expect(codeOf(opened({ form: 'hands' }).when('sec', enter('m2', 'Tán thành')))).toBe('vote-other-form');
  });
});

describe('[ATT-13] recusal', () => {
  const recuse = { type: 'RecordRecusal', itemId: 'muc-1', personId: 'm2', reason: 'Có liên quan' } as const;
  const lift = { type: 'LiftRecusal', itemId: 'muc-1', personId: 'm2' } as const;

  test('is recorded by oneself, chair or secretary, once, for an item that is not over', () => {
    const meeting = ready([motion('v1')]);
    expect(codeOf(meeting.when('m3', recuse))).toBe('not-chair-or-secretary');
    expect(codeOf(meeting.when('sec', lift))).toBe('not-recused');
    meeting.given('m2', recuse);
    expect(codeOf(meeting.when('sec', recuse))).toBe('already-recused');
    expect(codeOf(meeting.when('sec', { ...recuse, itemId: 'muc-9' }))).toBe('item-unknown');
    expect(codeOf(meeting.when('sec', { ...recuse, personId: 'nobody' }))).toBe('not-invited');
    meeting.given('chair', { type: 'OpenVote', voteId: 'v1' });
    expect(codeOf(meeting.when('sec', lift))).toBe('vote-open');
    meeting.given('chair', close, { type: 'TakeUpItem', itemId: 'muc-2' });
    expect(codeOf(meeting.when('sec', lift))).toBe('item-already-concluded');
  });

  test('takes a person out of the room for the item: no word, no vote, not of the quorum', () => {
    const meeting = ready([motion('v1')], 6).given('m2', recuse);
    expect(codeOf(meeting.when('m2', { type: 'AskToSpeak', kind: 'thaoLuan', topic: '' }))).toBe('recused');
    expect(
      codeOf(meeting.when('chair', { type: 'GrantFloor', personId: 'm2', requestId: null, kind: 'thaoLuan' })),
    ).toBe('recused');
    expect(codeOf(meeting.when('chair', { type: 'OpenVote', voteId: 'v1' }))).toBe('no-quorum-for-vote');
    meeting
      .given('sec', { type: 'CheckIn', personId: 'm7', method: 'card' })
      .given('chair', { type: 'OpenVote', voteId: 'v1' });
    expect(vote(meeting).opened).toMatchObject({
      electorate: ['chair', 'm3', 'm4', 'm5', 'm6', 'm7'],
      notVoting: [
        { personId: 'm2', why: 'recused' },
        { personId: 'm8', why: 'absent' },
      ],
    });
    expect(codeOf(cast(meeting, 'v1', 'm2', 'Tán thành'))).toBe('recused');
  });
});
