import { type IDBPDatabase, openDB } from 'idb';

/** At most so long (ms) the page waits for the device: one that does not answer then counts as one that refuses. */
const patience = 2000;

const noAnswer = (): DOMException => new DOMException('the device does not answer', 'TimeoutError');

/**
 * One database of this device, opened at the first use. What the browser refuses (a private window) or closes (storage cleared, profile
 * gone) is opened anew at the next use. A browser may also never answer, as some do in a page that was put aside: nobody waits for that
 * longer than `patience`, and once something was that late nobody waits at all until the device answers again. Then it serves.
 */
export function deviceDatabase<S = unknown>(name: string, upgrade: (database: IDBPDatabase<S>) => void) {
  let opened: Promise<IDBPDatabase<S>> | undefined;
  let late = false;

  function open(): Promise<IDBPDatabase<S>> {
    if (opened) return opened;
    const forget = (): void => {
      opened = undefined;
    };
    opened = (async () => openDB<S>(name, 1, { upgrade, terminated: forget }))();
    opened.catch(forget);
    return opened;
  }

  /** The answer to `work`, or a rejection when it does not come in time. The work itself goes on, and may be done late. */
  function inTime<T>(work: Promise<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(
        () => {
          late = true;
          reject(noAnswer());
        },
        late ? 0 : patience,
      );
      const answered = (): void => {
        clearTimeout(timer);
        late = false;
      };
      work.finally(answered).then(resolve, reject);
    });
  }

  return {
    inTime,
    /** The database, however long that takes: for work that may be done late. */
    open,
    /** What `work` makes of the database, or a rejection when it does not come in time. */
    use: <T>(work: (database: IDBPDatabase<S>) => T | Promise<T>): Promise<T> => inTime(open().then(work)),
  };
}
