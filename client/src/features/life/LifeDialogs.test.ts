import { commune, present, scene } from '@dien-hong/shared/testing';
import { mount } from '@vue/test-utils';
import { createPinia, setActivePinia } from 'pinia';
import { beforeAll, expect, test } from 'vitest';
import { nextTick } from 'vue';
import { i18n, speak } from '../../i18n/i18n.ts';
import { useMeeting } from '../../meeting/meetingStore.ts';
import LifeDialogs from './LifeDialogs.vue';

beforeAll(() => speak('vi'));

test('before the end the chair is told by name what has not been put to the vote', async () => {
  setActivePinia(createPinia());
  const { state } = present(scene(commune()), 7).given('chair', { type: 'OpenMeeting' });
  Object.assign(useMeeting(), { id: 'hop-1', state, me: 'chair' });
  mount(LifeDialogs, { props: { modelValue: 'close' }, global: { plugins: [i18n] }, attachTo: document.body });
  await nextTick();
  const titles = Object.values(state.voting.votes).map((vote) => vote.motion.title);
  expect(titles.length).toBeGreaterThan(0);
  const dialog = document.body.textContent ?? '';
  for (const title of titles) expect(dialog).toContain(title);
  expect(dialog).toContain(`Chưa đưa ra biểu quyết: ${titles.length} nội dung`);
});
