/**
 * Failed attempts to sign in. Only failures are counted: five hundred tablets behind one router sign in within a minute. `name` is
 * the account as it is looked up, so that another spelling is no new name.
 */
export interface Attempts {
  /** Seconds until another attempt is listened to; 0: now. */
  wait(name: string, address: string): number;
  failed(name: string, address: string): void;
  /** A right password ends what was counted against this name from this address. */
  succeeded(name: string, address: string): void;
}

const minute = 60_000;
/** How many failures within how long (ms) are listened to. */
const windows = {
  /** One name from one address: a person who mistypes. */
  both: { most: 5, within: minute },
  /** One name from wherever. Generous, since guessing at a chair's password must not lock him out of his meeting. */
  name: { most: 30, within: 15 * minute },
  /** One address, whatever the name: a hall of five hundred, every tenth of whom mistypes twice. */
  address: { most: 100, within: minute },
} as const;
/** Keys kept: beyond them the oldest are forgotten. */
const mostKeys = 20_000;

/** `elapsed`: a monotonic clock, ms. */
export function countAttempts(elapsed: () => number): Attempts {
  const failures = new Map<string, number[]>();
  const keysOf = (name: string, address: string) =>
    [
      [`both|${name}|${address}`, windows.both],
      [`name|${name}`, windows.name],
      [`address|${address}`, windows.address],
    ] as const;
  const recent = (key: string, within: number): number[] =>
    (failures.get(key) ?? []).filter((at) => at > elapsed() - within);

  return {
    wait(name, address) {
      const waits = keysOf(name, address).map(([key, { most, within }]) => {
        const times = recent(key, within);
        const oldest = times[times.length - most];
        return oldest === undefined ? 0 : Math.ceil((oldest + within - elapsed()) / 1000);
      });
      return Math.max(...waits);
    },
    failed(name, address) {
      for (const [key, { most, within }] of keysOf(name, address)) {
        const times = [...recent(key, within), elapsed()].slice(-most);
        failures.delete(key);
        failures.set(key, times);
      }
      for (const [key] of failures) {
        if (failures.size <= mostKeys) break;
        failures.delete(key);
      }
    },
    succeeded(name, address) {
      failures.delete(`both|${name}|${address}`);
    },
  };
}
