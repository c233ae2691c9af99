/** Runs a limited number of tasks at once and in one turn of the event loop; the others wait in order, and sockets are served meanwhile. */
export interface TaskQueue {
  /** Runs the task in its turn; null when too many wait already. */
  run<T>(work: () => Promise<T>): Promise<T | null>;
}

export function createTaskQueue(atOnce: number, longestQueue = Number.POSITIVE_INFINITY): TaskQueue {
  let running = 0;
  const waiting: (() => void)[] = [];

  return {
    async run(work) {
      if (running < atOnce) running += 1;
      else if (waiting.length >= longestQueue) return null;
      // A task that ends hands its place on: the place is never free in between.
      else await new Promise<void>((go) => waiting.push(go));
      try {
        return await work();
      } finally {
        setImmediate(() => {
          const next = waiting.shift();
          if (next) next();
          else running -= 1;
        });
      }
    },
  };
}
