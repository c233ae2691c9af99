import { voteOf } from '@dien-hong/shared';
import { commune, motion, present, scene } from '@dien-hong/shared/testing';
import { flushPromises, mount } from '@vue/test-utils';
import { createPinia, setActivePinia } from 'pinia';
import { beforeAll, expect, test } from 'vitest';
import { i18n, speak } from '../../../i18n/i18n.ts';
import { useMeeting } from '../../../meeting/meetingStore.ts';
import { slipsUnderway } from './underway.ts';
import VoteCloseDialog from './VoteCloseDialog.vue';

beforeAll(() => speak('vi'));

test('the person who ends the casting waits for a slip of his own that is on its way', async () => {
  setActivePinia(createPinia());
  const play = present(scene(commune({ motions: [motion('v1', { form: 'secret' })] })), 7);
  Object.assign(useMeeting(), { id: 'hop-1', state: play.state, me: 'chair' });
  const vote = voteOf(play.state, 'v1');
  if (!vote) throw new Error('the vote is there');
  slipsUnderway.add('v1');
  mount(VoteCloseDialog, { props: { vote, open: true }, attachTo: document.body, global: { plugins: [i18n] } });
  await flushPromises();
  const buttons = () => [...document.querySelectorAll<HTMLButtonElement>('[role=alertdialog] button')];
  const last = () => buttons().at(-1);
  expect(last()?.textContent).toContain('đang vào hòm…');
  expect(last()?.disabled || last()?.getAttribute('aria-disabled') === 'true').toBe(true);
  slipsUnderway.delete('v1');
  await flushPromises();
  expect(last()?.textContent?.trim()).not.toContain('đang vào hòm…');
  expect(last()?.disabled).toBe(false);
});
