// The rules of a secret vote: its board, its slips, the barrier, the count. The cryptography is the server's and is tried there.
import { describe, expect, test } from 'vitest';
import {
  boxOf,
  codeOf,
  commune,
  handedOut,
  issued,
  issuing,
  motion,
  present,
  scene,
  slipOf,
} from '../../../testing/index.ts';
import { screenViewer, viewerOf } from '../../attendance/index.ts';
import { fold, readAs } from '../../fold.ts';
import {
  awaitedFrom,
  type CommandOf,
  fitForBoard,
  nextDeadline,
  openingNotes,
  unfinishedVotes,
  whoIsLate,
} from '../../index.ts';
import {
  appointed,
  ask,
  board,
  close,
  countSlips,
  endIssuing,
  facts,
  key,
  open,
  ready,
  vote,
} from './secret.testing.ts';

describe('[VOT-30] the board', () => {
  test('has as many members as the rules ask for, voters all, none of them voted on, one head', () => {
    const meeting = ready();
    const appoint = (command: CommandOf<'AppointBoard'>) => meeting.when('sec', command);
    expect(appoint(board('m5', 'm6'))).toMatchObject({ code: 'board-too-small', params: { needed: 3 } });
    expect(appoint(board('m5', 'm6', 'm8'))).toMatchObject({ code: 'board-has-candidate', params: { person: 'm8' } });
    expect(appoint(board('m5', 'm6', 'guest'))).toMatchObject({ code: 'board-not-voter', params: { person: 'guest' } });
    expect(codeOf(appoint(board('m5', 'm6', 'm6')))).toBe('board-listed-twice');
    const headless = board('m5', 'm6', 'm7').members.map((one) => ({ ...one, role: 'member' as const }));
    expect(codeOf(appoint({ ...board('m5'), members: headless }))).toBe('board-needs-head');
    expect(codeOf(meeting.when('m2', board('m5', 'm6', 'm7')))).toBe('not-chair-or-secretary');
    expect(codeOf(appoint(board('m5', 'm6', 'm7')))).toBeNull();
  });

  test('[VOT-30] offers who is in the room for the item and not voted on', () => {
    const meeting = ready(8);
    meeting.given('m7', { type: 'RecordLeave', personId: 'm7', reason: '' });
    meeting.given('sec', { type: 'RecordRecusal', itemId: 'muc-1', personId: 'm6', reason: '' });
    expect(fitForBoard(meeting.state, vote(meeting).motion).sort()).toEqual(['chair', 'm2', 'm3', 'm4', 'm5']);
  });

  test('[VOT-31] one of its members makes its key, before the vote is opened', () => {
    const meeting = ready().given('sec', board('m5', 'm6', 'm7'));
    expect(codeOf(meeting.when('m2', key))).toBe('only-counting-board');
    meeting.given('m6', key);
    expect(vote(meeting).boardKey).toEqual({ personId: 'm6', publicKey: 'Ym9hcmQ=' });
    meeting.given('sec', board('m5', 'm6', 'm7'));
    expect(vote(meeting).boardKey).toBeNull();
    meeting.given('m5', key).given('chair', [open, issuing]);
    expect(codeOf(meeting.when('m5', key))).toBe('vote-already-opened');
    expect(codeOf(meeting.when('sec', board('m5', 'm6', 'm7')))).toBe('vote-already-opened');
  });

  test('is for secret votes and shows of hands', () => {
    const other = { ...board('m5', 'm6', 'm7'), voteId: 'v2' };
    expect(codeOf(ready().when('sec', other))).toBe('vote-other-form');
  });
});

describe('[VOT-32] opening', () => {
  test('needs a board with its key and three voters', () => {
    const meeting = ready();
    expect(codeOf(meeting.when('chair', open))).toBe('board-needed');
    meeting.given('chair', board('m5', 'm6', 'm7'));
    expect(codeOf(meeting.when('chair', open))).toBe('board-key-needed');
    expect(codeOf(meeting.given('m5', key).when('chair', open, issuing))).toBeNull();
  });

  test('is refused with fewer than three voters', () => {
    const draft = commune({ motions: [motion('v1', facts)] });
    const rules = { ...draft.info.rules, quorum: null };
    const meeting = present(scene({ ...draft, info: { ...draft.info, rules } }), 2);
    meeting.given('chair', { type: 'OpenMeeting' }, { type: 'TakeUpItem', itemId: 'muc-1' });
    expect(meeting.when('chair', open, issuing)).toMatchObject({
      code: 'secret-too-few',
      params: { voters: 2, needed: 3 },
    });
    expect(openingNotes(meeting.state, 'v1')[0]).toEqual({ note: 'secret-too-few', voters: 2, needed: 3 });
  });

  test('tells the chair beforehand that unanimity reveals everyone, and who will not vote', () => {
    const meeting = appointed(ready()).given('sec', {
      type: 'AppointSubstitute',
      personId: 'm8',
      substituteId: 'sub',
      reason: '',
    });
    expect(openingNotes(meeting.state, 'v1')).toEqual([
      { note: 'unanimity-reveals', voters: 7 },
      { note: 'absent', standing: 'awaited', personIds: ['m8'] },
      { note: 'substitute-without-vote', personId: 'm8', substituteId: 'sub' },
    ]);
  });

  test('is not done without the server’s key', () => {
    expect(codeOf(appointed(ready()).when('chair', open))).toBe('server-error');
  });
});

describe('[VOT-33] a slip', () => {
  const opened = () => appointed(ready()).given('chair', [open, issuing]);

  test('is received once by each voter who is there, for what he signed', () => {
    const meeting = opened();
    const receive = (who: string, of = who, voteId = 'v1') =>
      codeOf(meeting.when(who, ask, slipOf(meeting, voteId, of)));
    expect(receive('m2')).toBeNull();
    expect(receive('m2')).toBe('slip-already-issued');
    expect(receive('m8')).toBe('not-in-electorate');
    expect(receive('guest')).toBe('not-in-electorate');
    expect(receive('m3', 'm2')).toBe('ballot-of-another');
    expect(receive('m3', 'm3', 'v2')).toBe('ballot-for-another-vote');
    expect(codeOf(meeting.when('m3', ask))).toBe('slip-request-not-signed');
    meeting.given('m4', { type: 'RecordLeave', personId: 'm4', reason: '' });
    expect(receive('m4')).toBe('not-present');
    expect(whoIsLate(meeting.state, 'v1')).toEqual(['chair', 'm3', 'm4', 'm5', 'm6', 'm7']);
  });

  test('that somebody received one is public; what was signed is his and the board’s', () => {
    const meeting = handedOut(ready(), 'v1', ['m2', 'm3', 'm4']);
    const seenBy = (who: string) => {
      const viewer = who === 'screen' ? screenViewer : viewerOf(meeting.state, who);
      return fold(readAs(meeting.records, viewer)).voting.votes.v1?.slips?.issued.m2;
    };
    for (const who of ['m2', 'm5']) expect(seenBy(who)).toMatchObject({ cosigned: true, board: 'c2lnbmVk' });
    for (const who of ['m3', 'chair', 'sec', 'guest', 'screen'])
      expect(seenBy(who)).toEqual({ sealed: null, cosigned: true, board: null });
  });

  test('[VOT-34] counts only with the board’s signature, which only the holder of its key gives', () => {
    const meeting = opened();
    for (const who of ['m2', 'm3', 'm4']) meeting.given(who, [ask, slipOf(meeting, 'v1', who)]);
    const slips = ['m2', 'm3', 'm4'].map((personId) => ({ personId, signature: 'c2lnbmVk' }));
    const cosign: CommandOf<'CosignSlips'> = { type: 'CosignSlips', voteId: 'v1', slips };
    const valid = { kind: 'cosign', valid: ['m2', 'm3', 'm4'] } as const;
    expect(codeOf(meeting.when('m6', cosign, valid))).toBe('only-counting-board');
    expect(codeOf(meeting.when('m5', cosign, { kind: 'cosign', valid: ['m2'] }))).toBe('slip-signature-invalid');
    expect(meeting.when('chair', endIssuing)).toMatchObject({ code: 'slips-not-cosigned', params: { waiting: 3 } });
    meeting.given('m5', [cosign, valid]);
    expect(codeOf(meeting.when('m5', cosign, valid))).toBe('slip-already-cosigned');
    meeting.given('chair', endIssuing);
    expect(codeOf(meeting.when('m5', cosign, valid))).toBe('slip-issuing-closed');
  });

  test('[VOT-35] nobody receives one after the barrier, which fewer than three do not pass', () => {
    const two = handedOut(ready(), 'v1', ['m2', 'm3']);
    expect(codeOf(two.when('chair', endIssuing))).toBe('secret-too-few');
    const meeting = issued(ready(), 'v1', ['m2', 'm3', 'm4']);
    expect(codeOf(meeting.when('m6', ask, slipOf(meeting, 'v1', 'm6')))).toBe('slip-issuing-closed');
    expect(codeOf(meeting.when('chair', endIssuing))).toBe('slip-issuing-closed');
    expect(codeOf(meeting.when('m2', endIssuing))).toBe('not-chair-or-secretary');
  });
});

describe('[VOT-41] who is waited for', () => {
  test('while slips are handed out, who has none; once they are cast, those who hold one, and nobody by name', () => {
    const early = handedOut(ready(), 'v1', ['m2', 'm3', 'm4']);
    expect(awaitedFrom(vote(early))).toHaveLength(7);
    expect(whoIsLate(early.state, 'v1')).toEqual(['chair', 'm5', 'm6', 'm7']);
    const meeting = issued(ready(), 'v1', ['m2', 'm3', 'm4']);
    expect(awaitedFrom(vote(meeting))).toEqual(['m2', 'm3', 'm4']);
    expect(whoIsLate(meeting.state, 'v1')).toEqual([]);
    meeting.given('chair', close);
    expect(awaitedFrom(vote(meeting))).toEqual(['m2', 'm3', 'm4']);
    expect(whoIsLate(meeting.state, 'v1')).toEqual([]);
  });
});

describe('[VOT-37] the count', () => {
  const cast = () => issued(ready(), 'v1', ['m2', 'm3', 'm4']);
  const box = boxOf([
    [[0], [1]],
    [[0], [0]],
    [[0, 1], [0]],
  ]);

  test('is opened by the board, after casting has ended; the result tells what it found', () => {
    const meeting = cast();
    expect(codeOf(meeting.when('m5', countSlips, box))).toBe('casting-not-closed');
    meeting.given('chair', close);
    expect(unfinishedVotes(meeting.state).map((one) => one.stage)).toEqual(['counting']);
    expect(codeOf(meeting.when('chair', { type: 'CloseMeeting' }))).toBe('vote-open');
    expect(codeOf(meeting.when('chair', countSlips, box))).toBe('only-counting-board');
    expect(codeOf(meeting.when('m5', countSlips))).toBe('count-not-opened');
    meeting.given('m5', [countSlips, box]);
    expect(codeOf(meeting.when('m5', countSlips, box))).toBe('vote-closed');
    expect(vote(meeting).closed).toMatchObject({
      tally: [{ counts: [2, 0] }, { counts: [1, 1] }],
      slips: { issued: 3, cast: 3, valid: 2, invalid: [{ why: 'row-marked-twice', count: 1 }] },
      ballots: [],
    });
  });

  test('casting does not end before slips were handed out; with a time it ends by the clock', () => {
    const early = handedOut(ready(), 'v1', ['m2', 'm3', 'm4']);
    expect(codeOf(early.when('chair', close))).toBe('slip-issuing-open');
    const meeting = issued(ready(7, { seconds: 60 }), 'v1', ['m2', 'm3', 'm4']);
    expect(nextDeadline(meeting.state)).toEqual({ at: meeting.now + 60_000, command: close });
    meeting.now += 60_000;
    expect(codeOf(meeting.when('clock', close))).toBeNull();
  });

  test('a secret vote takes no ballot with a name on it, and an open vote no slip', () => {
    const meeting = cast();
    expect(codeOf(meeting.when('m2', { type: 'CastBallot', voteId: 'v1', ballot: 'AA==' }))).toBe('vote-other-form');
    expect(codeOf(meeting.when('m2', { ...ask, voteId: 'v2' }))).toBe('vote-other-form');
  });

  test('[VOT-20] an annulled secret vote is not counted', () => {
    const meeting = cast().given('chair', close, { type: 'AnnulVote', voteId: 'v1', reason: 'Mất máy' });
    expect(codeOf(meeting.when('m5', countSlips, box))).toBe('casting-not-closed');
  });
});

describe('a slip that cannot be co-signed', () => {
  const strike = { type: 'StrikeSlip', voteId: 'v1', personId: 'm4', reason: 'Máy gửi yêu cầu hỏng' } as const;
  const waiting = () => {
    const meeting = handedOut(ready(), 'v1', ['chair', 'm2', 'm3']);
    return meeting.given('m4', [ask, slipOf(meeting, 'v1', 'm4')]);
  };

  test('[VOT-43] is struck by the chair, on record, and the others may cast', () => {
    const meeting = waiting();
    expect(codeOf(meeting.when('chair', endIssuing))).toBe('slips-not-cosigned');
    expect(codeOf(meeting.when('m2', strike))).toBe('not-chair-or-secretary');
    expect(codeOf(meeting.when('chair', { ...strike, personId: 'm6' }))).toBe('slip-not-issued');
    expect(codeOf(meeting.when('chair', { ...strike, personId: 'm2' }))).toBe('slip-already-cosigned');
    meeting.given('chair', strike);
    expect(vote(meeting).slips?.struck).toMatchObject([{ personId: 'm4', reason: strike.reason }]);
    expect(Object.keys(vote(meeting).slips?.issued ?? {})).toEqual(['chair', 'm2', 'm3']);
    expect(codeOf(meeting.when('chair', endIssuing))).toBeNull();
    expect(codeOf(meeting.when('chair', strike))).toBe('slip-issuing-closed');
  });

  test('[VOT-43] is struck also when its member has left the room; he who is there asks again', () => {
    const gone = waiting().given('sec', { type: 'RecordLeave', personId: 'm4', reason: '' });
    expect(codeOf(gone.when('chair', endIssuing))).toBe('slips-not-cosigned');
    expect(codeOf(gone.given('sec', strike).when('chair', endIssuing))).toBeNull();
    const there = waiting().given('sec', strike);
    there.given('m4', [ask, slipOf(there, 'v1', 'm4')]);
    expect(vote(there).slips?.issued.m4?.cosigned).toBe(false);
  });
});
