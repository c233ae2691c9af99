import { flushPromises, mount } from '@vue/test-utils';
import { afterEach, expect, test } from 'vitest';
import { i18n, speak } from '../../i18n/i18n.ts';
import { dismissAll, shownToasts, toast } from '../notes/toasts.ts';
import ConfirmDialog from './ConfirmDialog.vue';

const words = { title: 'Mở biểu quyết?', confirmLabel: 'Mở biểu quyết', cancelLabel: 'Huỷ' };
const button = (text: string) =>
  [...document.querySelectorAll<HTMLButtonElement>('[role=alertdialog] button')].find(
    (b) => b.textContent?.trim() === text,
  );

async function open(props: Record<string, unknown> = {}) {
  const dialog = mount(ConfirmDialog, {
    attachTo: document.body,
    props: { open: false, ...words, numbers: [{ label: 'Có mặt', value: '47 / 52' }], ...props },
  });
  await dialog.setProps({ open: true });
  await flushPromises();
  return dialog;
}
afterEach(() => document.body.replaceChildren());

test('states the numbers and starts on cancel', async () => {
  const dialog = await open();
  expect(document.querySelector('[role=alertdialog]')?.textContent).toContain('47 / 52');
  expect(document.activeElement).toBe(button('Huỷ'));
  dialog.unmount();
});

test('Esc cancels without confirming', async () => {
  const dialog = await open();
  document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }));
  await flushPromises();
  expect(dialog.emitted('update:open')).toEqual([[false]]);
  expect(dialog.emitted('confirm')).toBeUndefined();
  dialog.unmount();
});

test('confirming leaves the closing to the caller, and a busy dialog confirms nothing', async () => {
  const dialog = await open();
  button('Mở biểu quyết')?.click();
  expect(dialog.emitted('confirm')).toHaveLength(1);
  expect(dialog.emitted('update:open')).toBeUndefined();
  await dialog.setProps({ busy: 'Đang mở…' });
  button('Đang mở…')?.click();
  expect(dialog.emitted('confirm')).toHaveLength(1);
  dialog.unmount();
});

test('nothing covers it: toasts that only tell go, those with an undo wait until it is answered', async () => {
  dismissAll();
  toast('Đã lưu');
  toast('Đã kết thúc lượt', { undo: { label: 'Trả lại lượt', still: () => true, act: () => {} } });
  const dialog = await open();
  expect(shownToasts.value).toEqual([]);
  toast('Chưa gửi được');
  expect(shownToasts.value.map(({ text }) => text)).toEqual(['Chưa gửi được']);
  await dialog.setProps({ open: false });
  expect(shownToasts.value.map(({ text }) => text)).toEqual(['Đã kết thúc lượt', 'Chưa gửi được']);
  dialog.unmount();
  dismissAll();
});

const sources = import.meta.glob(['../../**/*.vue', '!../../**/node_modules/**'], {
  eager: true,
  query: '?raw',
  import: 'default',
}) as Record<string, string>;
const idsIn = (tag: string, label: string): string[] =>
  [...(tag.match(new RegExp(`:${label}-label="([^"]*)"`))?.[1] ?? '').matchAll(/'([\w-]+(?:\.[\w-]+)+)'/g)].map(
    ([, id = '']) => id,
  );

test.each(['vi', 'en'] as const)('in %s no dialog is left by the word its act begins with', async (language) => {
  await speak(language);
  const { t } = i18n.global;
  const dialogs = Object.entries(sources).flatMap(([path, source]) =>
    [...source.matchAll(/<(?:Confirm|Reason)(?:Dialog|ForCommand)\b[^>]*>/g)].map(([tag]) => ({ path, tag })),
  );
  expect(dialogs.length).toBeGreaterThan(15);
  const alike = dialogs.flatMap(({ path, tag }) =>
    idsIn(tag, 'confirm').flatMap((act) =>
      idsIn(tag, 'cancel').flatMap((way) => (t(act).startsWith(t(way)) ? [`${path}: ${t(way)} | ${t(act)}`] : [])),
    ),
  );
  expect(alike).toEqual([]);
});
