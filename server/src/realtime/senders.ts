import type { Identity } from '../accounts/login.ts';
import type { Clock } from '../kernel/clock.ts';

const commandsPerSecond = 20;
/** Sockets one person may have open at once: his devices, and some pages left open on each. */
const socketsPerPerson = 16;

/** Refills at `commandsPerSecond`; false when the commands come faster than a person can act. */
function bucket({ elapsed }: Clock): () => boolean {
  let tokens = commandsPerSecond;
  let at = elapsed();
  return () => {
    const passed = elapsed() - at;
    at += passed;
    tokens = Math.min(commandsPerSecond, tokens + (passed * commandsPerSecond) / 1000);
    if (tokens < 1) return false;
    tokens -= 1;
    return true;
  };
}

const keyOf = (identity: Identity): string =>
  identity.kind === 'screen' ? `screen|${identity.meetingId}` : `person|${identity.personId}`;

/** The people with open sockets. A limit applies to a person with all his sockets; big screens are limited by their codes. */
export function openSenders(clock: Clock) {
  const senders = new Map<string, { sockets: number; readonly mayCommand: () => boolean }>();
  return {
    mayOpen: (identity: Identity): boolean =>
      identity.kind === 'screen' || (senders.get(keyOf(identity))?.sockets ?? 0) < socketsPerPerson,
    /** A socket of this person: `mayCommand` says whether it may send another command now, `leave` is for its end. */
    join(identity: Identity): { mayCommand: () => boolean; leave: () => void } {
      const key = keyOf(identity);
      const sender = senders.get(key) ?? { sockets: 0, mayCommand: bucket(clock) };
      senders.set(key, sender);
      sender.sockets += 1;
      return {
        mayCommand: sender.mayCommand,
        leave: () => {
          sender.sockets -= 1;
          if (sender.sockets === 0) senders.delete(key);
        },
      };
    },
  };
}
