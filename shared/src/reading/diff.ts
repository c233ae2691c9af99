/**
 * Which word of one text is which of another, in order: anchors of runs of words that occur once in both ("patience"), then between them
 * shorter runs, then the best common subsequence of the rest. Words are numbers.
 */

/** Lengths of the runs that anchor, tried one after the other. */
const gramLengths = [8, 4, 2, 1] as const;
/** A gap of at most this number of pairs of words is compared in full at once. */
const smallGap = 60_000;
/** A gap in which nothing anchors is compared in full up to this number of pairs. A larger one counts as having nothing in common. */
const largestGap = 1_000_000;

export interface Ranges {
  readonly aFrom: number;
  readonly aTo: number;
  readonly bFrom: number;
  readonly bTo: number;
}

export interface Diff {
  readonly pieces: Grams;
  /** For every place the number of the long run of words that begins there: equal runs, equal numbers. */
  readonly longest: Grams;
  readonly whole: Ranges;
  /** Compares two ranges: `match` is called for every pair, and never for a word twice. */
  readonly solve: (ranges: Ranges, match: Match) => void;
}

type Match = (a: number, b: number) => void;

/** Two texts, each word a number. Deterministic. */
export function openDiff(a: Int32Array, b: Int32Array): Diff {
  const grams = gramsOf(a, b);
  const whole = { aFrom: 0, aTo: a.length, bFrom: 0, bTo: b.length };
  return { pieces: { a, b }, longest: grams[0] as Grams, whole, solve: (ranges, match) => solve(ranges, 0, match) };

  function solve({ aFrom, aTo, bFrom, bTo }: Ranges, level: number, match: Match): void {
    while (aFrom < aTo && bFrom < bTo && a[aFrom] === b[bFrom]) match(aFrom++, bFrom++);
    while (aFrom < aTo && bFrom < bTo && a[aTo - 1] === b[bTo - 1]) match(--aTo, --bTo);
    const pairs = (aTo - aFrom) * (bTo - bFrom);
    if (pairs === 0) return;
    const length = gramLengths[level];
    if (pairs <= smallGap || length === undefined) {
      if (pairs <= largestGap) compare(a, b, { aFrom, aTo, bFrom, bTo }, match);
      return;
    }
    const of = grams[level] as Grams;
    const anchors = increasing(uniquePairs(of, { aFrom, aTo: aTo - length + 1, bFrom, bTo: bTo - length + 1 }));
    for (const [i, j] of anchors) {
      solve({ aFrom, aTo: i, bFrom, bTo: j }, level + 1, match);
      match(i, j);
      aFrom = i + 1;
      bFrom = j + 1;
    }
    solve({ aFrom, aTo, bFrom, bTo }, level + 1, match);
  }
}

/** For every place of two texts the number of the run that begins there. */
export interface Grams {
  readonly a: Int32Array;
  readonly b: Int32Array;
}

/** For every place the number of the run of words that begins there, the longest runs first. */
function gramsOf(a: Int32Array, b: Int32Array): Grams[] {
  const grams: Grams[] = [{ a, b }];
  for (let length = 1; length < gramLengths[0]; length *= 2) grams.unshift(joined(grams[0] as Grams, length));
  return grams;
}

/** Two runs of this length, one behind the other, as one. */
function joined({ a, b }: Grams, length: number): Grams {
  const numbers = new Map<number, number>();
  const join = (runs: Int32Array): Int32Array => {
    const longer = new Int32Array(Math.max(0, runs.length - length));
    for (let i = 0; i < longer.length; i++) {
      const key = (runs[i] as number) * 2 ** 26 + (runs[i + length] as number);
      const known = numbers.get(key);
      longer[i] = known ?? numbers.size;
      if (known === undefined) numbers.set(key, numbers.size);
    }
    return longer;
  };
  return { a: join(a), b: join(b) };
}

const many = -1;

/** Where the runs are that occur once in each range, by their places in `a`. */
export function uniquePairs({ a, b }: Grams, { aFrom, aTo, bFrom, bTo }: Ranges): [number, number][] {
  const inA = new Map<number, number>();
  for (let i = aFrom; i < Math.min(aTo, a.length); i++) note(inA, a[i] as number, i);
  const inB = new Map<number, number>();
  for (let j = bFrom; j < Math.min(bTo, b.length); j++) if (inA.has(b[j] as number)) note(inB, b[j] as number, j);
  const pairs: [number, number][] = [];
  for (const [gram, i] of inA) {
    const j = inB.get(gram);
    if (i !== many && j !== undefined && j !== many) pairs.push([i, j]);
  }
  return pairs;
}

const note = (places: Map<number, number>, gram: number, place: number): void =>
  void places.set(gram, places.has(gram) ? many : place);

/** The longest chain of pairs that increases on both sides; they come ordered by their first. */
function increasing(pairs: readonly [number, number][]): [number, number][] {
  const ends: number[] = [];
  const before = new Int32Array(pairs.length);
  for (const [index, [, j]] of pairs.entries()) {
    let low = 0;
    let high = ends.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((pairs[ends[middle] as number] as [number, number])[1] < j) low = middle + 1;
      else high = middle;
    }
    before[index] = low === 0 ? -1 : (ends[low - 1] as number);
    ends[low] = index;
  }
  const chain: [number, number][] = [];
  for (let index = ends.at(-1) ?? -1; index >= 0; index = before[index] as number)
    chain.push(pairs[index] as [number, number]);
  return chain.reverse();
}

/** A pair counts, and a little more where it continues a run: whole phrases are the same words rather than strewn ones. */
const pairWorth = 3;
const runWorth = 1;

const [onA, onB, pair, inRun] = [1, 2, 4, 8] as const;

/** The common subsequence of the greatest worth. */
function compare(a: Int32Array, b: Int32Array, ranges: Ranges, match: Match): void {
  const { aFrom, bFrom } = ranges;
  const [rows, columns] = [ranges.aTo - aFrom, ranges.bTo - bFrom];
  const steps = new Uint8Array(rows * columns);
  let above = new Int32Array(columns + 1);
  let aboveRun = new Int32Array(columns + 1).fill(-1);
  for (let i = 0; i < rows; i++) {
    const here = new Int32Array(columns + 1);
    const hereRun = new Int32Array(columns + 1).fill(-1);
    for (let j = 0; j < columns; j++) {
      let best = above[j + 1] as number;
      let step: number = onA;
      if ((here[j] as number) > best) {
        best = here[j] as number;
        step = onB;
      }
      if (a[aFrom + i] === b[bFrom + j]) {
        const run = aboveRun[j] as number;
        const alone = (above[j] as number) + pairWorth;
        const continued = run < 0 ? run : run + pairWorth + runWorth;
        if (continued >= alone) step |= inRun;
        const worth = Math.max(continued, alone);
        hereRun[j + 1] = worth;
        if (worth >= best) {
          best = worth;
          step |= pair;
        }
      }
      here[j + 1] = best;
      steps[i * columns + j] = step;
    }
    above = here;
    aboveRun = hereRun;
  }
  let [i, j] = [rows - 1, columns - 1];
  let running = false;
  while (i >= 0 && j >= 0) {
    const step = steps[i * columns + j] as number;
    if (running || step & pair) {
      match(aFrom + i--, bFrom + j--);
      running = (step & inRun) !== 0;
    } else if (step & onA) i--;
    else j--;
  }
}
