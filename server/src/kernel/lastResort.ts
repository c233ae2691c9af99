import process from 'node:process';

/** Ending must not wait for ever for something that is broken. */
const endWithin = 10_000;

/**
 * What nothing else has caught: the server no longer knows in what state it is. It says so, lets go of what it holds, and ends
 * with an error, so that whoever supervises it starts it anew; what was acknowledged is in the log.
 */
export function lastResort(stop: () => Promise<void>): void {
  let ending = false;
  const end = (kind: string) => async (error: unknown) => {
    console.error(`${kind}, the server ends:`, error);
    if (ending) return;
    ending = true;
    setTimeout(() => process.exit(1), endWithin).unref();
    await stop().catch((again: unknown) => console.error('ending failed:', again));
    process.exit(1);
  };
  process.on('uncaughtException', end('uncaught exception'));
  process.on('unhandledRejection', end('unhandled rejection'));
}
