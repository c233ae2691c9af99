import { align, type Change, carry, changesOf, type PageBody, type PaperWords } from '@dien-hong/shared/reading';

/** The words of two versions as they came (`/words`, JSON), and marks made on the old one. */
export interface ComparisonTask {
  readonly old: Uint8Array<ArrayBuffer>;
  readonly now: Uint8Array<ArrayBuffer>;
  /** The file of the new version. */
  readonly sha256: string;
  readonly bodies: readonly PageBody[];
}

export interface Comparison {
  readonly changes: readonly Change[];
  /** The place of each mark in the new version, in the order asked; without a place it stays on the old one ("bản cũ"). */
  readonly carried: readonly (readonly PageBody[])[];
}

/** Null for words that are malformed. */
export function compare({ old, now, sha256, bodies }: ComparisonTask): Comparison | null {
  const [before, after] = [wordsOf(old), wordsOf(now)];
  if (!before || !after) return null;
  const alignment = align(before, after);
  return { changes: changesOf(alignment), carried: bodies.map((body) => carry(body, alignment, sha256)) };
}

function wordsOf(bytes: Uint8Array<ArrayBuffer>): PaperWords | null {
  try {
    const words: unknown = JSON.parse(new TextDecoder().decode(bytes));
    return Array.isArray(words) ? (words as PaperWords) : null;
  } catch {
    return null;
  }
}
