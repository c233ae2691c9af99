import { requestOf, speakingNow } from '@dien-hong/shared';
import { commune, motion, present, scene } from '@dien-hong/shared/testing';
import { mount } from '@vue/test-utils';
import { createPinia, setActivePinia } from 'pinia';
import { beforeAll, expect, test } from 'vitest';
import { nextTick } from 'vue';
import { CheckIn } from '../../features/attendance/index.ts';
import { SpeakerNow } from '../../features/floor/index.ts';
import { i18n, speak } from '../../i18n/i18n.ts';
import { useMeeting } from '../../meeting/meetingStore.ts';
import OwnPlace from './OwnPlace.vue';
import RoomTop from './RoomTop.vue';
import { useAnnouncements } from './useAnnouncements.ts';

beforeAll(() => speak('vi'));

test('a vote is told with its round, and an annulled one is not told as closed', async () => {
  setActivePinia(createPinia());
  const again = motion('v1', { paperIds: [], title: 'Quy chế', round: 2, repeats: 'v0' });
  const scenery = present(scene(commune({ motions: [again] })), 8);
  scenery.given('chair', { type: 'OpenMeeting' }, { type: 'TakeUpItem', itemId: 'muc-1' });
  const meeting = useMeeting();
  meeting.state = scenery.state;
  meeting.joined = true;
  const shown = mount(
    { setup: () => ({ words: useAnnouncements() }), template: '<p>{{ words }}</p>' },
    { global: { plugins: [i18n] } },
  );
  meeting.state = scenery.given('chair', { type: 'OpenVote', voteId: 'v1' }).state;
  await nextTick();
  expect(shown.text()).toBe('Bắt đầu biểu quyết: Quy chế (lần 2)');
  meeting.state = scenery.given('chair', { type: 'AnnulVote', voteId: 'v1', reason: 'Nhầm câu hỏi' }).state;
  await nextTick();
  expect(shown.text()).toBe('Biểu quyết bị huỷ: Quy chế (lần 2). Lý do: Nhầm câu hỏi');
});

test('a turn that is taken back is told as undone, to whom it was given and to the others', async () => {
  setActivePinia(createPinia());
  const play = present(scene(commune()), 8);
  play.given('chair', { type: 'OpenMeeting' }, { type: 'TakeUpItem', itemId: 'muc-1' });
  const meeting = useMeeting();
  meeting.people = new Map([
    ['m2', { id: 'm2', fullName: 'Đỗ Thị Nguyệt' } as never],
    ['m3', { id: 'm3', fullName: 'Lê Hoàng Cường' } as never],
  ]);
  Object.assign(meeting, { state: play.state, joined: true, me: 'm3' });
  const shown = mount(
    { setup: () => ({ words: useAnnouncements() }), template: '<p>{{ words }}</p>' },
    { global: { plugins: [i18n] } },
  );
  const heard = async (...acts: Parameters<typeof play.given>) => {
    meeting.state = play.given(...acts).state;
    await nextTick();
    return shown.text();
  };
  const give = (personId: string) =>
    ({
      type: 'GrantFloor',
      personId,
      requestId: requestOf(play.state, personId)?.id ?? null,
      kind: 'thaoLuan',
    }) as const;
  const undo = (act: 'granted' | 'ended') => {
    const speech = speakingNow(play.state) ?? play.state.floor.past.at(-1);
    return { type: 'UndoTurn', act, speechId: speech?.id ?? '' } as const;
  };
  expect(await heard('chair', give('m2'))).toBe('Đỗ Thị Nguyệt phát biểu');
  expect(await heard('m3', { type: 'AskToSpeak', kind: 'thaoLuan', topic: '' })).toMatch(/ 1$|thứ 1/);
  expect(await heard('chair', give('m3'))).toBe('Mời đồng chí phát biểu');
  expect(await heard('chair', undo('granted'))).toBe('Đã hoàn tác: đồng chí trở lại danh sách, thứ 1');
  play.given('m3', { type: 'WithdrawRequest', requestId: requestOf(play.state, 'm3')?.id ?? '' });
  await heard('chair', { type: 'EndSpeech' });
  expect(await heard('chair', undo('ended'))).toBe('Đã hoàn tác: Đỗ Thị Nguyệt phát biểu tiếp');
  await heard('chair', { type: 'EndSpeech' });
  expect(await heard('chair', give('m3'))).toBe('Mời đồng chí phát biểu');
  expect(await heard('chair', undo('granted'))).toBe('Đã hoàn tác: chưa đến lượt đồng chí phát biểu');
  expect(await heard('chair', give('m2'))).toBe('Đỗ Thị Nguyệt phát biểu');
  expect(await heard('chair', undo('granted'))).toBe('Đã hoàn tác: chưa mời Đỗ Thị Nguyệt phát biểu');
});

test('my own turn is told to me in the second person, my presence until the meeting opens', () => {
  setActivePinia(createPinia());
  const play = present(scene(commune()), 8);
  const meeting = useMeeting();
  meeting.people = new Map([['m3', { id: 'm3', fullName: 'Lê Hoàng Cường' } as never]]);
  const see = (part: 'CheckIn' | 'SpeakerNow', me: string) => {
    Object.assign(meeting, { state: play.state, joined: true, me });
    const global = { plugins: [i18n] };
    return (
      part === 'CheckIn' ? mount(CheckIn, { props: { personId: me }, global }) : mount(SpeakerNow, { global })
    ).text();
  };
  expect(see('CheckIn', 'm3')).toMatch(/^Đã điểm danh \d\d:\d\d$/);
  play.given('chair', { type: 'OpenMeeting' }, { type: 'TakeUpItem', itemId: 'muc-1' });
  expect(see('CheckIn', 'm3')).toBe('');
  play.given('chair', { type: 'GrantFloor', personId: 'm3', requestId: null, kind: 'thaoLuan' });
  expect(see('SpeakerNow', 'm3')).toMatch(/^Mời đồng chí phát biểu(?!.*Lê Hoàng Cường)/);
  expect(see('SpeakerNow', 'm2')).toMatch(/^Lê Hoàng Cường/);
});

test('a guest is asked to leave the room while an item for members only runs, and nobody else is', () => {
  setActivePinia(createPinia());
  const play = present(scene(commune()), 8).given('chair', { type: 'OpenMeeting' });
  const meeting = useMeeting();
  const see = (me: string) => {
    Object.assign(meeting, { state: play.state, joined: true, me });
    return mount(OwnPlace, { global: { plugins: [i18n] } }).text();
  };
  play.given('chair', { type: 'TakeUpItem', itemId: 'muc-1' });
  expect(see('guest')).toBe('');
  play.given('chair', { type: 'TakeUpItem', itemId: 'muc-3' });
  expect(see('guest')).toContain('Xin mời đồng chí tạm ra ngoài phòng họp');
  for (const me of ['chair', 'sec', 'm3']) expect(see(me), me).toBe('');
});

test('where the agenda is behind a button, the running item stands on top, in one line', () => {
  setActivePinia(createPinia());
  const play = present(scene(commune()), 8).given('chair', { type: 'OpenMeeting' });
  const title = (width: number) => {
    Object.assign(useMeeting(), { state: play.state, joined: true, me: 'm3' });
    window.innerWidth = width;
    const stubs = { RouterLink: true, AccountButton: true, ConnectionState: true };
    const heading = mount(RoomTop, { props: { id: 'hop-1' }, global: { plugins: [i18n], stubs } }).get('h1');
    return [heading.text(), heading.classes('line-clamp-1')];
  };
  const whole = play.state.life.info?.title;
  expect(title(390)).toEqual([whole, false]);
  play.given('chair', { type: 'TakeUpItem', itemId: 'muc-1' });
  expect(title(390)).toEqual(['1. Nội dung 1', true]);
  expect(title(1180)).toEqual([whole, false]);
});
