/** Lets so many pieces of work in at once and in one turn of the event loop; the others wait in order, and sockets get their turn. */
export interface Gate {
  /** Runs the work when it is its turn; null when too many wait already. */
  run<T>(work: () => Promise<T>): Promise<T | null>;
}

export function createGate(atOnce: number, longestQueue = Number.POSITIVE_INFINITY): Gate {
  let running = 0;
  const queue: (() => void)[] = [];

  return {
    async run(work) {
      if (running < atOnce) running += 1;
      else if (queue.length >= longestQueue) return null;
      // Whoever leaves hands his place on: it is never free in between.
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
