import { type Ref, ref } from 'vue';
import type { Connection } from './liveMeeting.ts';

/** A short interruption of the network is not shown; soon after it is shown, the line counts as offline. Milliseconds without an answer. */
const sayAfter = 3000;
const lostAfter = 5000;

/** The state of the line, in the words that are shown: `entered` once there is something on screen that an interruption would disturb. */
export function createSilence(entered: () => boolean) {
  const connection: Ref<Connection> = ref('connecting');
  /** From the line's last answer on: one until the interruption is shown, one until it counts as offline. */
  let timers: ReturnType<typeof setTimeout>[] = [];

  function end(next: Connection): void {
    for (const timer of timers) clearTimeout(timer);
    timers = [];
    connection.value = next;
  }

  function onConnection(next: Connection, silentFor = 0): void {
    if (next === 'connected' || next === 'offline') {
      end(next);
      return;
    }
    // Each failed attempt tells it again: the time counts from the beginning of the interruption.
    const said = connection.value === 'reconnecting' || connection.value === 'offline';
    if (said || (timers.length > 0 && silentFor === 0)) return;
    end(connection.value);
    timers = [
      setTimeout(() => (connection.value = next), entered() ? Math.max(0, sayAfter - silentFor) : 0),
      setTimeout(() => (connection.value = 'offline'), Math.max(0, lostAfter - silentFor)),
    ];
  }

  return { connection, onConnection, end };
}
