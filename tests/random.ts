import process from 'node:process';
import { crc32 } from 'node:zlib';

export interface Random {
  next(): number;
  below(count: number): number;
  /** At most `count` of a list, in its order. */
  some<T>(list: readonly T[], count: number): T[];
}

/** A small seeded generator (mulberry32), so that a failing run can be repeated. */
export function randomFrom(seed: number): Random {
  let state = seed;
  function next(): number {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  }
  const below = (count: number) => Math.floor(next() * count);
  function some<T>(list: readonly T[], count: number): T[] {
    const left = [...list.keys()];
    while (left.length > count) left.splice(below(left.length), 1);
    return left.map((at) => list[at] as T);
  }
  return { next, below, some };
}

/** `SEED` repeats a run; it is printed. */
export function printedSeed(): number {
  const seed = Number(process.env.SEED ?? Date.now() % 1_000_000);
  console.log(`seed ${seed}`);
  return seed;
}

/**
 * Whether the variant at `place`, counted from 0, is tested: on a push one of each `every`, chosen by `SEED`, which the run prints at its
 * beginning; by night, and without a seed, all.
 */
export const hasTurn = (variants: string, every: number, place: number): boolean =>
  Boolean(process.env.NIGHT) ||
  process.env.SEED === undefined ||
  place % every === randomFrom(Number(process.env.SEED) ^ crc32(variants)).below(every);
