import { flushPromises, mount } from '@vue/test-utils';
import { expect, test } from 'vitest';
import Sheet from './Sheet.vue';

async function open(full: boolean, slots: Record<string, string> = {}) {
  const sheet = mount(Sheet, {
    attachTo: document.body,
    props: { open: false, title: 'Tài liệu', closeLabel: 'Đóng', full },
    slots: { default: '<p>Nội dung</p>', ...slots },
  });
  await sheet.setProps({ open: true });
  await flushPromises();
  return { sheet, dialog: document.querySelector('[role=dialog]') };
}

test.each([true, false])('its button closes it (full: %s)', async (full) => {
  const { sheet, dialog } = await open(full);
  dialog?.querySelector<HTMLButtonElement>('[aria-label="Đóng"]')?.click();
  await flushPromises();
  expect(sheet.emitted('update:open')).toEqual([[false]]);
});

test.each([true, false])('Esc closes it (full: %s)', async (full) => {
  const { sheet } = await open(full);
  document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }));
  await flushPromises();
  expect(sheet.emitted('update:open')).toEqual([[false]]);
});

test.each([true, false])('content that has the whole screen scrolls by itself (full: %s)', async (full) => {
  const { dialog } = await open(full);
  expect(dialog?.querySelector('p')?.parentElement?.classList.contains('overflow-auto')).toBe(!full);
  expect(dialog?.querySelector('footer')).toBeNull();
});

test('its acts stand in a bar of their own', async () => {
  const { dialog } = await open(true, { bottom: '<button>Ký</button>' });
  expect(dialog?.querySelector('footer')?.textContent).toBe('Ký');
});
