/** The time (ms) without a request of the reader after which the download goes on. */
const calm = 500;

let asking = 0;
let quietAt = 0;

/** Counts a request that the reader waits for: meanwhile nothing is downloaded ahead. */
export async function whileReading<T>(work: Promise<T>): Promise<T> {
  asking += 1;
  try {
    return await work;
  } finally {
    asking -= 1;
    quietAt = performance.now() + calm;
  }
}

export async function untilQuiet(): Promise<void> {
  while (asking > 0 || performance.now() < quietAt) await new Promise((resolve) => setTimeout(resolve, calm));
}
