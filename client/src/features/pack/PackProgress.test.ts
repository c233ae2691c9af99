import { mount } from '@vue/test-utils';
import { createPinia, setActivePinia } from 'pinia';
import { beforeAll, expect, test } from 'vitest';
import { nextTick } from 'vue';
import { i18n, speak } from '../../i18n/i18n.ts';
import { usePacks } from '../../papers/packs.ts';
import PackProgress from './PackProgress.vue';

beforeAll(() => speak('vi'));

test('of 22 papers that come one after the other one message is heard, at the end', async () => {
  setActivePinia(createPinia());
  const packs = usePacks();
  const heard = new Set<string>();
  const at = async (stage: 'downloading' | 'done', done: number) => {
    packs.pack = { meetingId: 'hop-1', stage, done, papers: 22, missing: 0 } as never;
    await nextTick();
    heard.add(shown.get('[role=status]').text());
  };
  packs.pack = { meetingId: 'hop-1', stage: 'downloading', done: 0, papers: 22, missing: 0 } as never;
  const shown = mount(PackProgress, { global: { plugins: [i18n] } });
  for (let done = 0; done < 22; done++) await at('downloading', done);
  expect(shown.text()).toContain('Đã tải 21/22 tài liệu');
  await at('done', 22);
  expect([...heard]).toEqual(['', 'Đã tải 22/22 tài liệu']);
});
