import { openDiff } from './diff.ts';
import { type Flow, flowOf } from './flow.ts';
import { findMoved } from './moved.ts';
import { gone, numbering, type Sequence, sequenceOf } from './sequence.ts';
import { settle } from './settle.ts';
import type { PaperWords } from './words.ts';

/** The words of one version of a paper with their counterparts in another. */
export interface Alignment {
  readonly old: Flow;
  readonly now: Flow;
  /** For each word of the old version the new word with which it begins there, `gone` (-1) where it is not there any more. */
  readonly to: Int32Array;
  /** The same the other way: for each new word the old one, `gone` where it is new. */
  readonly from: Int32Array;
  /** 1 for a word of the new version that stood elsewhere in the order. */
  readonly moved: Uint8Array;
}

/**
 * Aligns two versions by their exact words, across pages and lines. Words that belong to the page (its number, a running head) are aligned
 * apart. A doubtful word becomes `gone`. Deterministic. Tens of milliseconds for a common paper; a long one belongs into a worker.
 */
export function align(oldPaper: PaperWords, newPaper: PaperWords): Alignment {
  const old = flowOf(oldPaper);
  const now = flowOf(newPaper);
  const to = new Int32Array(old.words.length).fill(gone);
  const from = new Int32Array(now.words.length).fill(gone);
  const moved = new Uint8Array(now.words.length);
  const number = numbering();
  for (const running of [0, 1] as const) {
    const a = sequenceOf(old, running, number);
    const b = sequenceOf(now, running, number);
    const found = alignPieces(a, b);
    alignWords(a, b, found.to, to);
    alignWords(b, a, inverse(found.to, b.pieces.length), from);
    for (const j of found.moved) moved[b.at[j] as number] = 1;
  }
  return { old, now, to, from, moved };
}

function alignPieces(a: Sequence, b: Sequence): { readonly to: Int32Array; readonly moved: readonly number[] } {
  const to = new Int32Array(a.pieces.length).fill(gone);
  const diff = openDiff(a.pieces, b.pieces);
  diff.solve(diff.whole, (i, j) => {
    to[i] = j;
  });
  settle(a, b, to);
  return { to, moved: findMoved(diff, to) };
}

function inverse(to: Int32Array, length: number): Int32Array {
  const from = new Int32Array(length).fill(gone);
  for (const [i, j] of to.entries()) if (j !== gone) from[j] = i;
  return from;
}

/** A word is there if all its pieces are, one behind the other. */
function alignWords(a: Sequence, b: Sequence, to: Int32Array, words: Int32Array): void {
  for (let first = 0, end = 1; first < a.at.length; first = end++) {
    while (a.at[end] === a.at[first]) end++;
    const begin = to[first] as number;
    const whole = begin !== gone && to.subarray(first, end).every((j, k) => j === begin + k);
    if (whole) words[a.at[first] as number] = b.at[begin] as number;
  }
}
