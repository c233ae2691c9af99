import { sentences } from '@dien-hong/shared/refusals';
import { flushPromises, mount } from '@vue/test-utils';
import { createPinia, setActivePinia } from 'pinia';
import { afterEach, beforeAll, expect, test, vi } from 'vitest';
import type { Component } from 'vue';
import ImportKey from '../../features/device-key/ImportKey.vue';
import KeyCard from '../../features/device-key/KeyCard.vue';
import { useDeviceKey } from '../../features/device-key/useDeviceKey.ts';
import { i18n, speak } from '../../i18n/i18n.ts';
import { refusalText, registerRefusals } from '../../i18n/refusals.ts';
import PasswordChange from '../account/PasswordChange.vue';
import CodeForms from './CodeForms.vue';
import PasswordForm from './PasswordForm.vue';

beforeAll(async () => {
  registerRefusals(sentences);
  await speak('vi');
});
afterEach(() => vi.unstubAllGlobals());

/** The form, filled and sent to a server that refuses with `code`: the label of the field that tells it, all that is typed, the words. */
async function refused(form: Component, code: string, typed: string[], props: Record<string, unknown> = {}) {
  setActivePinia(createPinia());
  vi.stubGlobal('fetch', async () => new Response(JSON.stringify({ refusal: { code, params: {} } }), { status: 422 }));
  const key = useDeviceKey();
  key.load = async () => {};
  key.enrolDevice = key.importFile = async () => ({ ok: false, refusal: { code, params: {} } as never });
  key.state = 'none';
  const shown = mount(form, { attachTo: document.body, props, global: { plugins: [i18n] } });
  await flushPromises();
  const fields = shown.findAll<HTMLInputElement>('input:not([type=checkbox], [type=file])');
  for (const [at, text] of typed.entries()) await fields[at]?.setValue(text);
  const file = shown.find<HTMLInputElement>('[type=file]');
  if (file.exists()) {
    Object.defineProperty(file.element, 'files', { value: [new File(['x'], 'an.p12')] });
    await file.trigger('change');
  }
  await shown.get('form').trigger('submit');
  await flushPromises();
  const wrong = fields.find((field) => field.attributes('aria-invalid'));
  const told = wrong ? `[id="${wrong.attributes('aria-describedby')}"]` : '[role=alert]';
  return {
    at: wrong && shown.get(`[for="${wrong.attributes('id')}"]`).text(),
    words: shown.get(told).text(),
    typed: fields.map((field) => field.element.value),
  };
}
const new10 = 'mat-khau-moi';

test.each<[string, Component, keyof typeof sentences, string[], Record<string, unknown>, string | undefined]>([
  ['first sign-in', CodeForms, 'wrong-code', ['an', '1234', new10], { way: 'first' }, 'Mã'],
  ['first sign-in', CodeForms, 'password-weak', ['an', '1234', new10], { way: 'first' }, 'Mật khẩu mới'],
  ['first sign-in', CodeForms, 'too-many-attempts', ['an', '1234', new10], { way: 'first' }, undefined],
  ['big screen', CodeForms, 'wrong-code', ['1234'], { way: 'screen' }, 'Mã'],
  ['sign-in', PasswordForm, 'wrong-password', ['an', 'sai'], { main: true }, undefined],
  ['new password', PasswordChange, 'wrong-old-password', ['cu', new10, new10], {}, 'Mật khẩu hiện nay'],
  ['new password', PasswordChange, 'password-weak', ['cu', new10, new10], {}, 'Mật khẩu mới'],
  ['key by code', KeyCard, 'wrong-code', ['1234'], {}, 'Mã do thư ký cấp'],
  ['key from a file', ImportKey, 'p12-wrong-password', ['sai'], {}, 'Mật khẩu của tệp'],
])('%s (%#): a refusal stands at its field, and nothing typed is lost', async (_form, form, code, typed, props, at) => {
  expect(await refused(form, code, typed, props)).toEqual({ at, words: refusalText({ code }), typed });
});
