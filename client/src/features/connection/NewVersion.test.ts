import { flushPromises, mount } from '@vue/test-utils';
import { createPinia, setActivePinia } from 'pinia';
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { newer } from '../../device/shell.ts';
import { heldByOlder } from '../../device/unkept.ts';
import { i18n, speak } from '../../i18n/i18n.ts';
import { useMeeting } from '../../meeting/meetingStore.ts';
import NewVersion from './NewVersion.vue';

beforeAll(() => speak('vi'));
beforeEach(() => {
  setActivePinia(createPinia());
  newer.value = false;
  const entry = Object.assign(document.createElement('a'), { src: 'http://localhost/assets/index-old.js' });
  vi.spyOn(document, 'querySelector').mockReturnValue(entry);
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

/** The server as it comes back after a restart, with this file at the beginning of its page; null: it does not answer. */
async function back(entry: string | null) {
  const page = `<!doctype html><script type="module" crossorigin src="/assets/${entry}"></script>`;
  vi.stubGlobal('fetch', async () => (entry === null ? Response.error() : new Response(page)));
  const reload = vi.fn();
  vi.stubGlobal('location', { ...location, reload });
  const shown = mount(NewVersion, { global: { plugins: [i18n] } });
  useMeeting().welcomes++;
  await flushPromises();
  return { shown, reload };
}

test('a new version during a meeting is told, and reloaded by hand only', async () => {
  const { shown, reload } = await back('index-new.js');
  expect(shown.get('[role=status]').text()).toContain('Chương trình có bản mới');
  expect(reload).not.toHaveBeenCalled();
  await shown.findAll('button')[0]?.trigger('click');
  expect(reload).toHaveBeenCalledTimes(1);
  await shown.findAll('button')[1]?.trigger('click');
  expect(shown.find('[role=status]').exists()).toBe(false);
});

test('the same version, or a server without an answer, is no news', async () => {
  for (const entry of ['index-old.js', null]) {
    const { shown } = await back(entry);
    expect(shown.find('[role=status]').exists()).toBe(false);
    shown.unmount();
  }
});

test('an older version in another tab is told as long as it keeps the device’s database open', async () => {
  const { shown, reload } = await back(null);
  heldByOlder.value = true;
  await flushPromises();
  expect(shown.get('[role=status]').text()).toContain('Một thẻ khác đang mở bản cũ');
  await shown.get('button').trigger('click');
  expect(reload).toHaveBeenCalledTimes(1);
  heldByOlder.value = false;
  await flushPromises();
  expect(shown.find('[role=status]').exists()).toBe(false);
});
