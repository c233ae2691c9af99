/**
 * Attempts to sign in. `name` is the account as it is looked up, so that another spelling counts as the same name. An attempt counts
 * against its name from the moment it begins, so that attempts sent at once are all counted; against an address only failures count, since
 * five hundred tablets behind one router sign in within a minute.
 */
export interface Attempts {
  /** Begins an attempt: answers 0, or the seconds until another is accepted. */
  begin(name: string, address: string): number;
  failed(address: string): void;
  /** A right password clears the attempts counted against this name from this address. */
  succeeded(name: string, address: string): void;
}

const minute = 60_000;
/** The number of attempts (`most`) that are accepted within a time (`within`, ms). */
const windows = {
  /** One name from one address: a person who mistypes. */
  both: { most: 5, within: minute },
  /** One name from any address. Generous, since guessing at a chair's password must not lock him out of his meeting. */
  name: { most: 30, within: 15 * minute },
  /** Failures of one address under any name: a hall of five hundred, every tenth of whom mistypes twice. */
  address: { most: 100, within: minute },
} as const;
type Window = (typeof windows)[keyof typeof windows];
/** Keys kept; the oldest are dropped beyond this number. */
const mostKeys = 20_000;

/** `elapsed`: a monotonic clock, ms. */
export function countAttempts(elapsed: () => number): Attempts {
  const times = new Map<string, number[]>();
  const recent = (key: string, { within }: Window): number[] =>
    (times.get(key) ?? []).filter((at) => at > elapsed() - within);

  function count(key: string, window: Window): void {
    const counted = [...recent(key, window), elapsed()].slice(-window.most);
    times.delete(key);
    times.set(key, counted);
    if (times.size > mostKeys) times.delete(times.keys().next().value ?? '');
  }
  /** Seconds until an attempt under this key is accepted. */
  function wait(key: string, window: Window): number {
    const oldest = recent(key, window).at(-window.most);
    return oldest === undefined ? 0 : Math.ceil((oldest + window.within - elapsed()) / 1000);
  }

  return {
    begin(name, address) {
      const [both, everywhere] = [`both|${name}|${address}`, `name|${name}`];
      const seconds = Math.max(
        wait(both, windows.both),
        wait(everywhere, windows.name),
        wait(`address|${address}`, windows.address),
      );
      if (seconds > 0) return seconds;
      count(both, windows.both);
      count(everywhere, windows.name);
      return 0;
    },
    failed: (address) => count(`address|${address}`, windows.address),
    succeeded(name, address) {
      times.delete(`both|${name}|${address}`);
      times.get(`name|${name}`)?.pop();
    },
  };
}
