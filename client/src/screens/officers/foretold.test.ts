import type { AnyCommand, PublishedPaper, Refusal } from '@dien-hong/shared';
import { sentences } from '@dien-hong/shared/refusals';
import { commune, issued, motion, present, type Scene, scene } from '@dien-hong/shared/testing';
import { flushPromises, mount } from '@vue/test-utils';
import { createPinia, setActivePinia } from 'pinia';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Component } from 'vue';
import RecusalChoice from '../../features/attendance/RecusalChoice.vue';
import WithdrawDialog from '../../features/documents/WithdrawDialog.vue';
import AskToSpeak from '../../features/floor/AskToSpeak.vue';
import RequestSheet from '../../features/floor/RequestSheet.vue';
import LifeDialogs from '../../features/life/LifeDialogs.vue';
import SecretDesk from '../../features/voting/console/SecretDesk.vue';
import VoteCloseDialog from '../../features/voting/counting/VoteCloseDialog.vue';
import SeriesDialog from '../../features/voting/prepare/SeriesDialog.vue';
import { formats } from '../../i18n/format.ts';
import { i18n, speak } from '../../i18n/i18n.ts';
import { registerRefusals } from '../../i18n/refusals.ts';
import { useMeeting } from '../../meeting/meetingStore.ts';
import NextStep from '../chair/NextStep.vue';

beforeAll(() => {
  registerRefusals(sentences);
  return speak('vi');
});
beforeEach(() => setActivePinia(createPinia()));

/** The commands that were sent; the scene answers, and its state is the screen's. */
function sit(play: Scene, me: string): AnyCommand[] {
  const sent: AnyCommand[] = [];
  const meeting = useMeeting();
  Object.assign(meeting, { id: 'hop-1', state: play.state, joined: true, me });
  meeting.people = new Map([['m2', { id: 'm2', fullName: 'Đỗ Thị Nguyệt' } as never]]);
  meeting.submit = async (command) => {
    const outcome = play.when(me, command as AnyCommand);
    sent.push(command as AnyCommand);
    meeting.state = play.state;
    return Array.isArray(outcome) ? ({ ok: true } as never) : { ok: false, refusal: outcome };
  };
  return sent;
}
function show(component: Component, props: Record<string, unknown>) {
  return mount(component, { props, attachTo: document.body, global: { plugins: [i18n] } });
}
const dialog = () => document.querySelector('[role=alertdialog], [role=dialog]');
const buttons = () => [...(dialog()?.querySelectorAll<HTMLButtonElement>('button') ?? [])];
const reasons = () => dialog()?.querySelectorAll('textarea').length ?? 0;
/** The last button: it carries out the act that the dialog asks about. */
const act = (): HTMLButtonElement | undefined => buttons().at(-1);

const atWork = (): Scene =>
  present(scene(commune()), 8).given('chair', { type: 'OpenMeeting' }, { type: 'TakeUpItem', itemId: 'muc-1' });
const voting = (): Scene => atWork().given('chair', { type: 'OpenVote', voteId: 'v1' });
const code = (outcome: unknown): string => (outcome as Refusal).code;

test('opening a meeting on another day than planned says both days', async () => {
  const play = present(scene(commune()), 8);
  sit(play, 'chair');
  const planned = play.state.life.info?.scheduledStart ?? 0;
  const said = async (now: number) => {
    useMeeting().now = () => now;
    const shown = show(LifeDialogs, { modelValue: 'open' });
    await flushPromises();
    const words = dialog()?.textContent ?? '';
    shown.unmount();
    return words;
  };
  expect(await said(planned + 60_000)).not.toContain('Theo dự kiến');
  const { time, dayWithin } = formats('vi');
  const days = [dayWithin(planned), dayWithin(planned + 3 * 86_400_000)];
  expect(await said(planned + 3 * 86_400_000)).toContain(
    `Theo dự kiến, phiên họp khai mạc lúc ${time(planned)}, ${days[0]}; hôm nay là ${days[1]}.`,
  );
});

describe('an act that would be refused is barred before its reason is typed, with a sentence why', () => {
  test.each([
    ['a break', { type: 'SuspendMeeting', reason: 'Giải lao' }, LifeDialogs, { modelValue: 'suspend' }],
    ['the end', { type: 'CloseMeeting' }, LifeDialogs, { modelValue: 'close' }],
    [
      'taking a paper back',
      { type: 'WithdrawPaper', paperId: 'p1', reason: 'Sai số' },
      WithdrawDialog,
      { modelValue: { id: 'p1' } as PublishedPaper },
    ],
  ] as const)('%s while a vote is open', async (_what, command, component, props) => {
    const play = voting();
    sit(play, 'chair');
    show(component as Component, props);
    await flushPromises();
    expect(act()?.disabled).toBe(true);
    expect(reasons()).toBe(0);
    expect(dialog()?.textContent).toMatch(/biểu quyết/);
    expect(code(play.when('chair', command))).toMatch(/^(vote-open|paper-bound-to-open-vote)$/);
  });

  test('a recusal while a vote of the item is open', async () => {
    const play = voting();
    sit(play, 'chair');
    const shown = show(RecusalChoice, { personId: 'm2', itemIds: ['muc-1'] });
    await shown.get('li button').trigger('click');
    await flushPromises();
    expect([act()?.disabled, reasons()]).toEqual([true, 0]);
    expect(code(play.when('chair', { type: 'RecordRecusal', itemId: 'muc-1', personId: 'm2', reason: 'x' }))).toBe(
      'vote-open',
    );
  });

  test('an act that is allowed asks for its reason', async () => {
    sit(atWork(), 'chair');
    show(LifeDialogs, { modelValue: 'suspend' });
    await flushPromises();
    expect([act()?.disabled, reasons(), act()?.textContent?.trim()]).toEqual([false, 1, 'Tạm nghỉ']);
  });

  test('a break while somebody speaks says that the turn is ended first, and ends it', async () => {
    const play = atWork();
    play.given('chair', { type: 'GrantFloor', personId: 'm2', requestId: null, kind: 'thaoLuan' });
    const sent = sit(play, 'chair');
    show(LifeDialogs, { modelValue: 'suspend' });
    await flushPromises();
    expect(dialog()?.textContent).toContain('Đỗ Thị Nguyệt đang phát biểu: lượt này sẽ kết thúc trước.');
    expect(act()?.textContent?.trim()).toBe('Kết thúc lượt phát biểu, tạm nghỉ');
    act()?.click();
    await flushPromises();
    expect(sent.map(({ type }) => type)).toEqual(['EndSpeech', 'SuspendMeeting']);
    expect(play.state.life.phase).toBe('suspended');
  });

  test('asking to speak where one is recused, and in a list that is closed while the topic is typed', async () => {
    const play = atWork();
    play.given('chair', { type: 'RecordRecusal', itemId: 'muc-1', personId: 'm2', reason: 'Người thân' });
    sit(play, 'm2');
    const shown = show(AskToSpeak, { personId: 'm2' });
    expect(shown.findAll('button').map((one) => one.attributes('disabled') !== undefined)).toEqual([true]);
    shown.unmount();
    show(RequestSheet, { open: true, busy: false, barred: 'Chủ trì đã khoá danh sách đăng ký phát biểu.' });
    await flushPromises();
    expect(dialog()?.textContent).toContain('Chủ trì đã khoá danh sách');
    expect(dialog()?.querySelector<HTMLButtonElement>('button[type=submit]')?.disabled).toBe(true);
  });
});

test('[VOT-45] a series leaves out votes that would be refused, and says why', async () => {
  const motions = ['v1', 'v2', 'v3'].map((id) => motion(id, id === 'v3' ? { paperIds: [] } : { clauseOf: 'v3' }));
  const play = present(scene(commune({ motions })), 8).given(
    'chair',
    { type: 'OpenMeeting' },
    { type: 'TakeUpItem', itemId: 'muc-1' },
  );
  const sent = sit(play, 'chair');
  const shown = show(SeriesDialog, { votes: Object.values(play.state.voting.votes), open: false });
  await shown.setProps({ open: true });
  await flushPromises();
  const boxes = [...(dialog()?.querySelectorAll<HTMLInputElement>('input[type=checkbox]') ?? [])];
  expect(boxes.map((one) => [one.checked, one.disabled])).toEqual([
    [true, false],
    [true, false],
    [false, true],
  ]);
  expect(dialog()?.textContent).toContain('Nội dung v1');
  expect(act()?.textContent).toContain('2');
  act()?.click();
  await flushPromises();
  expect(sent).toEqual([{ type: 'OpenSeries', voteIds: ['v1', 'v2'] }]);
  expect(Object.keys(play.state.voting.votes).filter((id) => play.state.voting.votes[id]?.stage === 'open')).toEqual([
    'v1',
    'v2',
  ]);
});

test('ending the casting of a secret vote is called the same by the next step, by the desk and by the dialog', async () => {
  const rows = [{ id: '1', name: 'Cao Thị Lan', personId: null }];
  const secret = motion('v1', {
    kind: 'approval',
    form: 'secret',
    rows,
    choices: ['Đồng ý', 'Không đồng ý'],
    paperIds: [],
  });
  const start = present(scene(commune({ motions: [secret] })), 8).given(
    'chair',
    { type: 'OpenMeeting' },
    { type: 'TakeUpItem', itemId: 'muc-1' },
  );
  const play = issued(start, 'v1', ['m2', 'm3', 'm4']);
  sit(play, 'sec');
  const vote = play.state.voting.votes.v1;
  const names = (text: string) => text.replace(/…$| \(.*\)$/, '').trim();
  const step = names(show(NextStep, {}).get('button').text());
  const desk = names(show(SecretDesk, { vote }).get('button').text());
  show(VoteCloseDialog, { vote, open: true });
  await flushPromises();
  expect([step, desk, names(act()?.textContent ?? '')]).toEqual(Array(3).fill('Kết thúc bỏ phiếu'));
  expect(dialog()?.textContent).toContain('kiểm phiếu');
});
