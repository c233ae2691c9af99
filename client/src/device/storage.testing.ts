import { vi } from 'vitest';

/** A browser that refuses to open any database, as in a private window; the function returned makes it allow them again. */
export function refuseStorage(): () => void {
  const refusing = vi.spyOn(indexedDB, 'open').mockImplementation(() => {
    const error = new DOMException('not allowed', 'SecurityError');
    const addEventListener = (type: string, listener: () => void) => type === 'error' && setTimeout(listener);
    return Object.create(IDBOpenDBRequest.prototype, {
      error: { value: error },
      addEventListener: { value: addEventListener },
      removeEventListener: { value: () => {} },
    }) as IDBOpenDBRequest;
  });
  return () => refusing.mockRestore();
}

/** A browser that never answers when a database is opened; the function returned makes it answer, late. */
export function silenceStorage(): () => void {
  const answers: (() => void)[] = [];
  const { open } = indexedDB;
  const silent = vi.spyOn(indexedDB, 'open').mockImplementation((name, version) => {
    const listeners: Parameters<IDBOpenDBRequest['addEventListener']>[] = [];
    let real: IDBOpenDBRequest | undefined;
    answers.push(() => {
      real = open.call(indexedDB, name, version);
      for (const listener of listeners) real.addEventListener(...listener);
    });
    return Object.create(IDBOpenDBRequest.prototype, {
      result: { get: () => real?.result },
      error: { get: () => real?.error },
      transaction: { get: () => real?.transaction },
      addEventListener: { value: (...listener: (typeof listeners)[number]) => listeners.push(listener) },
      removeEventListener: { value: () => {} },
    }) as IDBOpenDBRequest;
  });
  return () => {
    silent.mockRestore();
    for (const answer of answers) answer();
  };
}

/** The answer to work on a device that gives none, as if the waiting time had passed. */
export async function afterTimeouts<T>(work: () => Promise<T>): Promise<T> {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  try {
    let settled = false;
    const answer = work();
    const settle = () => {
      settled = true;
    };
    answer.then(settle, settle);
    // Real time, as long as a busy machine takes to make a key: once time stood still, the answer would never come.
    for (const until = performance.now() + 20_000; !settled && performance.now() < until; ) {
      await vi.advanceTimersByTimeAsync(100);
      await new Promise((turn) => setImmediate(turn));
    }
    return await answer;
  } finally {
    vi.useRealTimers();
  }
}
