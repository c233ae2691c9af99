import { flushPromises, mount } from '@vue/test-utils';
import { createPinia, setActivePinia } from 'pinia';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import { i18n, speak } from '../i18n/i18n.ts';
import { useMeeting } from '../meeting/meetingStore.ts';
import ReasonForCommand from './ReasonForCommand.vue';

beforeAll(() => speak('vi'));
beforeEach(() => setActivePinia(createPinia()));

/** The open dialog, of which the server says `answer`. */
async function asked(answer: { ok: boolean; refusal?: { code: string; params: object } }) {
  const sent: unknown[] = [];
  useMeeting().submit = async (command) => {
    sent.push(command);
    return answer as never;
  };
  const shown = mount(ReasonForCommand, {
    attachTo: document.body,
    global: { plugins: [i18n] },
    props: {
      open: true,
      title: 'Huỷ cuộc biểu quyết?',
      confirmLabel: 'Huỷ cuộc biểu quyết',
      cancelLabel: 'Quay lại',
      label: 'Lý do',
      missing: 'Ghi lý do',
      waiting: 'Đang gửi…',
      place: 'annul:hop-1:v1',
      command: (reason: string) => ({ type: 'AnnulVote' as const, voteId: 'v1', reason }),
    },
  });
  await flushPromises();
  async function confirm(reason: string): Promise<void> {
    const field = document.querySelector('textarea');
    if (field) field.value = reason;
    field?.dispatchEvent(new Event('input'));
    await flushPromises();
    [...document.querySelectorAll<HTMLButtonElement>('[role=alertdialog] button')].at(-1)?.click();
    await flushPromises();
  }
  return { shown, sent, confirm };
}

test('nothing is sent without a reason', async () => {
  const { shown, sent, confirm } = await asked({ ok: true });
  await confirm(' ');
  expect(sent).toEqual([]);
  expect(document.querySelector('[role=alertdialog]')?.textContent).toContain('Ghi lý do');
  expect(shown.emitted('update:open')).toBeUndefined();
});

test('the command carries the reason, and the dialog closes once it was carried out', async () => {
  const { shown, sent, confirm } = await asked({ ok: true });
  await confirm('Sai nội dung');
  expect(sent).toEqual([{ type: 'AnnulVote', voteId: 'v1', reason: 'Sai nội dung' }]);
  expect(shown.emitted('update:open')).toEqual([[false]]);
});

test('a refused command leaves the dialog open with its reason', async () => {
  const { shown, confirm } = await asked({ ok: false, refusal: { code: 'vote-not-open', params: {} } });
  await confirm('Sai nội dung');
  expect(shown.emitted('update:open')).toBeUndefined();
  expect(document.querySelector('textarea')?.value).toBe('Sai nội dung');
});
