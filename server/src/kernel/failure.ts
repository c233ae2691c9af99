import { type Refusal, refuse } from '@dien-hong/shared';

/** The reason why the server cannot start, as a sentence for the person who starts it. */
export class CannotStart extends Error {}

/** Error codes of a disk or a database that cannot do its work now. */
const ofStorage = /^(SQLITE_|ENOSPC$|EIO$|EROFS$|EDQUOT$|EMFILE$|ENFILE$)/;

/**
 * How a failure is answered: by the refusal it carries, as a fault of the disk, or as an internal fault. Its details go to the server's own
 * log only.
 */
export function refusalOf(error: unknown): Refusal {
  for (let one = error; one instanceof Error; one = one.cause) {
    if ('refusal' in one) return one.refusal as Refusal;
    if ('code' in one && ofStorage.test(String(one.code))) return refuse('storage-failed').refusal;
  }
  return refuse('server-error').refusal;
}

/**
 * Does work whose outcome nobody waits for. Its errors, now or later, are logged and stop there: the fault of one meeting must not reach
 * another.
 */
export function apart(what: string, work: () => unknown): void {
  const failed = (error: unknown) => console.error(`${what} failed:`, error);
  try {
    const outcome = work();
    if (outcome instanceof Promise) outcome.catch(failed);
  } catch (error) {
    failed(error);
  }
}

/** A timer whose failing work affects nothing else. */
export const later = (what: string, ms: number, work: () => unknown): NodeJS.Timeout =>
  setTimeout(() => apart(what, work), ms);

/** How long (ms) to wait before the next try, after `failed` failures: twice as long each time, up to half a minute. */
export const backOff = (failed: number): number => Math.min(250 * 2 ** Math.min(failed, 16), 30_000);
