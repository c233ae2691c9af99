import { sentences } from '@dien-hong/shared/refusals';
import { commune } from '@dien-hong/shared/testing';
import { flushPromises, mount } from '@vue/test-utils';
import { beforeAll, expect, test } from 'vitest';
import { DraftChecks } from '../../features/life/index.ts';
import { i18n, speak } from '../../i18n/i18n.ts';
import { registerRefusals } from '../../i18n/refusals.ts';
import ConveneDialog from './ConveneDialog.vue';

beforeAll(() => {
  registerRefusals(sentences);
  return speak('vi');
});

test('before the invitations go out the dialog says all that the checks say', async () => {
  const whole = commune();
  const draft = { ...whole, items: whole.items.map((item) => ({ ...item, presenterId: null })) };
  const props = { draft, people: new Map() };
  const checks = mount(DraftChecks, { props, global: { plugins: [i18n] } })
    .findAll('li')
    .map((note) => note.text());
  expect(checks).toContainEqual(expect.stringContaining('nội dung chưa nêu người trình bày'));
  mount(ConveneDialog, { props: { ...props, open: true, busy: undefined }, global: { plugins: [i18n] } });
  await flushPromises();
  const told = [...document.querySelectorAll('[role=alertdialog] li')].map((note) => note.textContent?.trim());
  expect(told).toEqual(checks);
});
