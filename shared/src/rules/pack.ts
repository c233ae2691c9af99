import * as z from 'zod/mini';

export const Fraction = z.object({ num: z.int().check(z.positive()), den: z.int().check(z.positive()) });
export type Fraction = z.infer<typeof Fraction>;

/** More than half, or at least a fraction, of the base. */
export const Threshold = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('moreThanHalf') }),
  z.object({ kind: z.literal('atLeast'), fraction: Fraction }),
]);
export type Threshold = z.infer<typeof Threshold>;

/** Confidence in persons: the three levels asked for (high, plain, low), the two of a vote, and what low shares lead to. */
export const Confidence = z.object({
  levels: z.tuple([z.string(), z.string(), z.string()]),
  vote: z.tuple([z.string(), z.string()]),
  /** More than this share of "low": may resign. */
  mayResignAbove: Fraction,
  /** At least this share of "low": a motion to remove. */
  removalFrom: Fraction,
});

export const Written = z.object({
  /** For, against, another opinion. */
  choices: z.tuple([z.string(), z.string(), z.string()]),
  /** What silence counts for. */
  silent: z.enum(['nothing', 'agreement']),
  /** Whether an answer after the deadline counts; it is recorded and marked either way. */
  late: z.enum(['shown', 'counted']),
  /** Working days to answer in, unless the secretary sets another deadline. */
  answerDays: z.int().check(z.positive()),
});

/**
 * The law as data: everything numeric about quorum and votes. Copied into a meeting when it is convened, so a later edit
 * changes no running meeting. `verify` stands until a jurist has confirmed the numbers, and is shown.
 */
export const RulePack = z.object({
  id: z.string(),
  version: z.int(),
  name: z.string(),
  basis: z.array(z.string()),
  verify: z.boolean(),
  /** The words for "all members" in this body, written into every percentage. */
  baseLabel: z.string(),
  /** null where the pack sets none: then any number present is enough. */
  quorum: z.nullable(Fraction),
  pass: Threshold,
  /** Cases with a threshold of their own, e.g. the removal of a delegate; a motion names the one it falls under. */
  special: z.array(z.object({ name: z.string(), pass: Threshold })),
  /** With exactly half on each side: the chair's side decides, or half is simply not more than half. */
  tie: z.enum(['chair', 'none']),
  /** For, against, abstaining: their words on screen, in this order. */
  choices: z.tuple([z.string(), z.string(), z.string()]),
  /** For and against one entry of a list, a candidate of an election included. */
  entryChoices: z.tuple([z.string(), z.string()]),
  /** Who is left out of "all members": those excused from the whole meeting, those recused from the item. */
  base: z.object({ withoutExcused: z.boolean(), withoutRecused: z.boolean() }),
  /** Whether a voter may replace his open ballot until the vote is closed. */
  changeUntilClosed: z.boolean(),
  /** Confidence votes; null in bodies that hold none. */
  confidence: z.nullable(Confidence),
  /** Members a counting board (ban kiểm phiếu) must have at least. */
  boardMin: z.int().check(z.gte(1)),
  /** Written consultations (phiếu lấy ý kiến). */
  written: Written,
  /** Working days a paper must arrive ahead of a regular meeting, shown when missed. */
  paperLeadDays: z.int(),
  /** Working days within which the conclusion notice is due; null where the pack sets none. */
  conclusionDays: z.nullable(z.int()),
});
export type RulePack = z.infer<typeof RulePack>;

const ceilOf = (total: number, { num, den }: { num: number; den: number }): number => Math.ceil((total * num) / den);

/** The fewest votes that pass, of `total`. */
export function votesNeeded(threshold: Threshold, total: number): number {
  switch (threshold.kind) {
    case 'moreThanHalf':
      return Math.floor(total / 2) + 1;
    case 'atLeast':
      return ceilOf(total, threshold.fraction);
    default:
      return threshold satisfies never;
  }
}

export interface Quorum {
  readonly required: number;
  readonly present: number;
  readonly total: number;
  readonly met: boolean;
}

export function quorumOf(pack: RulePack, total: number, present: number): Quorum {
  const required = pack.quorum ? ceilOf(total, pack.quorum) : 0;
  return { required, present, total, met: present >= required };
}
