import type { MeetingDraft, RulePack } from '@dien-hong/shared';
import { started } from '@dien-hong/shared/generators';
import {
  ballotOf,
  committeeRules,
  commune,
  councilRules,
  motion,
  present,
  type Scene,
  scene,
} from '@dien-hong/shared/testing';
import { describe, expect, test } from 'vitest';
import { minutesContent } from './content.ts';
import { gapsOf } from './gaps.ts';
import { linesOf, open, sourceFrom } from './minutes.testing.ts';

const partyRules: RulePack = {
  ...committeeRules,
  name: 'Ban Chấp hành Đảng bộ',
  baseLabel: 'tổng số cấp ủy viên đương nhiệm (trừ trường hợp vắng mặt cả kỳ có lý do)',
  quorum: null,
};

function voteOn(meeting: Scene, voteId: string, yes: readonly string[], no: readonly string[] = []): void {
  meeting.given('chair', { type: 'OpenVote', voteId });
  for (const [voters, choice] of [
    [yes, 'Tán thành'],
    [no, 'Không tán thành'],
  ] as const)
    for (const voter of voters)
      meeting.given(voter, [{ type: 'CastBallot', voteId, ballot: 'AA==' }, ballotOf(meeting, voteId, voter, choice)]);
  meeting.now += 60_000;
  meeting.given('chair', { type: 'CloseVote', voteId });
}

const textOf = (meeting: Scene, texts = {}, unknown: string[] = []) =>
  linesOf(minutesContent(sourceFrom(meeting, texts, unknown))).join('\n');
const voters = ['chair', 'm2', 'm3', 'm4', 'm5', 'm6', 'm7', 'm8'];

describe('[MIN-7] minutes', () => {
  test('name a presenter from the directory, and never by an id', () => {
    const withPresenter = (draft: MeetingDraft): MeetingDraft => ({
      ...draft,
      items: draft.items.map((item) => (item.id === 'muc-1' ? { ...item, presenterId: 'p16' } : item)),
    });
    const meeting = open({}, withPresenter);
    const presenterOf = (unknown: string[]) =>
      minutesContent(sourceFrom(meeting, {}, unknown)).course.flatMap((one) => ('no' in one ? [one.presenter] : []))[0];
    expect(presenterOf([])).toMatch(/^Ông Trần Văn Số/);
    expect(presenterOf(['p16'])).toBe('(chưa rõ họ tên)');
    const everywhere = (draft: MeetingDraft): MeetingDraft => ({
      ...draft,
      items: draft.items.map((item) => ({ ...item, presenterId: 'p16' })),
    });
    const { course } = minutesContent(sourceFrom(open({}, everywhere)));
    const shown = course.flatMap((one) => ('no' in one ? [one.presenter !== ''] : []));
    expect(shown).toEqual([true, ...shown.slice(1).map(() => false)]);
    expect(shown.length).toBeGreaterThan(1);
  });

  test('do not call the secretary absent, nor let one stand in who never came', () => {
    const meeting = scene(commune());
    for (const personId of voters.slice(0, 7)) meeting.given('sec', { type: 'CheckIn', personId, method: 'secretary' });
    meeting.given('sec', { type: 'AppointSubstitute', personId: 'm8', substituteId: 'sub', reason: '' });
    meeting.given('chair', { type: 'OpenMeeting' });
    const { absent, substitutes, present: there } = minutesContent(sourceFrom(meeting));
    expect(absent.filter((line) => line.includes('Bích Ngọc'))).toEqual([]);
    expect(absent.filter((line) => line.includes('vắng mặt'))).toHaveLength(3);
    expect(substitutes).toEqual([]);
    meeting.given('sec', { type: 'CheckIn', personId: 'sub', method: 'secretary' });
    expect(minutesContent(sourceFrom(meeting)).substitutes).toHaveLength(1);
    expect(there[1]).toContain('Nguyễn Đức Thịnh');
  });

  test('hold who came and went before the opening for absent, and let him stand in for nobody', () => {
    const meeting = present(scene(commune()), 8);
    const minute = (...commands: Parameters<Scene['given']>[1][]) => {
      for (const command of commands) {
        meeting.now += 60_000;
        meeting.given('sec', command);
      }
    };
    minute(
      { type: 'RecordLeave', personId: 'm8', reason: 'Họp trên tỉnh' },
      { type: 'AppointSubstitute', personId: 'm8', substituteId: 'sub', reason: '' },
      { type: 'CheckIn', personId: 'sub', method: 'secretary' },
      { type: 'RecordLeave', personId: 'sub', reason: '' },
      { type: 'RecordLeave', personId: 'sec', reason: '' },
      { type: 'OpenMeeting' },
    );
    const source = sourceFrom(meeting);
    const { present: there, absent, substitutes } = minutesContent(source);
    const name = source.people.get('m8')?.fullName ?? '?';
    expect(there[0]).toContain('có mặt 07 trên tổng số 08');
    expect(there.filter((line) => line.includes(name))).toEqual([]);
    expect(absent.filter((line) => line.includes(name))).toEqual([expect.stringMatching(/, vắng mặt$/)]);
    expect(substitutes).toEqual([]);
    expect(gapsOf(source, minutesContent(source)).map(({ code }) => code)).toContain('secretary-not-checked-in');
  });

  test('tell each time what happened twice in the same words, and once a paper that a substitute was told again', () => {
    const meeting = open();
    const away = { itemId: 'muc-1', personId: 'm8' };
    meeting.given(
      'sec',
      { type: 'RecordRecusal', ...away, reason: '' },
      { type: 'LiftRecusal', ...away },
      { type: 'RecordRecusal', ...away, reason: '' },
    );
    const source = sourceFrom(meeting);
    const paper = source.records.flatMap(({ event }) => (event.type === 'PaperPublished' ? event.paper : []))[0];
    if (!paper) throw new Error('a paper of the item');
    const published = (at: number) => ({
      at,
      by: 'sec',
      event: { type: 'PaperPublished', paper: { ...paper, version: 2 } } as const,
    });
    const records = [...source.records, published(meeting.now), published(meeting.now + 120_000)];
    const lines = linesOf(minutesContent({ ...source, records }));
    expect(lines.filter((line) => /tham gia (trở lại )?nội dung này/.test(line))).toEqual([
      expect.stringContaining('không tham gia nội dung này'),
      expect.stringContaining('tham gia trở lại nội dung này'),
      expect.stringContaining('không tham gia nội dung này'),
    ]);
    expect(lines.filter((line) => line.includes('thay bản mới (bản 2)'))).toHaveLength(1);
  });

  test('number items as the agenda does, in the order in which they were taken up', () => {
    const meeting = open();
    meeting.given('chair', { type: 'ConcludeItem', itemId: 'muc-1' });
    const urgent = { title: 'Việc gấp', presenterId: null, plannedMinutes: 10, reason: 'Mưa lũ' };
    meeting.given('sec', { type: 'AddUrgentItem', ...urgent });
    meeting.given('chair', { type: 'TakeUpItem', itemId: 'muc-3' });
    meeting.now += 60_000;
    meeting.given('chair', { type: 'TakeUpItem', itemId: 'muc-2' });
    const { course } = minutesContent(sourceFrom(meeting));
    expect(linesOf(course)).toContain('Nội dung bổ sung tại phiên họp; lý do: Mưa lũ.');
    expect(course.flatMap((one) => ('no' in one ? `${one.no}. ${one.title}` : []))).toEqual([
      '1. Nội dung 1',
      '3. Nội dung 3',
      '2. Nội dung 2',
      '5. Việc gấp',
      '4. Nội dung 4',
    ]);
  });

  test('tell what was said and voted outside the agenda, and number second rounds', () => {
    const meeting = open({
      motions: [motion('v1', { itemId: null, paperIds: [], question: 'Thông qua chương trình?' })],
    });
    meeting.given('chair', { type: 'ConcludeItem', itemId: 'muc-1' });
    meeting.given('chair', { type: 'GrantFloor', personId: 'm2', requestId: null, kind: 'thaoLuan' });
    meeting.now += 90_000;
    meeting.given('chair', { type: 'EndSpeech' });
    voteOn(meeting, 'v1', voters.slice(0, 4), voters.slice(4, 7));
    const { course } = minutesContent(sourceFrom(meeting));
    const outside = course.filter((one) => !('no' in one));
    expect(outside).toMatchObject([
      { kind: 'speech', about: 'thảo luận; 02 phút', summary: '' },
      { kind: 'vote', vote: { question: 'Thông qua chương trình?' } },
    ]);
    const again = meeting.when('chair', { type: 'RepeatVote', voteId: 'v1', rowIds: ['1'] });
    const second = Array.isArray(again) && again[0]?.type === 'VotePrepared' ? again[0].motion.id : '';
    voteOn(meeting, second, voters);
    expect(textOf(meeting)).toContain('Biểu quyết công khai, lần 2');
  });

  test('tell of a vote who was recused and who did not vote; names as in the list, the chair first', () => {
    const meeting = open();
    meeting.given('chair', {
      type: 'RecordRecusal',
      itemId: 'muc-1',
      personId: 'm8',
      reason: 'Có người thân liên quan',
    });
    voteOn(meeting, 'v1', ['m5', 'm2', 'chair', 'm3', 'm4'], ['m6']);
    const text = textOf(meeting);
    expect(text).toMatch(/Ông Trần Văn Số \d không tham gia nội dung này; lý do: Có người thân liên quan\./);
    expect(text).toMatch(
      /Không tham gia biểu quyết: ông .* \(không tham gia nội dung này: Có người thân liên quan\)\./,
    );
    expect(text).toMatch(/Có mặt nhưng không bỏ phiếu: ông Trần Văn Số 6\./);
    const { course } = minutesContent(sourceFrom(meeting));
    const vote = course.flatMap((one) => ('no' in one ? one.entries : [one])).find((one) => one.kind === 'vote');
    expect(vote?.kind === 'vote' && vote.vote.byName?.[0]?.names).toEqual([
      'Nguyễn Đức Thịnh',
      ...[1, 2, 3, 4].map((n) => `Trần Văn Số ${n}`),
    ]);
    expect(vote?.kind === 'vote' && vote.vote.base).toBe('tổng số 08 thành viên UBND');
  });

  test('of an annulled vote nothing but that it was put and why it fell (VOT-20)', () => {
    const meeting = open();
    meeting.given('chair', { type: 'OpenVote', voteId: 'v1' });
    meeting.given('m2', [
      { type: 'CastBallot', voteId: 'v1', ballot: 'AA==' },
      ballotOf(meeting, 'v1', 'm2', 'Tán thành'),
    ]);
    meeting.given('chair', { type: 'AnnulVote', voteId: 'v1', reason: 'Nhầm văn bản' });
    const content = minutesContent(sourceFrom(meeting));
    const vote = content.course
      .flatMap((one) => ('no' in one ? one.entries : [one]))
      .find((one) => one.kind === 'vote');
    expect(vote).toMatchObject({ vote: { rows: [], notes: [], put: [] } });
    expect(linesOf(vote).join('\n')).toMatch(/bị huỷ lúc .*; lý do: Nhầm văn bản\./);
  });

  test('of an annulled secret vote its board too, and how many slips had been handed out, as every screen counts them', () => {
    const meeting = started('issuing');
    expect(textOf(meeting)).toMatch(/Ban kiểm phiếu gồm/);
    meeting.given('chair', { type: 'AnnulVote', voteId: 'v4', reason: 'Nhầm danh sách' });
    expect(Object.keys(meeting.state.voting.votes.v4?.slips?.issued ?? {})).toHaveLength(4);
    expect(textOf(meeting)).toMatch(
      /Ban kiểm phiếu gồm [\s\S]*Đã phát 04 phiếu trước khi huỷ \(01 phiếu chưa được ban kiểm phiếu xác nhận\); không kiểm phiếu\./,
    );
  });

  test('[VOT-42] name who runs a vote in the place of a recused chair, and nobody otherwise', () => {
    const told = (recused: boolean) => {
      const two = (draft: MeetingDraft): MeetingDraft => ({
        ...draft,
        info: { ...draft.info, chairs: ['chair', 'm2'] },
      });
      const meeting = open({}, two);
      const away = { itemId: 'muc-1', personId: 'chair', reason: 'Có người thân liên quan' };
      if (recused) meeting.given('sec', { type: 'RecordRecusal', ...away });
      meeting.given('m2', { type: 'OpenVote', voteId: 'v1' });
      meeting.now += 60_000;
      meeting.given('m2', { type: 'CloseVote', voteId: 'v1' });
      return textOf(meeting);
    };
    expect(told(true)).toMatch(/Ông Trần Văn Số \d điều hành biểu quyết\./);
    expect(told(false)).not.toContain('điều hành biểu quyết');
  });

  test('an absent guest is called a guest: he is none of those who are counted', () => {
    const { absent } = minutesContent(sourceFrom(open()));
    expect(absent.filter((line) => /\(khách mời\), vắng mặt$/.test(line))).not.toEqual([]);
  });

  test('speak the language of the body that meets', () => {
    const said = (rules: RulePack, kind: string) => {
      const meeting = open({ rules }, (draft) => ({ ...draft, info: { ...draft.info, kind } }));
      const content = minutesContent(sourceFrom(meeting));
      return { ...content, first: content.present[0] };
    };
    expect(said(committeeRules, 'Phiên họp thường kỳ')).toMatchObject({
      meeting: 'phiên họp',
      agency: { party: false },
      placeAndDate: '',
      first: 'Khi khai mạc có mặt 08 trên tổng số 08 thành viên UBND (đủ số lượng theo quy định)',
    });
    expect(said(councilRules, 'Kỳ họp thường lệ')).toMatchObject({
      meeting: 'kỳ họp',
      recipients: ['Các đại biểu dự kỳ họp;', 'Lưu: VT, hồ sơ kỳ họp.'],
    });
    // No quorum in the pack: the minutes do not call the number enough.
    expect(said(partyRules, 'Họp Ban Chấp hành')).toMatchObject({
      meeting: 'hội nghị',
      agency: { party: true },
      first: 'Khi khai mạc có mặt 08 trên tổng số 08 cấp ủy viên đương nhiệm',
      signers: { chair: { capacity: 'CHỦ TRÌ' } },
    });
  });
});
