import { type Refusal, refuse } from '@dien-hong/shared';
import { type AnswerStatement, parseAnswer, refused } from '@dien-hong/shared/signing';
import { type BallotContext, heldBy } from '../../verifier/ballots/ballotProof.ts';
import { sha256Hex } from '../../verifier/signatures/certificate.ts';
import { verifyCades } from '../../verifier/signatures/cms.ts';

/** The statement of the consultation, and the sender of the answer. */
export type ExpectedAnswer = Pick<AnswerStatement, 'consultation' | 'subject' | 'question' | 'papers' | 'voter'>;

export interface VerifiedAnswer {
  readonly ok: true;
  readonly statement: AnswerStatement;
  /** SHA-256 of the signed answer and of its certificate, lower-case hex. */
  readonly digest: string;
  readonly certificate: string;
}

/**
 * Verifies an answer: the signature, then that it repeats the question, is the sender's own, and is signed by a certificate registered to
 * him. Whether the choice is allowed and the consultation open is for `decide` to say.
 */
export async function verifyAnswer(
  der: Uint8Array,
  expected: ExpectedAnswer,
  context: BallotContext,
): Promise<VerifiedAnswer | { ok: false; refusal: Refusal }> {
  if (der.length === 0) return refused('ballot-not-signed');
  const verified = await verifyCades(der, { trust: context.trust, at: context.at });
  if (!verified.ok) return verified;
  const read = parseAnswer(verified.content);
  if (!read.ok) return refused(read.why);
  const { statement } = read;
  const { voter, papers } = expected;
  if (statement.voter !== voter) return refused('ballot-of-another-voter');
  const same =
    statement.consultation === expected.consultation &&
    statement.subject === expected.subject &&
    statement.question === expected.question &&
    statement.papers.length === papers.length &&
    statement.papers.every(({ id, sha256 }, at) => id === papers[at]?.id && sha256 === papers[at]?.sha256);
  if (!same) return refuse('answer-other-question');
  const problem = heldBy(verified, { at: statement.at, voter }, context);
  if (problem) return problem;
  return { ok: true, statement, digest: sha256Hex(der), certificate: verified.certificate.fingerprint };
}
