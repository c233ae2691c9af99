import process from 'node:process';

/** The longest time (ms) for an orderly end: a broken part must not delay it for ever. */
const endWithin = 10_000;

/**
 * Handles errors that nothing else has caught: the server no longer knows its own state. It logs the error, releases its resources, and
 * ends with an error code, so that the service manager starts it anew; acknowledged commands are in the log.
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
