import type { RulePack } from '@dien-hong/shared';
import { sentences } from '@dien-hong/shared/refusals';
import { committeeRules } from '@dien-hong/shared/testing';
import { flushPromises, mount } from '@vue/test-utils';
import { createPinia, setActivePinia } from 'pinia';
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { createMemoryHistory, createRouter, RouterView } from 'vue-router';
import { i18n, speak } from '../../i18n/i18n.ts';
import { registerRefusals } from '../../i18n/refusals.ts';
import { dismissAll, shownToasts } from '../../ui/notes/toasts.ts';
import RuleEdit from './RuleEdit.vue';

beforeAll(async () => {
  registerRefusals(sentences);
  await speak('vi');
});
beforeEach(dismissAll);
afterEach(() => vi.unstubAllGlobals());

const special = (name: string) => ({ name, pass: { kind: 'moreThanHalf' as const } });
const rules: RulePack = { ...committeeRules, special: [special('Bãi nhiệm'), special('Quy hoạch')] };

/** The form; each test edits a version of its own, since the device keeps the typed text. */
async function edited(version: number) {
  setActivePinia(createPinia());
  const saved: { pack: RulePack }[] = [];
  const kept = {
    pack: { ...rules, version },
    standard: true,
    basedOn: null,
    savedBy: '',
    note: '',
    savedAt: 0,
    uses: 0,
  };
  vi.stubGlobal('fetch', async (_path: string, init: RequestInit) => {
    if (init.method === 'POST') saved.push(JSON.parse(String(init.body)));
    return new Response(JSON.stringify(init.method === 'POST' ? { id: 'x', version: 1 } : { packs: [kept] }));
  });
  const router = createRouter({
    history: createMemoryHistory(),
    routes: [
      { path: '/sua', component: RuleEdit, props: { pack: rules.id, version: String(version) } },
      { path: '/:rest(.*)', component: { render: () => null } },
    ],
  });
  await router.push('/sua');
  const shown = mount(RouterView, {
    attachTo: document.body,
    global: { plugins: [i18n, router], stubs: { AccountButton: true } },
  });
  await flushPromises();
  const field = (label: string, nth = 0) => {
    const found = shown.findAll('label').filter((one) => one.text() === label)[nth];
    return shown.get<HTMLInputElement>(`[id="${found?.attributes('for')}"]`);
  };
  /** The fault that a field tells, read out with it. */
  const told = (label: string, nth = 0): string | undefined => {
    const input = field(label, nth);
    const id = input.attributes('aria-describedby');
    return input.attributes('aria-invalid') && id ? shown.get(`[id="${id}"]`).text() : undefined;
  };
  async function save(): Promise<void> {
    await shown
      .findAll('button')
      .find((one) => one.text() === 'Lưu bản sao')
      ?.trigger('click');
    await flushPromises();
  }
  return { shown, saved, field, told, save };
}

test('[PCK-4] each field of a pack tells its own fault, and the first one is named beside the button', async () => {
  const { shown, saved, field, told, save } = await edited(1);
  await field('Tên').setValue(' ');
  await field('Ban kiểm phiếu có ít nhất (người)').setValue('');
  await field('Thời hạn trả lời (ngày làm việc)').setValue('0');
  await field('1.').setValue('');
  expect(told('Tên')).toBeUndefined();
  await save();
  expect([told('Tên'), told('1.')]).toEqual(Array(2).fill('Hãy ghi nội dung này.'));
  expect(told('Ban kiểm phiếu có ít nhất (người)')).toBe('Nhỏ nhất là 1.');
  expect(told('Thời hạn trả lời (ngày làm việc)')).toBe('Nhỏ nhất là 1.');
  expect(document.activeElement).toBe(field('Tên').element);
  expect(shown.text()).toContain('xin xem lại mục “Tên”');
  expect([saved, shownToasts.value]).toEqual([[], []]);
  await field('Tên').setValue('Bản sao');
  expect(told('Tên')).toBeUndefined();
  expect(shown.text()).toContain('xin xem lại mục “Lựa chọn khi biểu quyết”');
});

test('[PCK-4] words and shares that do not go together are told below them', async () => {
  const { shown, saved, field, save } = await edited(2);
  const alerts = () => shown.findAll('[role=alert]').map((one) => one.text());
  await field('Trường hợp', 1).setValue('Bãi nhiệm');
  await field('Phần').setValue('9');
  await field('2.').setValue(field('1.').element.value);
  await field('Tên').setValue('Bản sao');
  expect(alerts()).toEqual([]);
  await save();
  expect(alerts()).toEqual([
    'Phần không được quá một.',
    expect.stringContaining('Tên các trường hợp phải khác nhau'),
    'Các lựa chọn phải khác nhau.',
    expect.stringContaining('xin xem lại mục “Điều kiện tiến hành”'),
  ]);
  expect(field('Phần').attributes('aria-invalid')).toBe('true');
  await field('Trường hợp', 1).setValue('Quy hoạch');
  await field('Phần').setValue('1');
  await field('2.').setValue('Không tán thành');
  await flushPromises();
  expect(alerts()).toEqual([]);
  await save();
  expect(saved.map(({ pack }) => pack.name)).toEqual(['Bản sao']);
});
