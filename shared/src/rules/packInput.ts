import * as z from 'zod/mini';
import { Id, limits, line } from '../kernel/index.ts';
import { Act, Confidence, RulePack, Sessions, sourcedFields, Threshold, Written } from './pack.ts';

const word = line(limits.choice);

/** A pack as it may come in: its texts composed and within limits. Logs are read with `RulePack`, which accepts older texts. */
export const WrittenPack = z.extend(RulePack, {
  id: Id,
  name: line(limits.name),
  basis: z
    .array(z.extend(Act, { text: line(limits.basis), fields: z.array(z.enum(sourcedFields)).check(z.maxLength(20)) }))
    .check(z.maxLength(limits.bases)),
  baseLabel: line(limits.name),
  head: z.optional(line(limits.name)),
  special: z.array(z.object({ name: word, pass: Threshold })).check(z.maxLength(limits.specials)),
  choices: z.tuple([word, word, word]),
  entryChoices: z.tuple([word, word]),
  confidence: z.nullable(
    z.extend(Confidence, {
      levels: z.tuple([word, word, word]),
      vote: z.tuple([word, word]),
    }),
  ),
  sessions: z.optional(
    z.extend(Sessions, {
      forms: z.array(z.enum(['inPerson', 'online'])).check(z.minLength(1), z.maxLength(2)),
      callers: z.array(word).check(z.maxLength(limits.specials)),
      closedOnProposalOf: z.array(word).check(z.maxLength(limits.specials)),
    }),
  ),
  written: z.extend(Written, { choices: z.tuple([word, word, word]) }),
});

/** An edited pack as it is saved. `note`: why, or by whom it was checked. */
export const PackEdit = z.object({ pack: WrittenPack, note: line(limits.reason, 0) });
