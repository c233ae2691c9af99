import { voteOf } from '@dien-hong/shared';
import { commune, present, scene } from '@dien-hong/shared/testing';
import { flushPromises, mount } from '@vue/test-utils';
import { createPinia, setActivePinia } from 'pinia';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import { i18n, speak } from '../../../i18n/i18n.ts';
import { useMeeting } from '../../../meeting/meetingStore.ts';
import SeriesDialog from './SeriesDialog.vue';
import VoteOpenDialog from './VoteOpenDialog.vue';

beforeAll(() => speak('vi'));
beforeEach(() => setActivePinia(createPinia()));

/** The item runs, one has left, one never came, one has no device open and one no key. */
function waiting() {
  const play = present(scene(commune()), 7);
  play.given('chair', { type: 'OpenMeeting' }, { type: 'TakeUpItem', itemId: 'muc-1' });
  play.given('sec', { type: 'RecordLeave', personId: 'm7', reason: '' });
  const meeting = useMeeting();
  Object.assign(meeting, { id: 'hop-1', state: play.state, me: 'chair' });
  meeting.people = new Map(['m2', 'm3', 'm7', 'm8'].map((id) => [id, { id, fullName: `Ông ${id}` } as never]));
  meeting.connected = new Set(['chair', 'm3', 'm4', 'm5', 'm6']);
  meeting.withKey = new Set(['chair', 'm4', 'm5', 'm6']);
  const vote = voteOf(play.state, 'v1');
  if (!vote) throw new Error('the vote is there');
  return vote;
}
const listed = (dialog: Element | null) =>
  [...(dialog?.querySelectorAll('li') ?? [])].map((one) => one.textContent?.trim().replace(/\s+/g, ' '));

test('opening a vote tells once how many are ready, and names who is away by where each stands, never among those who are not ready', async () => {
  const vote = waiting();
  mount(VoteOpenDialog, { props: { vote, open: true }, attachTo: document.body, global: { plugins: [i18n] } });
  await flushPromises();
  const dialog = document.querySelector('[role=alertdialog]');
  const words = dialog?.textContent ?? '';
  expect(words.match(/4\s*\/\s*6/g)).toHaveLength(1);
  expect(listed(dialog)).toEqual(['Ông m2 chưa mở máy', 'Ông m3 chưa có khoá ký']);
  expect(words).toContain('Không biểu quyết vì chưa điểm danh: Ông m8.');
  expect(words).toContain('Không biểu quyết vì đã rời họp: Ông m7.');
  expect(words).not.toMatch(/vắng mặt/i);
});

test('opening several at once tells the same', async () => {
  const vote = waiting();
  document.body.innerHTML = '';
  mount(SeriesDialog, {
    props: { votes: [vote, vote], open: true },
    attachTo: document.body,
    global: { plugins: [i18n] },
  });
  await flushPromises();
  const dialog = document.querySelector('[role=alertdialog]');
  expect(dialog?.textContent?.match(/4\s*\/\s*6/g)).toHaveLength(1);
  expect(listed(dialog)).toEqual(['Ông m2 chưa mở máy', 'Ông m3 chưa có khoá ký']);
});
