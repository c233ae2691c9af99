import type { MeetingDraft } from '@dien-hong/shared';
import { commune } from '@dien-hong/shared/testing';
import { mount } from '@vue/test-utils';
import { beforeAll, expect, test } from 'vitest';
import { i18n, speak } from '../../i18n/i18n.ts';
import DraftPapers from './DraftPapers.vue';
import IntakeList from './IntakeList.vue';
import { formOf } from './paperForm.ts';

beforeAll(() => speak('vi'));

test('a paper of a draft was sent when the server took its file in, on a device with any clock', () => {
  const shown = mount(DraftPapers, {
    props: { modelValue: { ...commune(), papers: [] }, closed: false },
    global: { plugins: [i18n] },
  });
  const at = Date.parse('2026-11-20T09:42+07:00');
  const file = { sha256: 'a'.repeat(64), pages: 3, bytes: 9, removed: [], doubts: [], at };
  expect(shown.getComponent(IntakeList).props('take')(file, { ...formOf(null), subject: 'Ngân sách' })).toBe(true);
  const [told] = shown.emitted<[MeetingDraft]>('update:modelValue')?.[0] ?? [];
  expect(told?.papers.map(({ sentAt }) => sentAt)).toEqual([at]);
});

test('an item is offered for a paper by its number on the agenda, although those on paper alone are left out', () => {
  const draft = commune();
  const items = draft.items.map((item, at) => ({ ...item, paperOnly: at === 0 }));
  const shown = mount(DraftPapers, {
    props: { modelValue: { ...draft, items, papers: [] }, closed: false },
    global: { plugins: [i18n] },
  });
  const offered = shown.getComponent(IntakeList).props('items');
  expect(offered.map(({ number, id }) => `${number}: ${id}`)).toEqual(['2: muc-2', '3: muc-3', '4: muc-4']);
});
