import * as z from 'zod/mini';
import { Id, limits, line } from '../kernel/index.ts';
import { Confidence, RulePack, Threshold, Written } from './pack.ts';

const word = line(limits.choice);

/** A pack as it may come in: its texts composed and within limits. Logs are read with `RulePack`, which takes what was kept. */
export const WrittenPack = z.extend(RulePack, {
  id: Id,
  name: line(limits.name),
  basis: z.array(line(limits.basis)).check(z.maxLength(limits.bases)),
  baseLabel: line(limits.name),
  special: z.array(z.object({ name: word, pass: Threshold })).check(z.maxLength(limits.specials)),
  choices: z.tuple([word, word, word]),
  entryChoices: z.tuple([word, word]),
  confidence: z.nullable(
    z.extend(Confidence, {
      levels: z.tuple([word, word, word]),
      vote: z.tuple([word, word]),
    }),
  ),
  written: z.extend(Written, { choices: z.tuple([word, word, word]) }),
});
