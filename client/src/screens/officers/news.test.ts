import { requestOf, speakingNow } from '@dien-hong/shared';
import { commune, present, scene } from '@dien-hong/shared/testing';
import { mount } from '@vue/test-utils';
import { createPinia, setActivePinia } from 'pinia';
import { beforeAll, expect, test } from 'vitest';
import { nextTick } from 'vue';
import ItemNews from '../../features/agenda/ItemNews.vue';
import QueueNews from '../../features/floor/QueueNews.vue';
import { i18n, speak } from '../../i18n/i18n.ts';
import { useMeeting } from '../../meeting/meetingStore.ts';

beforeAll(() => speak('vi'));

test('the officer is told the name and place of each new request, and the next item, but not the state on entering', async () => {
  setActivePinia(createPinia());
  const play = present(scene(commune()), 7).given(
    'chair',
    { type: 'OpenMeeting' },
    { type: 'TakeUpItem', itemId: 'muc-1' },
  );
  play.given('m2', { type: 'AskToSpeak', kind: 'thaoLuan', topic: '' });
  const meeting = useMeeting();
  const names = { m2: 'Đỗ Thị Nguyệt', m3: 'Lê Hoàng Cường', m4: 'Trần Thị Bích' };
  meeting.people = new Map(Object.entries(names).map(([id, fullName]) => [id, { id, fullName } as never]));
  const queue = mount(QueueNews, { global: { plugins: [i18n] } });
  const items = mount(ItemNews, { global: { plugins: [i18n] } });
  const heard = async () => {
    meeting.state = play.state;
    meeting.joined = true;
    await nextTick();
    return [queue.get('[role=status]').text(), items.get('[role=status]').text()];
  };
  expect(await heard()).toEqual(['', '']);
  play.given('m3', { type: 'AskToSpeak', kind: 'thaoLuan', topic: '' });
  expect(await heard()).toEqual(['Lê Hoàng Cường xin phát biểu, thứ 2 trong danh sách.', '']);
  // A request that is gone is not announced.
  play.given('m2', { type: 'WithdrawRequest', requestId: play.state.floor.requests[0]?.id ?? '' });
  play.given('m4', { type: 'AskToSpeak', kind: 'thaoLuan', topic: '' });
  play.given('chair', { type: 'TakeUpItem', itemId: 'muc-2' });
  const [asked, item] = await heard();
  expect(asked).toBe('Trần Thị Bích xin phát biểu, thứ 2 trong danh sách.');
  expect(item).toMatch(/^Chuyển sang mục 2: ./);
});

test('a turn that was given by mistake and taken back is told as that, and not as a new request', async () => {
  setActivePinia(createPinia());
  const play = present(scene(commune()), 7).given(
    'chair',
    { type: 'OpenMeeting' },
    { type: 'TakeUpItem', itemId: 'muc-1' },
  );
  const meeting = useMeeting();
  meeting.people = new Map([['m2', { id: 'm2', fullName: 'Đỗ Thị Nguyệt' } as never]]);
  meeting.state = play.state;
  meeting.joined = true;
  const queue = mount(QueueNews, { global: { plugins: [i18n] } });
  const heard = async () => {
    meeting.state = play.state;
    await nextTick();
    return queue.get('[role=status]').text();
  };
  play.given('m2', { type: 'AskToSpeak', kind: 'thaoLuan', topic: '' });
  expect(await heard()).toBe('Đỗ Thị Nguyệt xin phát biểu, thứ 1 trong danh sách.');
  play.given('chair', {
    type: 'GrantFloor',
    personId: 'm2',
    requestId: requestOf(play.state, 'm2')?.id ?? '',
    kind: 'thaoLuan',
  });
  await heard();
  play.given('chair', { type: 'UndoTurn', act: 'granted', speechId: speakingNow(play.state)?.id ?? '' });
  expect(await heard()).toBe('Đã hoàn tác: Đỗ Thị Nguyệt trở lại danh sách, thứ 1.');
});
