import 'fake-indexeddb/auto';
import { longestNote, longestText } from '@dien-hong/shared/reading';
import { commune, scene } from '@dien-hong/shared/testing';
import { flushPromises, mount } from '@vue/test-utils';
import { createPinia, setActivePinia } from 'pinia';
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { i18n, speak } from '../../i18n/i18n.ts';
import { useMarks } from '../../marks/marks.ts';
import { useMeeting } from '../../meeting/meetingStore.ts';
import Notebook from './Notebook.vue';

beforeAll(() => speak('vi'));
beforeEach(async () => {
  setActivePinia(createPinia());
  vi.stubGlobal('fetch', async () => Response.error());
  Object.assign(useMeeting(), { id: 'hop-1', state: scene(commune()).state });
  await useMarks().open('hop-1', 'm2');
});
afterEach(() => {
  useMarks().close();
  vi.unstubAllGlobals();
});

test('a page put together from several devices says how much is too much, and for what', async () => {
  const shown = mount(Notebook, { global: { plugins: [i18n] } });
  const saidAt = async (length: number) => {
    useMarks().writeNote(null, 'ệ'.repeat(length));
    await flushPromises();
    return shown.find('[id$=-note]').exists() ? shown.get('[id$=-note]').text() : '';
  };
  expect(await saidAt(longestText / 2)).toBe('');
  expect(await saidAt(longestText)).toBe(`${longestText}/${longestText}`);
  expect(await saidAt(longestText + 1)).toContain('20.001 ký tự; chữ vẫn còn đủ');
  expect(shown.get('textarea').attributes('aria-invalid')).toBeUndefined();
  expect(await saidAt(longestNote + 1)).toContain('120.001 ký tự, không chuyển sang thiết bị khác được');
  expect(shown.get('textarea').attributes('aria-invalid')).toBe('true');
});
