import { Hand } from '@lucide/vue';
import { mount } from '@vue/test-utils';
import { beforeAll, expect, test } from 'vitest';
import { i18n, speak } from '../../i18n/i18n.ts';
import PaperToolbar from './PaperToolbar.vue';
import type { Tool } from './tools.ts';

beforeAll(() => speak('vi'));

test('the dots of the other tools never stand alone in a line: they go there with the search', () => {
  const tools: Tool[] = ['pen', 'present'].map((id) => ({ id, icon: Hand, label: id, act: () => undefined }));
  const props = { title: 'Tờ trình', page: 1, pages: 14, scale: 1, tools, more: [], searching: false };
  const bar = mount(PaperToolbar, { props, global: { plugins: [i18n] } }).get('[role=toolbar]');
  const inLine = [...bar.element.children].map((part) =>
    [...part.querySelectorAll('button')].map((one) => one.getAttribute('aria-label')),
  );
  expect(inLine.at(-1)).toEqual(['Tìm trong tài liệu', 'Công cụ khác']);
});
