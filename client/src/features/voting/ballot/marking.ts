import { isSingle, type Motion } from '@dien-hong/shared';
import type { Marked } from './choice.ts';

/** The content of a signed ballot: the choice of each row in the ballot's order, empty where none was made. */
export const choicesOf = ({ rows }: Motion, marked: Marked): string[] => rows.map(({ id }) => marked[id] ?? '');

/** The content of a secret slip: the same as numbers. */
export const marksOf = (motion: Motion, marked: Marked): number[][] =>
  choicesOf(motion, marked).map((choice) => {
    const number = motion.choices.indexOf(choice);
    return number === -1 ? [] : [number];
  });

/** The number of rows with the first choice: of candidates and options, those that were chosen. */
export const chosenIn = (motion: Motion, marked: Marked): number =>
  choicesOf(motion, marked).filter((choice) => choice === motion.choices[0]).length;

export const markedIn = (motion: Motion, marked: Marked): number =>
  choicesOf(motion, marked).filter((choice) => choice !== '').length;

/** The reason for which a ballot cannot be sent; null when it can be. */
export function unfit(motion: Motion, marked: Marked): 'nothing' | 'too-many' | null {
  if (markedIn(motion, marked) === 0) return 'nothing';
  return motion.most !== null && chosenIn(motion, marked) > motion.most ? 'too-many' : null;
}

/** A single question and a choice of one put each answer on a card of its own. */
export const isCards = (motion: Motion): boolean => isSingle(motion) || (motion.kind === 'choice' && motion.most === 1);
