import * as z from 'zod';
import { limits } from '../kernel/index.ts';
import { sourcedFields } from '../rules/index.ts';
import { few, Id, line, list, maybe, WorkingDays } from './fields.ts';
import { baseFromWords, tieFromWords, understoodAs } from './words.ts';

/** `quaNua`: more than half of the base; `haiPhanBa`: at least two thirds. */
export const PassKind = z.enum(['quaNua', 'haiPhanBa']);

const Base = understoodAs(baseFromWords, 'tổng số …, tổng số … (trừ trường hợp …)');
export const Word = line(limits.choice);
/** "2/3", at most one. */
const Share = z
  .string()
  .regex(/^\d{1,4}\/\d{1,4}$/, 'a share such as "2/3"')
  .transform((share) => {
    const [num = 0, den = 1] = share.split('/').map(Number);
    return { num, den };
  })
  .refine(({ num, den }) => num > 0 && den > 0 && num <= den, 'a share above none and at most one');
const SourcedField = z.enum(sourcedFields);
/** The rules of a body, as a package states them. */
export const Pack = z.object({
  id: Id,
  body: line(limits.name),
  /** An act given as plain words is the basis of no particular field, and no result cites it; one given with its kind and fields is cited. */
  basis: few(
    z.union([
      line(limits.basis),
      z.object({
        kind: z.enum(['law', 'regulation', 'note']),
        text: line(limits.basis),
        fields: list(SourcedField, 20),
      }),
    ]),
    limits.bases,
  ),
  verifyBeforeUse: z.boolean().default(true),
  quorum: maybe(z.object({ fraction: Share, base: Base })),
  pass: z.object({ kind: PassKind, base: Base }),
  special: list(z.object({ case: line(limits.choice), kind: PassKind }), limits.specials),
  /** The office whose side decides a tie. */
  head: maybe(line(limits.name)),
  tie: understoodAs(tieFromWords, 'theo ý kiến của Chủ tịch, không áp dụng').default('none'),
  choices: maybe(z.tuple([Word, Word, Word])),
  confidence: maybe(
    z.object({
      layPhieu: z.tuple([Word, Word, Word]),
      boPhieu: z.tuple([Word, Word]),
    }),
  ),
  secretBallot: z.object({ banKiemPhieuMin: z.int().positive().max(limits.board) }).optional(),
  changeUntilClosed: z.boolean().default(false),
  /** Written consultations: what silence and lateness count for, and the working days to answer in. */
  writtenBallot: z
    .object({
      silent: z.enum(['nothing', 'agreement']).optional(),
      late: z.enum(['shown', 'counted']).optional(),
      answerDays: WorkingDays.positive().optional(),
    })
    .optional(),
});
