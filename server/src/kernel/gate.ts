/** Runs a limited number of tasks at once and in one turn of the event loop; the others wait in order, and sockets are served meanwhile. */
export interface Gate {
  /** Runs the task in its turn; null when too many wait already. */
  run<T>(work: () => Promise<T>): Promise<T | null>;
}

export function createGate(atOnce: number, longestQueue = Number.POSITIVE_INFINITY): Gate {
  let running = 0;
  const queue: (() => void)[] = [];

  return {
    async run(work) {
      if (running < atOnce) running += 1;
      else if (queue.length >= longestQueue) return null;
      // A task that ends hands its place on: the place is never free in between.
      else await new Promise<void>((go) => queue.push(go));
      try {
        return await work();
      } finally {
        setImmediate(() => {
          const next = queue.shift();
          if (next) next();
          else running -= 1;
        });
      }
    },
  };
}
