import * as z from 'zod/mini';
import { limits } from '../kernel/index.ts';
import { canonicalBytes, parseCanonical } from './canonical.ts';

const Id = z.string().check(z.minLength(1), z.maxLength(limits.signed.id));

/** The statement that a member signs when casting an open ballot. Field names are part of the signed bytes: never renamed. */
export const BallotStatement = z.strictObject({
  v: z.literal(1),
  meeting: Id,
  vote: Id,
  /** The question in full, as it stood on the member's screen. */
  question: z.string().check(z.minLength(1), z.maxLength(limits.signed.question)),
  /** The lines that are voted on: options, candidates, persons, in the order of the opened vote; absent for one question. */
  rows: z.optional(
    z.array(z.string().check(z.minLength(1), z.maxLength(limits.row))).check(z.minLength(1), z.maxLength(limits.rows)),
  ),
  /** The choice in each line, in the same order, empty without one; one for one question. */
  choices: z.array(z.string().check(z.maxLength(limits.signed.choice))).check(z.minLength(1), z.maxLength(limits.rows)),
  /** The papers under vote, in the order of the opened vote; `sha256` in lower-case hex. */
  papers: z.array(z.strictObject({ id: Id, sha256: z.string().check(z.regex(/^[0-9a-f]{64}$/)) })),
  /** The person, not the seat or the device. */
  voter: Id,
  /** The instant of signing on the server's clock, ISO 8601 in UTC. */
  at: z.iso.datetime(),
});
export type BallotStatement = z.infer<typeof BallotStatement>;

export function ballotBytes(statement: BallotStatement): Uint8Array<ArrayBuffer> {
  const { rows, ...rest } = statement;
  return canonicalBytes(rows === undefined ? rest : { ...rest, rows });
}

/** `ballot-not-canonical`: readable or not, these are not the bytes that `ballotBytes` makes; `ballot-malformed`: not a ballot. */
export function parseBallot(
  bytes: Uint8Array,
): { ok: true; statement: BallotStatement } | { ok: false; why: 'ballot-not-canonical' | 'ballot-malformed' } {
  const value = parseCanonical(bytes);
  if (value === undefined) return { ok: false, why: 'ballot-not-canonical' };
  const read = BallotStatement.safeParse(value);
  return read.success ? { ok: true, statement: read.data } : { ok: false, why: 'ballot-malformed' };
}
