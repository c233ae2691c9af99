import { describe, expect, test } from 'vitest';
import {
  cast,
  codeOf,
  committeeRules,
  commune,
  councilRules,
  motion,
  prepareVote,
  present,
  type Scene,
  scene,
  uploadOf,
} from '../../testing/index.ts';
import { viewerOf } from '../attendance/index.ts';
import type { MeetingDraft } from '../draftInput.ts';
import { fold, readAs } from '../fold.ts';
import { type AnyCommand, nextDeadline, type Vote, verdictOf, voteOf, votesOf } from '../index.ts';

const [yes = '', no = '', abstain = ''] = committeeRules.choices;
const ready = (draft: Partial<Parameters<typeof commune>[0]> = {}, voters = 8) =>
  present(scene(commune(draft)), voters).given(
    'chair',
    { type: 'OpenMeeting' },
    { type: 'TakeUpItem', itemId: 'muc-1' },
  );
const on = <T extends AnyCommand['type']>(type: T, voteId = 'v1') => ({ type, voteId });
const open = (draft?: Parameters<typeof ready>[0], voters?: number) =>
  ready(draft, voters).given('chair', on('OpenVote'));
const annul = { ...on('AnnulVote'), reason: 'Nhầm tài liệu' };
const settle = { ...on('SettleVote'), rowId: '1', verdict: 'passed', basis: 'Quy chế làm việc Đ.12' } as const;
const resultOf = (meeting: Scene) => voteOf(meeting.state, 'v1')?.closed?.result?.rows[0];

/** Casts the choices in turn: chair, m2, m3… */
const castAll = (meeting: Scene, ...choices: string[]): Scene => {
  for (const [n, choice] of choices.entries())
    expect(codeOf(cast(meeting, 'v1', n === 0 ? 'chair' : `m${n + 1}`, choice))).toBeNull();
  return meeting;
};
const times = (choice: string, count: number): string[] => Array.from({ length: count }, () => choice);

test.each(['m2', 'guest', 'stranger', 'clock', 'service'])('[VOT-1] is not run by %s', (who) => {
  const meeting = ready();
  for (const command of [prepareVote(), on('RemoveVote'), on('OpenVote'), annul, settle])
    expect(codeOf(meeting.when(who, command))).toBe('not-chair-or-secretary');
});

describe('preparing', () => {
  test('[VOT-2] a resolution puts the choices of the rules', () => {
    const made = ready().when('sec', prepareVote({ choices: ['Có', 'Không'] }));
    expect(made).toMatchObject([{ motion: { choices: committeeRules.choices } }]);
  });

  test('[VOT-2] a poll puts two different choices at least', () => {
    const meeting = ready();
    const poll = (...choices: string[]) => codeOf(meeting.when('sec', prepareVote({ kind: 'poll', choices })));
    expect(poll('Có')).toBe('vote-needs-choices');
    expect(poll('Có', 'Có')).toBe('vote-needs-choices');
    expect(poll('Thứ Hai', 'Thứ Ba', 'Thứ Tư')).toBeNull();
  });

  test('[VOT-2] item, papers and special case exist', () => {
    const meeting = ready().given('sec', { type: 'WithdrawPaper', paperId: 'p2', reason: 'Sai' });
    const prepared = (more: Parameters<typeof prepareVote>[0]) => codeOf(meeting.when('chair', prepareVote(more)));
    expect(prepared({ itemId: 'muc-9' })).toBe('item-unknown');
    expect(prepared({ paperIds: ['p9'] })).toBe('paper-unknown');
    expect(prepared({ paperIds: ['p1', 'p2'] })).toBe('paper-unknown');
    expect(prepared({ special: 'Bầu' })).toBe('vote-special-unknown');
    expect(prepared({ itemId: null, paperIds: ['p1'], special: 'Bãi nhiệm' })).toBeNull();
    expect(votesOf(meeting.state, null)).toHaveLength(1);
  });

  test('[VOT-3] only what was not opened is removed', () => {
    const meeting = open({ motions: [motion('v1'), motion('v2')] }).given('sec', on('RemoveVote', 'v2'));
    expect(voteOf(meeting.state, 'v2')).toBeUndefined();
    expect(codeOf(meeting.when('sec', on('RemoveVote')))).toBe('vote-already-opened');
    expect(codeOf(meeting.when('sec', on('RemoveVote', 'v2')))).toBe('vote-unknown');
    expect(codeOf(meeting.when('sec', on('RemoveVote', 'constructor')))).toBe('vote-unknown');
  });
});

describe('opening', () => {
  test('[VOT-4] needs an open meeting, its item, and no other vote', () => {
    const convened = present(scene(commune()), 8);
    expect(codeOf(convened.when('chair', on('OpenVote')))).toBe('meeting-not-open');
    const meeting = ready({ motions: [motion('v1'), motion('v2'), motion('v3', { itemId: 'muc-2' })] });
    expect(codeOf(meeting.when('chair', on('OpenVote', 'v9')))).toBe('vote-unknown');
    expect(codeOf(meeting.when('chair', on('OpenVote', 'v3')))).toBe('item-not-running');
    meeting.given('chair', on('OpenVote'));
    expect(codeOf(meeting.when('chair', on('OpenVote', 'v2')))).toBe('vote-open');
    expect(codeOf(meeting.when('chair', on('OpenVote')))).toBe('vote-already-opened');
  });

  test('[VOT-5] needs a quorum, and says what is missing', () => {
    const meeting = ready({}, 6).given('sec', { type: 'RecordLeave', personId: 'm2', reason: '' });
    expect(meeting.when('chair', on('OpenVote'))).toEqual({
      code: 'no-quorum-for-vote',
      params: { present: 5, required: 6, total: 8 },
    });
  });

  test('[VOT-5] needs somebody to vote', () => {
    const meeting = scene(commune({ rules: { ...committeeRules, quorum: null } }));
    meeting.given('chair', { type: 'OpenMeeting' }, { type: 'TakeUpItem', itemId: 'muc-1' });
    expect(codeOf(meeting.when('chair', on('OpenVote')))).toBe('nobody-may-vote');
  });

  test('[VOT-6] fixes papers, electorate, base, quorum and deadline', () => {
    const meeting = ready({ motions: [motion('v1', { seconds: 60 })] }, 6);
    const file = meeting.state.documents.papers.p1?.file;
    expect(meeting.when('chair', on('OpenVote'))).toEqual([
      {
        type: 'VoteOpened',
        voteId: 'v1',
        closesAt: meeting.now + 60_000,
        papers: [{ id: 'p1', sha256: file?.sha256 }],
        electorate: ['chair', 'm2', 'm3', 'm4', 'm5', 'm6'],
        notVoting: ['m7', 'm8'].map((personId) => ({ personId, why: 'absent', substituteId: null })),
        series: null,
        slipKeys: null,
        base: { label: 'tổng số thành viên UBND', total: 8 },
        quorum: { required: 6, present: 6, total: 8, met: true },
      },
    ]);
    meeting.given('sec', { type: 'CheckIn', personId: 'm7', method: 'card' });
    expect(voteOf(meeting.state, 'v1')?.opened?.electorate).not.toContain('m7');
  });

  test('[VOT-6] binds the version that stands at opening', () => {
    const meeting = ready();
    const upload = uploadOf(77);
    const replace = { type: 'PublishPaper', paperId: 'p1', itemId: 'muc-1', kind: 'Tờ trình', number: '' } as const;
    const changed = {
      ...replace,
      subject: 'Bản sửa',
      issuer: '',
      issuedOn: null,
      access: 'everyone',
      sha256: upload.sha256,
    } as const;
    meeting.when('sec', changed, upload);
    meeting.given('chair', on('OpenVote'));
    expect(voteOf(meeting.state, 'v1')?.opened?.papers).toEqual([{ id: 'p1', sha256: upload.sha256 }]);
  });

  test('[VOT-7] needs its papers', () => {
    const meeting = ready().given('sec', { type: 'WithdrawPaper', paperId: 'p1', reason: 'Sai' });
    expect(codeOf(meeting.when('chair', on('OpenVote')))).toBe('vote-paper-missing');
    const draft = commune();
    const onPaper: MeetingDraft = { ...draft, papers: draft.papers.map((paper) => ({ ...paper, file: null })) };
    const other = present(scene(onPaper), 8);
    other.given('chair', { type: 'OpenMeeting' }, { type: 'TakeUpItem', itemId: 'muc-1' });
    expect(codeOf(other.when('chair', on('OpenVote')))).toBe('vote-paper-missing');
  });
});

describe('closing', () => {
  test('[VOT-15] is done by chair and secretary at any time', () => {
    const meeting = open();
    expect(codeOf(meeting.when('m2', on('CloseVote')))).toBe('not-chair-or-secretary');
    expect(codeOf(meeting.when('clock', on('CloseVote')))).toBe('not-chair-or-secretary');
    expect(nextDeadline(meeting.state)).toBeNull();
    meeting.given('sec', on('CloseVote'));
    expect(codeOf(meeting.when('sec', on('CloseVote')))).toBe('vote-not-open');
    expect(codeOf(meeting.when('clock', on('CloseVote', 'v9')))).toBe('vote-unknown');
  });

  test('[VOT-15, LOG-8] is done by the clock at the deadline, not before', () => {
    const meeting = open({ motions: [motion('v1', { seconds: 60 })] });
    const due = nextDeadline(meeting.state);
    expect(due).toEqual({ at: meeting.now + 60_000, command: on('CloseVote') });
    meeting.now += 59_999;
    expect(codeOf(meeting.when('clock', on('CloseVote')))).toBe('not-chair-or-secretary');
    meeting.now += 1;
    expect(codeOf(meeting.when('clock', on('CloseVote')))).toBeNull();
    expect(nextDeadline(meeting.state)).toBeNull();
  });

  test('[VOT-16] reveals tally, result and ballots to everyone', () => {
    const meeting = castAll(open(), yes, ...times(yes, 4), no, abstain).given('chair', on('CloseVote'));
    const seen = fold(readAs(meeting.records, viewerOf(meeting.state, 'visitor'))).voting.votes.v1?.closed;
    expect(seen).toEqual(voteOf(meeting.state, 'v1')?.closed);
    expect(seen?.tally).toEqual([{ rowId: '1', counts: [5, 1, 1] }]);
    expect(seen?.ballots).toHaveLength(7);
    expect(seen?.ballots.find((one) => one.personId === 'm6')?.choices).toEqual([no]);
  });

  test('[VOT-17, RUL-3] 4-4 of 8 goes with the chair, whenever he voted', () => {
    const first = castAll(open(), ...times(yes, 4), ...times(no, 4)).given('chair', on('CloseVote'));
    expect(resultOf(first)).toMatchObject({ outcome: 'passed', byChair: true });
    const last = open();
    for (const n of [8, 7, 6, 5]) cast(last, 'v1', `m${n}`, no);
    for (const who of ['m4', 'm3', 'm2', 'chair']) cast(last, 'v1', who, yes);
    last.given('chair', on('CloseVote'));
    expect(voteOf(last.state, 'v1')?.closed?.tally).toEqual(voteOf(first.state, 'v1')?.closed?.tally);
    expect(resultOf(last)).toEqual(resultOf(first));
  });

  test('[RUL-2] 4-2-1 with 7 of 8 present fails', () => {
    const meeting = castAll(open({}, 7), ...times(yes, 4), no, no, abstain).given('chair', on('CloseVote'));
    expect(resultOf(meeting)).toMatchObject({ outcome: 'failed' });
    expect(voteOf(meeting.state, 'v1')?.closed?.result).toMatchObject({ needed: 5, present: 7, base: { total: 8 } });
  });

  test('[RUL-15] a tie goes with the head of the body, whoever presides, and a presiding deputy breaks none', () => {
    const tied = (headId: string | null) => {
      const draft = commune();
      const meeting = present(scene({ ...draft, info: { ...draft.info, chairs: ['m2'], headId } }), 8);
      meeting.given('m2', { type: 'OpenMeeting' }, { type: 'TakeUpItem', itemId: 'muc-1' }, on('OpenVote'));
      for (const [n, who] of ['m2', 'm3', 'm4', 'm5', 'chair', 'm6', 'm7', 'm8'].entries())
        cast(meeting, 'v1', who, n < 4 ? yes : no);
      return resultOf(meeting.given('m2', on('CloseVote')));
    };
    expect(tied('chair')).toMatchObject({ outcome: 'failed', byChair: true });
    expect(tied('m3')).toMatchObject({ outcome: 'passed', byChair: true });
    expect(tied(null)).toMatchObject({ outcome: 'failed', byChair: false });
  });

  test('[RUL-10] a presidium has no casting side, in a pack of an earlier version', () => {
    const draft = commune({ rules: { ...committeeRules, tie: 'chair' } });
    const meeting = present(scene({ ...draft, info: { ...draft.info, chairs: ['chair', 'm2'] } }), 8);
    meeting.given('m2', { type: 'OpenMeeting' }, { type: 'TakeUpItem', itemId: 'muc-1' }, on('OpenVote'));
    castAll(meeting, ...times(yes, 4), ...times(no, 4)).given('chair', on('CloseVote'));
    expect(resultOf(meeting)).toMatchObject({ outcome: 'undecided', byChair: false });
  });

  test.each([
    [30, 16, null, 'passed'],
    [30, 15, null, 'failed'],
    [56, 29, null, 'passed'],
    [56, 38, 'Bãi nhiệm', 'passed'],
    [56, 37, 'Bãi nhiệm', 'failed'],
  ] as const)('[RUL-5, RUL-6] a council of %i with %i for (%s): %s', (voters, count, special, verdict) => {
    const meeting = open({ voters, rules: councilRules, motions: [motion('v1', { special })] }, voters);
    castAll(meeting, ...times(yes, count), ...times(no, voters - count)).given('chair', on('CloseVote'));
    expect(resultOf(meeting)?.outcome).toBe(verdict);
  });
});

describe('after closing', () => {
  const tied = () => castAll(open({}, 7), ...times(yes, 3), ...times(no, 3), abstain).given('chair', on('CloseVote'));

  test('[VOT-19] 3-3-1 is settled by the chair alone, with the basis on record', () => {
    const meeting = tied();
    expect(verdictOf(meeting.state.voting.votes.v1 as Vote)).toBe('undecided');
    expect(codeOf(meeting.when('sec', settle))).toBe('only-chair');
    meeting.given('chair', settle);
    const { settled } = meeting.state.voting.votes.v1 ?? {};
    expect(settled).toEqual({ 1: { verdict: 'passed', basis: 'Quy chế làm việc Đ.12', chairId: 'chair' } });
    expect(verdictOf(meeting.state.voting.votes.v1 as Vote)).toBe('passed');
    expect(codeOf(meeting.when('chair', { ...settle, verdict: 'failed' }))).toBe('vote-not-undecided');
  });

  test('[VOT-19] the chair may settle it after the meeting, until the minutes are laid out', () => {
    const late = tied().given('chair', { type: 'CloseMeeting' }, settle);
    expect(verdictOf(late.state.voting.votes.v1 as Vote)).toBe('passed');
    const { sha256 } = uploadOf(9);
    const written = tied()
      .given('chair', { type: 'CloseMeeting' })
      .given('service', { type: 'PrepareMinutes', personId: 'sec', sha256, pages: 3, logSeq: 9, logHash: sha256 });
    expect(codeOf(written.when('chair', settle))).toBe('minutes-already-prepared');
  });

  test('[VOT-19] what the rules settle is not decided', () => {
    const meeting = open();
    expect(codeOf(meeting.when('chair', settle))).toBe('vote-not-undecided');
    castAll(meeting, ...times(yes, 8)).given('chair', on('CloseVote'));
    expect(codeOf(meeting.when('chair', settle))).toBe('vote-not-undecided');
  });

  test('[VOT-20] an open or closed vote is annulled, with a reason, once', () => {
    const prepared = ready();
    expect(codeOf(prepared.when('chair', annul))).toBe('vote-not-open');
    const closed = tied().given('sec', annul);
    expect(voteOf(closed.state, 'v1')).toMatchObject({ stage: 'annulled', annulled: { reason: 'Nhầm tài liệu' } });
    expect(codeOf(closed.when('chair', annul))).toBe('vote-not-open');
    expect(codeOf(closed.when('chair', settle))).toBe('vote-not-undecided');
    expect(codeOf(closed.when('chair', on('OpenVote')))).toBe('vote-already-opened');
  });

  test('[VOT-20, AUD-3] annulling an open vote reveals no ballot', () => {
    const meeting = castAll(open(), yes, no).given('chair', annul);
    const seen = fold(readAs(meeting.records, viewerOf(meeting.state, 'sec'))).voting.votes.v1;
    expect(seen).toMatchObject({ closed: null, ballots: { chair: null, m2: null } });
  });
});
