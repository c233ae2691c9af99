import { flushPromises, mount } from '@vue/test-utils';
import { createPinia, setActivePinia } from 'pinia';
import { expect, test } from 'vitest';
import { useMeeting } from '../meeting/meetingStore.ts';
import ConfirmForCommand from './ConfirmForCommand.vue';

const words = { title: 'Mở biểu quyết?', confirmLabel: 'Mở biểu quyết', cancelLabel: 'Huỷ', waiting: 'Đang mở…' };
const button = () => [...document.querySelectorAll<HTMLButtonElement>('[role=alertdialog] button')].at(-1);

test.each([true, false])('it says that it waits, and closes once the command was carried out (%s)', async (done) => {
  setActivePinia(createPinia());
  const answers: ((answer: never) => void)[] = [];
  const sent: unknown[] = [];
  useMeeting().submit = (command) => {
    sent.push(command);
    return new Promise((answer) => answers.push(answer as never));
  };
  const command = { type: 'OpenVote' as const, voteId: 'v1' };
  const shown = mount(ConfirmForCommand, { attachTo: document.body, props: { open: true, ...words, command } });
  await flushPromises();
  button()?.click();
  await flushPromises();
  expect([sent, button()?.textContent?.trim()]).toEqual([[command], 'Đang mở…']);
  const refusal = { code: 'vote-already-opened', params: {} };
  answers[0]?.((done ? { ok: true } : { ok: false, refusal }) as never);
  await flushPromises();
  expect(shown.emitted('update:open')).toEqual(done ? [[false]] : undefined);
});
