import { type ConsultationInfo, evolveConsultation, initialConsultation } from '@dien-hong/shared';
import { sentences } from '@dien-hong/shared/refusals';
import { committeeRules } from '@dien-hong/shared/testing';
import { flushPromises, mount } from '@vue/test-utils';
import { beforeAll, expect, test } from 'vitest';
import { i18n, speak } from '../../i18n/i18n.ts';
import { registerRefusals } from '../../i18n/refusals.ts';
import ConsultationOutcome from './ConsultationOutcome.vue';
import type { Opened } from './consultation.ts';
import ExtendDialog from './ExtendDialog.vue';
import type { ConsultationDesk } from './useConsultation.ts';

beforeAll(async () => {
  registerRefusals(sentences);
  await speak('vi');
});

const info: ConsultationInfo = {
  id: 'p1',
  number: '',
  subject: 'Dự toán',
  question: 'Đồng ý?',
  organisation: { id: 'ubnd', name: 'UBND xã' },
  leadUnitId: null,
  secretaries: ['sec'],
  followUpId: null,
  recipients: ['m1'],
  papers: [],
  deadline: Date.UTC(2026, 11, 1),
  rules: committeeRules,
};
const state = {
  ...evolveConsultation(initialConsultation, {
    event: { type: 'ConsultationSent', info },
    by: 'sec',
    at: 0,
    seq: 1,
  }),
  stage: 'closed',
};
const result = { choices: [], recipients: 1, inTime: 0, late: 0, silent: 1, agreed: 0, passed: false };
const opened = { info, state, result, runs: true, gaps: [] } as unknown as Opened;
const fault = () => [...document.body.querySelectorAll('.text-live')].map((note) => note.textContent?.trim());

test('[LIM-5] a summary is printed with a number that the server takes; another is told at its field', async () => {
  const shown = mount(ConsultationOutcome, {
    attachTo: document.body,
    props: { opened },
    global: { plugins: [i18n], stubs: { PaperGaps: true, ShareBar: true, Pill: true } },
  });
  const follow = (link: Element) => {
    const click = new MouseEvent('click', { bubbles: true, cancelable: true });
    link.dispatchEvent(click);
    return !click.defaultPrevented;
  };
  // The test's window goes nowhere.
  document.addEventListener('click', (event) => event.preventDefault(), { once: true });
  const links = shown.findAll('a').map(({ element }) => element);
  await shown.get('input').setValue('12\u0007/TH');
  expect(fault()).toEqual([]);
  for (const link of links) expect(follow(link)).toBe(false);
  await flushPromises();
  expect(fault()).toEqual([expect.stringContaining('chưa hợp lệ')]);
  expect(shown.get('input').element.value).toBe('12\u0007/TH');
  await shown.get('input').setValue('12/TH');
  expect(fault()).toEqual([]);
});

test('a later deadline without a reason is not sent, and says so', async () => {
  const acts: unknown[] = [];
  const desk = {
    now: () => info.deadline - 1000,
    act: async (command: unknown) => acts.push(command),
  } as unknown as ConsultationDesk;
  mount(ExtendDialog, {
    attachTo: document.body,
    props: { open: true, opened, desk },
    global: { plugins: [i18n] },
  });
  await flushPromises();
  const press = async () => {
    [...document.body.querySelectorAll('button')].find(({ textContent }) => textContent?.trim() === 'Gia hạn')?.click();
    await flushPromises();
  };
  await press();
  expect([acts, fault()]).toEqual([[], [i18n.global.t('consultation.reasonMissing')]]);
  const reason = [...document.body.querySelectorAll('input')].at(-1) as HTMLInputElement;
  reason.value = 'Chờ số liệu';
  reason.dispatchEvent(new Event('input'));
  await flushPromises();
  await press();
  expect(acts).toMatchObject([{ type: 'ExtendDeadline', reason: 'Chờ số liệu' }]);
});
