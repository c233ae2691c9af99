import * as z from 'zod/mini';
import { FractionPart, Id, limits, line, Pages, WorkingDays } from '../kernel/index.ts';
import { Act, Confidence, RulePack, Sessions, sourcedFields, Written } from './pack.ts';

const word = line(limits.choice);
const fraction = z.object({ num: FractionPart, den: FractionPart });
const threshold = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('moreThanHalf') }),
  z.object({ kind: z.literal('moreThan'), fraction }),
  z.object({ kind: z.literal('atLeast'), fraction }),
]);

/** A pack as it may come in: its texts composed, texts and numbers within limits. Logs are read with `RulePack`, which accepts older ones. */
export const WrittenPack = z.extend(RulePack, {
  id: Id,
  name: line(limits.name),
  basis: z
    .array(z.extend(Act, { text: line(limits.basis), fields: z.array(z.enum(sourcedFields)).check(z.maxLength(20)) }))
    .check(z.maxLength(limits.bases)),
  baseLabel: line(limits.name),
  quorum: z.nullable(fraction),
  pass: threshold,
  head: z.optional(line(limits.name)),
  special: z.array(z.object({ name: word, pass: threshold })).check(z.maxLength(limits.specials)),
  choices: z.tuple([word, word, word]),
  entryChoices: z.tuple([word, word]),
  confidence: z.nullable(
    z.extend(Confidence, {
      levels: z.tuple([word, word, word]),
      vote: z.tuple([word, word]),
      mayResignAbove: fraction,
      removalFrom: fraction,
    }),
  ),
  sessions: z.optional(
    z.extend(Sessions, {
      forms: z.array(z.enum(['inPerson', 'online'])).check(z.minLength(1), z.maxLength(2)),
      callers: z.array(word).check(z.maxLength(limits.specials)),
      closedOnProposalOf: z.array(word).check(z.maxLength(limits.specials)),
    }),
  ),
  boardMin: z.int().check(z.gte(1), z.lte(limits.board)),
  written: z.extend(Written, {
    choices: z.tuple([word, word, word]),
    answerDays: WorkingDays.check(z.positive()),
    fewestDays: z.optional(WorkingDays.check(z.positive())),
    summary: z.optional(z.object({ above: Pages, most: Pages })),
  }),
  paperLeadDays: WorkingDays,
  conclusionDays: z.nullable(WorkingDays),
});

/** An edited pack as it is saved. `note`: why, or by whom it was checked. */
export const PackEdit = z.object({ pack: WrittenPack, note: line(limits.reason, 0) });
