import * as z from 'zod/mini';

export const Fraction = z.object({ num: z.int().check(z.positive()), den: z.int().check(z.positive()) });
export type Fraction = z.infer<typeof Fraction>;

/** More than half, more than a fraction, or at least a fraction, of the base. */
export const Threshold = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('moreThanHalf') }),
  z.object({ kind: z.literal('moreThan'), fraction: Fraction }),
  z.object({ kind: z.literal('atLeast'), fraction: Fraction }),
]);
export type Threshold = z.infer<typeof Threshold>;

/** Confidence in persons: the three levels asked for (high, plain, low), the two of a vote, and the consequences of low shares. */
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
  /** How silence counts. */
  silent: z.enum(['nothing', 'agreement']),
  /** Whether an answer after the deadline counts; it is recorded and marked either way. */
  late: z.enum(['shown', 'counted']),
  /** Working days to answer in, unless the secretary sets another deadline. */
  answerDays: z.int().check(z.positive()),
  /** The fewest working days the secretary may give; absent in older packs, which set none. */
  fewestDays: z.optional(z.int().check(z.positive())),
  /** A paper of more than `above` A4 pages needs a summary of at most `most`; absent if the pack asks for none. */
  summary: z.optional(z.object({ above: z.int().check(z.positive()), most: z.int().check(z.positive()) })),
});

/** The fields of a pack of which an act may be the basis. */
export const sourcedFields = [
  ...(['quorum', 'pass', 'special', 'tie', 'choices', 'entryChoices', 'base', 'confidence', 'boardMin'] as const),
  ...(['written', 'paperLeadDays', 'conclusionDays', 'sessions'] as const),
] as const;
export type SourcedField = (typeof sourcedFields)[number];

/**
 * An act the pack rests on. `law`: with its article; `regulation`: a decree, a resolution on working rules, a body's own rules, with number
 * and date. Both are written as they are read aloud, since results cite them. `note`: a remark for the administrator, cited nowhere; an act
 * written before acts were told apart is one.
 */
export const Act = z.object({
  kind: z.enum(['law', 'regulation', 'note']),
  text: z.string(),
  /** The fields of the pack that rest on it. */
  fields: z.array(z.enum(sourcedFields)),
});
export type Act = z.infer<typeof Act>;

/**
 * The callers of a session, those who may propose that the public is shut out (without any, it stays as convened), the forms in which it may
 * be held.
 */
export const Sessions = z.object({
  callers: z.array(z.string()),
  closedOnProposalOf: z.array(z.string()),
  forms: z.array(z.enum(['inPerson', 'online'])).check(z.minLength(1)),
});
export type Sessions = z.infer<typeof Sessions>;

/**
 * The law as data: everything numeric about quorum and votes. Copied into a meeting when it is convened, so a later edit
 * changes no running meeting. `verify` stands until a jurist has confirmed the numbers, and is shown to the administrator alone.
 */
export const RulePack = z.object({
  id: z.string(),
  version: z.int(),
  name: z.string(),
  basis: z.array(Act),
  verify: z.boolean(),
  /** The words for "all members" in this body, written into every percentage. */
  baseLabel: z.string(),
  /** null when the pack sets none: then any number present is enough. */
  quorum: z.nullable(Fraction),
  pass: Threshold,
  /** Cases with a threshold of their own, e.g. the removal of a delegate; a motion names the one it falls under. */
  special: z.array(z.object({ name: z.string(), pass: Threshold })),
  /**
   * With exactly half on each side: `head`: the side of the head of the body decides, an office whose holder the meeting names, also when
   * another person presides; `none`: half is simply not more than half. `chair`, the side of the person who presides, stands only in packs of
   * earlier versions.
   */
  tie: z.enum(['head', 'chair', 'none']),
  /** The office whose side decides a tie, as it is read aloud. */
  head: z.optional(z.string()),
  /** For, against, abstaining: their words on screen, in this order. */
  choices: z.tuple([z.string(), z.string(), z.string()]),
  /** For and against one entry of a list, a candidate of an election included. */
  entryChoices: z.tuple([z.string(), z.string()]),
  /** The people left out of "all members": those excused from the whole meeting, those recused from the item. */
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
  /** Working days within which the conclusion notice is due; null when the pack sets none. */
  conclusionDays: z.nullable(z.int()),
  /** When everyone learns a result: as soon as the vote is closed, also where it is absent, or once the chair announces it. */
  announce: z.optional(z.enum(['closing', 'chair'])),
  /** Whether guests are told titles, questions and results of items that are for members only; absent: that there is one. */
  guestsTold: z.optional(z.boolean()),
  /** Absent in packs that say nothing about sessions. */
  sessions: z.optional(Sessions),
});
export type RulePack = z.infer<typeof RulePack>;

const ceilOf = (total: number, { num, den }: { num: number; den: number }): number => Math.ceil((total * num) / den);

/** The fewest votes that pass, of `total`. */
export function votesNeeded(threshold: Threshold, total: number): number {
  switch (threshold.kind) {
    case 'moreThanHalf':
      return Math.floor(total / 2) + 1;
    case 'moreThan':
      return Math.floor((total * threshold.fraction.num) / threshold.fraction.den) + 1;
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

/** The act that a number of the pack rests on, a law before a regulation; undefined when the pack names none. */
export const sourceOf = ({ basis }: RulePack, field: SourcedField): Act | undefined =>
  (['law', 'regulation'] as const)
    .map((kind) => basis.find((act) => act.kind === kind && act.fields.includes(field)))
    .find((act) => act !== undefined);

/** A pack as it was kept before, in today's shape. */
export function upcastPack(pack: RulePack): RulePack {
  const basis = (pack.basis as readonly (Act | string)[]).map(
    (one): Act => (typeof one === 'string' ? { kind: 'note', text: one, fields: [] } : one),
  );
  if ('entryChoices' in pack) return { ...pack, basis };
  // Before there were lists, elections, confidence, counting boards and written consultations in the rules.
  return {
    ...(pack as RulePack),
    basis,
    entryChoices: ['Đồng ý', 'Không đồng ý'],
    base: { withoutExcused: false, withoutRecused: false },
    changeUntilClosed: false,
    confidence: null,
    boardMin: 3,
    written: { choices: ['Đồng ý', 'Không đồng ý', 'Ý kiến khác'], silent: 'nothing', late: 'shown', answerDays: 5 },
  };
}
