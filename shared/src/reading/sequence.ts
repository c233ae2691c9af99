import { type Flow, sameLine } from './flow.ts';
import type { Word } from './words.ts';

/**
 * One of the two sequences of a flow: the text, or the words that belong to the pages. Its units are the pieces of words between which a line
 * may break ("người/" "năm"): whether it did is no difference.
 */
export interface Sequence {
  readonly flow: Flow;
  /** Each piece as a number, equal pieces equal. */
  readonly pieces: Int32Array;
  /** The place in the flow of the word each belongs to. */
  readonly at: Int32Array;
}

/** Numbers texts: the same number for the same text, in every sequence it is used for. */
export function numbering(): (text: string) => number {
  const numbers = new Map<string, number>();
  return (text) => {
    const known = numbers.get(text);
    if (known !== undefined) return known;
    numbers.set(text, numbers.size);
    return numbers.size - 1;
  };
}

const breakable = /[^/–—-]+[/–—-]*|[/–—-]+/g;

export function sequenceOf({ words, running, ...flow }: Flow, of: 0 | 1, number: (text: string) => number): Sequence {
  const pieces: number[] = [];
  const at: number[] = [];
  for (const [index, [text]] of words.entries()) {
    if (running[index] !== of) continue;
    for (const piece of text.match(breakable) ?? [text]) {
      pieces.push(number(piece));
      at.push(index);
    }
  }
  return { flow: { words, running, ...flow }, pieces: Int32Array.from(pieces), at: Int32Array.from(at) };
}

const wordAt = ({ flow, at }: Sequence, index: number): Word => flow.words[at[index] as number] as Word;

const sentenceEnd = /[.;:!?…]["”’)\]]*$/;
/** `1.`, `a)`, `IV.`: they begin the next words. */
const enumerator = /^[("“]?(\d{1,3}|[IVX]+|\p{L})[.)]$/u;
/** A line that fills less of the page's width is the last of its paragraph, or a heading. */
const fullLine = 0.85;

/** Whether a sentence, a paragraph or a heading ends with this piece. */
export function endsSentence(sequence: Sequence, index: number): boolean {
  const { flow, at } = sequence;
  if (at[index + 1] === at[index]) return false;
  const [text, x, , width] = wordAt(sequence, index);
  if (sentenceEnd.test(text) && !enumerator.test(text)) return true;
  if (!beginsLine(sequence, index + 1)) return false;
  const [left, right] = flow.edges[(flow.pages[at[index] as number] as number) - 1] as readonly [number, number];
  return x + width < left + (right - left) * fullLine;
}

/** Whether a line of its page begins with this piece; so it does behind the last one. */
export function beginsLine(sequence: Sequence, index: number): boolean {
  const { flow, at } = sequence;
  if (index === 0 || index >= at.length) return true;
  const [before, here] = [at[index - 1] as number, at[index] as number];
  if (before === here) return false;
  return flow.pages[before] !== flow.pages[here] || !sameLine(wordAt(sequence, index - 1), wordAt(sequence, index));
}

/** A stretch that stays together on both sides. */
export interface Run {
  readonly a: number;
  readonly b: number;
  readonly length: number;
}

export const gone = -1;

/** The runs of an alignment in the order of the old version. */
export function runsOf(to: Int32Array): Run[] {
  const runs: { a: number; b: number; length: number }[] = [];
  for (const [i, j] of to.entries()) {
    if (j === gone) continue;
    const last = runs.at(-1);
    if (last && last.a + last.length === i && last.b + last.length === j) last.length++;
    else runs.push({ a: i, b: j, length: 1 });
  }
  return runs;
}
