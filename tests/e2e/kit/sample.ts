import process from 'node:process';
import { hasTurn, randomFrom } from '../../random.ts';
import { test } from './test.ts';

/** Everything is tried by night; on a push a part, chosen by `SEED`, which the run prints at its beginning. */
export const night = Boolean(process.env.NIGHT);
const seed = Number(process.env.SEED);

/** On a push at most `count` of a list, in its order. */
export const sample = <T>(list: readonly T[], count: number): T[] =>
  night ? [...list] : randomFrom(seed).some(list, count);

/**
 * Declares journeys that are variants of each other, one after another: each call answers `test`, or its `skip`. On a push the first of
 * each `every` runs, or the second, and so on. Variants that stand in several files go on at `place`.
 */
export function inTurn(variants: string, every: number, place = 0): () => typeof test | typeof test.skip {
  let at = place;
  return () => (hasTurn(variants, every, at++) ? test : test.skip);
}
