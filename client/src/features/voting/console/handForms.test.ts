import type { Motion } from '@dien-hong/shared';
import { sentences } from '@dien-hong/shared/refusals';
import { commune, motion, present, scene } from '@dien-hong/shared/testing';
import { flushPromises, mount } from '@vue/test-utils';
import { createPinia, setActivePinia } from 'pinia';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import type { Component } from 'vue';
import { i18n, speak } from '../../../i18n/i18n.ts';
import { registerRefusals } from '../../../i18n/refusals.ts';
import { useMeeting } from '../../../meeting/meetingStore.ts';
import { dismissAll, shownToasts } from '../../../ui/notes/toasts.ts';
import BoardDialog from '../counting/BoardDialog.vue';
import HandsDesk from './HandsDesk.vue';
import PaperBallotDialog from './PaperBallotDialog.vue';

beforeAll(async () => {
  registerRefusals(sentences);
  await speak('vi');
});
beforeEach(dismissAll);

const choices = ['Tán thành', 'Không tán thành'];
const rows = ['Cao Thị Lan', 'Mai Văn Sơn', 'Lê Thị Hoa'].map((name, at) => ({
  id: `${at + 1}`,
  name,
  personId: null,
}));

/** A form about a vote of eight voters, and the commands that it sends. */
async function shown(form: Component, facts: Partial<Motion>, opened = true) {
  setActivePinia(createPinia());
  const play = present(scene(commune({ motions: [motion('v1', { choices, paperIds: [], ...facts })] })), 8);
  play.given('chair', { type: 'OpenMeeting' }, { type: 'TakeUpItem', itemId: 'muc-1' });
  if (opened) play.given('chair', { type: 'OpenVote', voteId: 'v1' });
  const sent: unknown[] = [];
  Object.assign(useMeeting(), { id: 'hop-1', state: play.state, me: 'sec' });
  useMeeting().submit = async (command) => {
    sent.push(command);
    return { ok: true } as never;
  };
  const props = { vote: play.state.voting.votes.v1, open: true };
  const one = mount(form, { attachTo: document.body, props, global: { plugins: [i18n] } });
  await flushPromises();
  const faults = () =>
    [...document.body.querySelectorAll('.text-live')].map((note) => note.textContent?.trim()).filter(Boolean);
  async function press(name: string): Promise<void> {
    [...document.body.querySelectorAll('button')].find((button) => button.textContent?.trim() === name)?.click();
    await flushPromises();
  }
  return { one, sent, faults, press };
}

test('[VOT-29] each count of a show of hands says what is wrong with it, and a row its sum', async () => {
  const { one, sent, faults, press } = await shown(HandsDesk, { form: 'hands' });
  const fields = one.findAll('input');
  const type = async (...counts: string[]) => {
    for (const [at, count] of counts.entries()) await fields[at]?.setValue(count);
    await press('Nhập kết quả đếm');
  };
  expect(faults()).toEqual([]);
  await type('5', '');
  expect(faults()).toEqual(['Hãy ghi nội dung này.']);
  expect(fields.map((field) => field.attributes('aria-invalid'))).toEqual([undefined, 'true']);
  await type('-5', '2.5');
  expect(faults()).toEqual(Array(2).fill(expect.stringContaining('chưa hợp lệ')));
  await type('5', '4');
  expect(faults()).toEqual(['Số phiếu nhập không khớp: mỗi dòng không quá 8 người biểu quyết. Xin kiểm tra lại.']);
  expect([sent, shownToasts.value]).toEqual([[], []]);
  await type('5', ' 3 ');
  expect([faults(), sent]).toEqual([[], [{ type: 'EnterCount', voteId: 'v1', counts: [[5, 3]] }]]);
});

test('[VOT-22] a paper ballot names its person and has marks, or says that they are missing', async () => {
  const { sent, faults, press } = await shown(PaperBallotDialog, { kind: 'choice', rows, choices: ['Chọn'], most: 2 });
  await press('Nhập phiếu');
  expect(faults()).toEqual(['Hãy chọn người có phiếu này.']);
  const person = document.body.querySelector('select') as HTMLSelectElement;
  expect(person.getAttribute('aria-invalid')).toBe('true');
  person.value = 'm2';
  person.dispatchEvent(new Event('change'));
  await flushPromises();
  expect(faults()).toEqual([]);
  await press('Nhập phiếu');
  expect(faults()).toEqual(['Hãy đánh dấu ít nhất một dòng theo phiếu giấy.']);
  const boxes = [...document.body.querySelectorAll<HTMLButtonElement>('[aria-pressed]')];
  for (const box of boxes) {
    box.click();
    await flushPromises();
  }
  await flushPromises();
  expect(faults()).toContain('Chỉ được chọn tối đa 2. Xin bớt lựa chọn rồi gửi lại.');
  await press('Nhập phiếu');
  expect([sent, shownToasts.value]).toEqual([[], []]);
  boxes[2]?.click();
  await flushPromises();
  expect(faults()).toEqual([]);
  await press('Nhập phiếu');
  expect(sent).toEqual([{ type: 'EnterPaperBallot', voteId: 'v1', personId: 'm2', choices: ['Chọn', 'Chọn', ''] }]);
});

test('[VOT-30] a board without members says so once it was to be appointed', async () => {
  const { sent, faults, press } = await shown(BoardDialog, { form: 'hands' }, false);
  expect(faults()).toEqual([]);
  await press('Lập ban');
  expect(faults()).toEqual([expect.stringMatching(/^Đã chọn 0/)]);
  expect([sent, shownToasts.value]).toEqual([[], []]);
});
