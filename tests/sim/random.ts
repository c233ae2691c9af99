/** A small seeded generator (mulberry32), so that a failing run can be repeated. */
export function randomFrom(seed: number): { next(): number; below(count: number): number } {
  let state = seed;
  function next(): number {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  }
  return { next, below: (count) => Math.floor(next() * count) };
}

/** `SEED` repeats a run; it is printed. */
export function printedSeed(): number {
  const seed = Number(process.env.SEED ?? Date.now() % 1_000_000);
  console.log(`seed ${seed}`);
  return seed;
}
