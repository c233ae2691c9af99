import { type AnyCommand, type Vote, voteOf } from '@dien-hong/shared';
import { started } from '@dien-hong/shared/generators';
import { commune, motion, present, scene, votedOnPaper, voteOpened } from '@dien-hong/shared/testing';
import { flushPromises, mount } from '@vue/test-utils';
import { createPinia, setActivePinia } from 'pinia';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import { i18n, speak } from '../../../i18n/i18n.ts';
import { useMeeting } from '../../../meeting/meetingStore.ts';
import TurningPages from '../../../ui/frame/TurningPages.vue';
import VoteCloseDialog from '../counting/VoteCloseDialog.vue';
import HallResult from './HallResult.vue';
import VoteBars from './VoteBars.vue';
import VoteResult from './VoteResult.vue';

beforeAll(() => speak('vi'));
beforeEach(() => setActivePinia(createPinia()));

/** Of eight members `came` came, and `sent` of them sent a ballot, all in favour. */
function bars(came: number, sent: number): string[] {
  const { state } = voteOpened(came);
  const meeting = useMeeting();
  meeting.id = 'hop-1';
  meeting.state = state;
  const opened = voteOf(state, 'v1');
  if (!opened) throw new Error('the vote is there');
  const source = { via: 'rollCall', by: 'sec' } as const;
  const ballots = Array.from({ length: sent }, (_, n) => ({ personId: `m${n}`, choices: ['Tán thành'], source }));
  const vote: Vote = {
    ...opened,
    stage: 'closed',
    motion: { ...opened.motion, choices: ['Tán thành'] },
    closed: { at: 0, tally: [{ rowId: '1', counts: [sent] }], result: null, ballots, slips: null },
  };
  const shown = mount(VoteResult, { props: { vote, names: false }, global: { plugins: [i18n] } });
  return shown.findAll('p > span.font-semibold').map((label) => label.text());
}

test('an absent voter is called absent, not silent', () => {
  expect(bars(7, 7)).toEqual(['Tán thành', 'Vắng mặt']);
});

test('a voter who was present and sent nothing stands apart from the absent', () => {
  expect(bars(7, 5)).toEqual(['Tán thành', 'Vắng mặt', 'Có mặt, không gửi phiếu']);
  expect(bars(8, 8)).toEqual(['Tán thành']);
});

test('[VOT-22] a paper ballot is named in the result, with who entered it; the rules’ notes and doubts are not', () => {
  const meeting = votedOnPaper('m4');
  const store = useMeeting();
  store.id = 'hop-1';
  store.state = meeting.state;
  const vote = voteOf(meeting.state, 'v1') as Vote;
  const told = mount(VoteResult, { props: { vote }, global: { plugins: [i18n] } }).text();
  expect(told).toContain('… (phiếu giấy, …, … nhập)');
  expect(told).toContain('cần 5 phiếu trong tổng số 8 thành viên UBND');
  expect(told).toContain('theo Điều 40 Luật mẫu');
  expect(told).not.toContain('đối chiếu');
});

test('in the hall a list of more than two is told without bars, in columns, with the need said once; on a tablet each row has its bar and its need, and so has the rule', () => {
  const of = (count: number, shownIn: typeof VoteResult | typeof HallResult) => {
    const rows = Array.from({ length: count }, (_, n) => ({ id: `${n}`, name: `Người ${n}`, personId: null }));
    const { state } = present(
      scene(commune({ motions: [motion('v1', { kind: 'approval', paperIds: [], rows })] })),
      8,
    ).given(
      'chair',
      { type: 'OpenMeeting' },
      { type: 'TakeUpItem', itemId: 'muc-1' },
      { type: 'OpenVote', voteId: 'v1' },
      { type: 'CloseVote', voteId: 'v1' },
    );
    Object.assign(useMeeting(), { id: 'hop-1', state });
    const shown = mount(shownIn, { props: { vote: voteOf(state, 'v1') as Vote }, global: { plugins: [i18n] } });
    expect(shown.findAll('li')).toHaveLength(count);
    return {
      bars: shown.findAllComponents(VoteBars).length > 0,
      columns: shown.findComponent(TurningPages).exists() ? shown.findComponent(TurningPages).props('columns') : null,
      needs: shown.text().match(/cần 5 phiếu trong tổng số 8 thành viên UBND/gi)?.length,
    };
  };
  expect(of(2, HallResult)).toEqual({ bars: true, columns: 1, needs: 2 });
  expect(of(3, HallResult)).toEqual({ bars: false, columns: 1, needs: 1 });
  expect(of(12, HallResult)).toEqual({ bars: false, columns: 3, needs: 1 });
  expect(of(200, HallResult)).toEqual({ bars: false, columns: 3, needs: 1 });
  expect(of(12, VoteResult)).toEqual({ bars: true, columns: null, needs: 13 });
});

test('a show of hands is closed by what two people counted, a roll call by its answers: neither waits for ballots', async () => {
  const asked = async (form: 'hands' | 'rollCall', ...acts: AnyCommand[]): Promise<string> => {
    const play = present(scene(commune({ motions: [motion('v1', { form, paperIds: [] })] })), 7);
    play.given('chair', { type: 'OpenMeeting' }, { type: 'TakeUpItem', itemId: 'muc-1' });
    play.given('chair', { type: 'OpenVote', voteId: 'v1' });
    for (const act of acts) for (const who of ['chair', 'sec']) play.given(who, act);
    Object.assign(useMeeting(), { id: 'hop-1', state: play.state, me: 'chair' });
    const vote = voteOf(play.state, 'v1');
    if (!vote) throw new Error('the vote is there');
    const dialog = mount(VoteCloseDialog, { props: { open: false, vote }, global: { plugins: [i18n] } });
    await dialog.setProps({ open: true });
    await flushPromises();
    const words = document.querySelector('[role=alertdialog]')?.textContent ?? '';
    dialog.unmount();
    return words;
  };
  const count: AnyCommand = { type: 'EnterCount', voteId: 'v1', counts: [[4, 2, 1]] };
  expect(await asked('hands')).toMatch(/^(?!.*gửi phiếu).*Chưa có hai người nhập số đếm giống nhau/s);
  expect(await asked('hands', count)).toMatch(/^(?!.*gửi phiếu).*Hai người đếm khớp nhau/s);
  expect(await asked('rollCall')).toMatch(/^(?!.*gửi phiếu).*Chưa ghi câu trả lời của: .*Đã trả lời0 \/ 7/s);
});

test.each([VoteResult, HallResult])('a single question states its verdict once, in its mark', (shownIn) => {
  const said = (choices: readonly string[], ...acts: AnyCommand[]): string => {
    const play = present(scene(commune({ motions: [motion('v1', { form: 'rollCall', paperIds: [] })] })), 8);
    play.given('chair', { type: 'OpenMeeting' }, { type: 'TakeUpItem', itemId: 'muc-1' });
    play.given('chair', { type: 'OpenVote', voteId: 'v1' });
    for (const [n, choice] of choices.entries())
      play.given('sec', {
        type: 'RecordAnswer',
        voteId: 'v1',
        personId: n === 0 ? 'chair' : `m${n + 1}`,
        choices: [choice],
      });
    play.given('chair', ...acts);
    Object.assign(useMeeting(), { id: 'hop-1', state: play.state, me: 'chair' });
    const vote = voteOf(play.state, 'v1') as Vote;
    return mount(shownIn, { props: { vote }, global: { plugins: [i18n] } })
      .get('header')
      .text();
  };
  const close: AnyCommand = { type: 'CloseVote', voteId: 'v1' };
  const times = (word: RegExp, text: string) => text.match(word)?.length;
  const passed = said(Array(5).fill('Tán thành'), close);
  expect(times(/thông qua/gi, passed)).toBe(1);
  expect(passed).toContain('5/8 (62,50%), cần 5 phiếu trong tổng số 8 thành viên UBND (theo Điều 40 Luật mẫu).');
  expect(times(/thông qua/gi, said(['Tán thành'], close))).toBe(1);
  const none = said([], close);
  expect(times(/chưa phân định|không thông qua/gi, none)).toBe(1);
  expect(none).toContain('Không có phiếu tán thành');
  expect(times(/huỷ/gi, said([], { type: 'AnnulVote', voteId: 'v1', reason: 'Sai tờ trình' }))).toBe(1);
});

test('once the chair has decided, one verdict stands there: his', () => {
  const play = started('level');
  const meeting = useMeeting();
  const shown = () => {
    Object.assign(meeting, { id: 'hop-1', state: play.state, me: 'chair' });
    const vote = voteOf(play.state, 'v1');
    if (!vote) throw new Error('the vote is there');
    return mount(VoteResult, { props: { vote, names: false }, global: { plugins: [i18n] } })
      .get('header')
      .text();
  };
  expect(shown()).toContain('Chưa phân định');
  play.given('chair', { type: 'SettleVote', voteId: 'v1', rowId: '1', verdict: 'passed', basis: 'Quy chế' });
  expect(shown()).toContain('ngang nhau');
  expect(shown()).toContain('quyết định: Thông qua');
  expect(shown()).not.toContain('Chưa phân định');
});
