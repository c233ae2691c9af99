import process from 'node:process';
import { randomFrom } from '../../random.ts';

/** All of a list by night, on a push at most `count` of it, in its order: chosen by `SEED`, which the run prints at its beginning. */
export const sample = <T>(list: readonly T[], count: number): T[] =>
  process.env.NIGHT ? [...list] : randomFrom(Number(process.env.SEED)).some(list, count);
