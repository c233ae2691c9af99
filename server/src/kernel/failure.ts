import { type Refusal, refuse } from '@dien-hong/shared';

/** Why the server does not start, in words for who starts it. */
export class CannotStart extends Error {}

/** What a disk or a database says when it cannot do its work now. */
const ofStorage = /^(SQLITE_|ENOSPC$|EIO$|EROFS$|EDQUOT$|EMFILE$|ENFILE$)/;

/**
 * How a failure is answered: by the refusal it brings along, as a fault of the disk, or as a fault of ours. Its inside is for
 * the server's own log.
 */
export function refusalOf(error: unknown): Refusal {
  for (let one = error; one instanceof Error; one = one.cause) {
    if ('refusal' in one) return one.refusal as Refusal;
    if ('code' in one && ofStorage.test(String(one.code))) return refuse('storage-failed').refusal;
  }
  return refuse('server-error').refusal;
}

/** Does work whose outcome nobody waits for. What it throws, now or later, is logged and ends there: one meeting's fault is not another's. */
export function apart(what: string, work: () => unknown): void {
  const failed = (error: unknown) => console.error(`${what} failed:`, error);
  try {
    const outcome = work();
    if (outcome instanceof Promise) outcome.catch(failed);
  } catch (error) {
    failed(error);
  }
}

/** A timer whose work can fail without anybody else's noticing. */
export const later = (what: string, ms: number, work: () => unknown): NodeJS.Timeout =>
  setTimeout(() => apart(what, work), ms);

/** How long (ms) to wait before the next try, after so many that failed: twice as long each time, up to half a minute. */
export const backOff = (failed: number): number => Math.min(250 * 2 ** Math.min(failed, 16), 30_000);
