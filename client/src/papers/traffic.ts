/** The time (ms) without a request of the reader after which the download goes on. */
const idleAfter = 500;

let asking = 0;
let idleAt = 0;

/** Counts a request that the reader waits for: meanwhile nothing is downloaded ahead. */
export async function whileReading<T>(work: Promise<T>): Promise<T> {
  asking += 1;
  try {
    return await work;
  } finally {
    asking -= 1;
    idleAt = performance.now() + idleAfter;
  }
}

export async function untilIdle(): Promise<void> {
  while (asking > 0 || performance.now() < idleAt) await new Promise((resolve) => setTimeout(resolve, idleAfter));
}
