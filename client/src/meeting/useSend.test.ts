import type { Answer, MeetingCommand } from '@dien-hong/shared';
import { createPinia, setActivePinia } from 'pinia';
import { beforeEach, expect, test, vi } from 'vitest';
import { useMeeting } from './meetingStore.ts';
import { useSend } from './useSend.ts';

beforeEach(() => setActivePinia(createPinia()));

const checkIn = (personId: string): MeetingCommand => ({ type: 'CheckIn', personId, method: 'secretary' });

/** A meeting whose answers come when the test gives them, in the order asked. */
function slowMeeting() {
  const answers: ((answer: Answer) => void)[] = [];
  const submit = vi
    .spyOn(useMeeting(), 'submit')
    .mockImplementation(() => new Promise((resolve) => void answers.push(resolve)));
  const answer = () => answers.shift()?.({ ok: true, seq: 1, at: 1 });
  return { submit, answer, ...useSend() };
}

test('two people tapped within one round trip are both sent, in that order', async () => {
  const { submit, answer, send, isSending } = slowMeeting();
  const both = [send(checkIn('m1')), send(checkIn('m2'))];
  expect(submit.mock.calls).toEqual([[checkIn('m1')], [checkIn('m2')]]);
  const waits = (id: string) => isSending((one) => one.type === 'CheckIn' && one.personId === id);
  expect([waits('m1'), waits('m2'), waits('m3')]).toEqual([true, true, false]);
  answer();
  expect(await both[0]).toBe(true);
  expect([waits('m1'), waits('m2')]).toEqual([false, true]);
  answer();
  expect(await both[1]).toBe(true);
});

test('the same person tapped twice is sent once, and can be sent again after the answer', async () => {
  const { submit, answer, send, sending } = slowMeeting();
  const first = send(checkIn('m1'));
  expect(await send(checkIn('m1'))).toBe(false);
  expect(submit).toHaveBeenCalledTimes(1);
  expect(sending.value).toBe('CheckIn');
  answer();
  expect(await first).toBe(true);
  expect(sending.value).toBeNull();
  void send(checkIn('m1'));
  expect(submit).toHaveBeenCalledTimes(2);
});
