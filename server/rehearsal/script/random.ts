/** Pseudo-random numbers, always the same for a seed (mulberry32), so that a rehearsal can be repeated. */
export interface Drawer {
  /** From 0 up to and without 1. */
  next(): number;
  /** A copy of the list in random order. */
  shuffled<T>(list: readonly T[]): T[];
}

export function drawer(seed: number): Drawer {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  return {
    next,
    shuffled(list) {
      const drawn = [...list];
      for (let at = drawn.length - 1; at > 0; at--) {
        const other = Math.floor(next() * (at + 1));
        [drawn[at], drawn[other]] = [drawn[other] as (typeof drawn)[number], drawn[at] as (typeof drawn)[number]];
      }
      return drawn;
    },
  };
}
