import * as z from 'zod/mini';
import { limits } from '../kernel/index.ts';
import { canonicalBytes, parseCanonical } from './canonical.ts';

const Id = z.string().check(z.minLength(1), z.maxLength(limits.signed.id));
const Digest = z.string().check(z.regex(/^[0-9a-f]{64}$/));

/** The statement that a member signs when answering a written consultation. Field names are part of the signed bytes: never renamed. */
export const AnswerStatement = z.strictObject({
  v: z.literal(1),
  consultation: Id,
  /** Subject and question in full, as they stood on the member's screen. */
  subject: z.string().check(z.minLength(1), z.maxLength(limits.title)),
  question: z.string().check(z.minLength(1), z.maxLength(limits.question)),
  choice: z.string().check(z.minLength(1), z.maxLength(limits.signed.choice)),
  /** His opinion in his own words; may be empty. */
  text: z.string().check(z.maxLength(limits.opinion)),
  /** SHA-256 of the file that goes with it; null without one. */
  file: z.nullable(Digest),
  papers: z.array(z.strictObject({ id: Id, sha256: Digest })).check(z.maxLength(limits.papersOfVote)),
  voter: Id,
  /** The instant of signing on the server's clock, ISO 8601 in UTC. */
  at: z.iso.datetime(),
});
export type AnswerStatement = z.infer<typeof AnswerStatement>;

export const answerBytes = (statement: AnswerStatement): Uint8Array<ArrayBuffer> => canonicalBytes(statement);

/** `ballot-not-canonical`: readable or not, these are not the bytes that `answerBytes` makes; `ballot-malformed`: not an answer. */
export function parseAnswer(
  bytes: Uint8Array,
): { ok: true; statement: AnswerStatement } | { ok: false; why: 'ballot-not-canonical' | 'ballot-malformed' } {
  const value = parseCanonical(bytes);
  if (value === undefined) return { ok: false, why: 'ballot-not-canonical' };
  const read = AnswerStatement.safeParse(value);
  return read.success ? { ok: true, statement: read.data } : { ok: false, why: 'ballot-malformed' };
}
