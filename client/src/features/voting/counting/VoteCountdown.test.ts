import type { Vote } from '@dien-hong/shared';
import { mount } from '@vue/test-utils';
import { createPinia, setActivePinia } from 'pinia';
import { afterEach, beforeAll, expect, test, vi } from 'vitest';
import { nextTick } from 'vue';
import { i18n, speak } from '../../../i18n/i18n.ts';
import { createServerClock } from '../../../line/serverClock.ts';
import { useMeeting } from '../../../meeting/meetingStore.ts';
import VoteCountdown from './VoteCountdown.vue';

beforeAll(() => speak('vi'));
afterEach(() => vi.useRealTimers());

const start = 50_000_000;
const vote = { slips: null, opened: { closesAt: start + 60_000 } } as unknown as Vote;

/**
 * A countdown on a device whose wall clock is `off`, as it stands after a welcome that took `there` and `back` on its ways, and 30 s
 * without the server.
 */
async function afterHalfAMinuteAlone(off: number, there: number, back: number): Promise<number> {
  vi.useFakeTimers({ now: start });
  setActivePinia(createPinia());
  let monotonic = 1000;
  const clock = createServerClock(
    () => monotonic,
    () => Date.now() + off,
  );
  const pass = (ms: number) => {
    monotonic += ms;
    vi.advanceTimersByTime(ms);
  };
  const askedAt = clock.asking();
  pass(there);
  const server = Date.now();
  pass(back);
  clock.learn(server, askedAt);
  vi.spyOn(useMeeting(), 'now').mockImplementation(clock.now);
  const shown = mount(VoteCountdown, { props: { vote }, global: { plugins: [i18n] } });
  pass(start + 30_000 - Date.now());
  await nextTick();
  const [, minutes, seconds] = /(\d\d):(\d\d)/.exec(shown.text()) ?? [];
  shown.unmount();
  return Number(minutes) * 60 + Number(seconds);
}

test('[20] countdowns agree within a second after 30 s without a network, whatever the devices’ clocks', async () => {
  const devices = [
    await afterHalfAMinuteAlone(0, 5, 5),
    await afterHalfAMinuteAlone(-420_000, 30, 900),
    await afterHalfAMinuteAlone(3_600_000, 900, 30),
  ];
  for (const left of devices) expect(Math.abs(left - 30), devices.join(', ')).toBeLessThanOrEqual(1);
});
