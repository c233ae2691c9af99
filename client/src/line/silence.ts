import { type Ref, ref } from 'vue';
import type { Connection } from './liveMeeting.ts';

/** A short stammer of the network is not worth a word; soon after the word it is called lost. Milliseconds of silence. */
const sayAfter = 3000;
const lostAfter = 5000;

/** How the line stands, in the words that are shown: `entered` once there is something on screen that a stammer would disturb. */
export function createSilence(entered: () => boolean) {
  const connection: Ref<Connection> = ref('connecting');
  /** Since the line fell silent: first the word, then the loss. */
  let timers: ReturnType<typeof setTimeout>[] = [];

  function end(next: Connection): void {
    for (const timer of timers) clearTimeout(timer);
    timers = [];
    connection.value = next;
  }

  function hear(next: Connection, silentFor = 0): void {
    if (next === 'connected' || next === 'offline') {
      end(next);
      return;
    }
    // Each attempt that fails tells it again: the silence counts from its beginning.
    const said = connection.value === 'reconnecting' || connection.value === 'offline';
    if (said || (timers.length > 0 && silentFor === 0)) return;
    end(connection.value);
    timers = [
      setTimeout(() => (connection.value = next), entered() ? Math.max(0, sayAfter - silentFor) : 0),
      setTimeout(() => (connection.value = 'offline'), Math.max(0, lostAfter - silentFor)),
    ];
  }

  return { connection, hear, end };
}
