import { type BallotStatement, parseBallot, type Refused, refused } from '@dien-hong/shared/signing';
import { sha256Hex } from '../signatures/certificate.ts';
import { type SigningIdentity, verifyCades } from '../signatures/cms.ts';
import type { Trust } from '../signatures/trust.ts';

/** The statement of the opened vote, and the sender of the ballot. */
export interface ExpectedBallot {
  meeting: string;
  vote: string;
  question: string;
  papers: readonly { id: string; sha256: string }[];
  voter: string;
}

export interface BallotContext {
  trust: Trust;
  /** The instant at which the ballot arrived, on the server's clock. */
  at: Date;
  /** The registry: the holder of this certificate, by SHA-256 in lower-case hex. */
  holderOf(fingerprint: string): string | undefined;
}

export interface VerifiedBallot {
  ok: true;
  statement: BallotStatement;
  /** SHA-256 of the signed ballot, lower-case hex. Not its identity: count by (vote, voter). */
  digest: string;
  certificateFingerprint: string;
  certificate: SigningIdentity;
}

function inWordsOfBallots({ refusal }: Refused): Refused {
  const altered = refusal.code === 'signature-content-altered' || refusal.code === 'signature-wrong';
  return altered ? refused('ballot-altered') : { ok: false, refusal };
}

function samePapers(a: readonly { id: string; sha256: string }[], b: typeof a): boolean {
  return a.length === b.length && a.every(({ id, sha256 }, at) => id === b[at]?.id && sha256 === b[at]?.sha256);
}

function mismatch(statement: BallotStatement, expected: ExpectedBallot): Refused | undefined {
  if (statement.meeting !== expected.meeting) return refused('ballot-for-another-meeting');
  if (statement.vote !== expected.vote) return refused('ballot-for-another-vote');
  if (statement.question !== expected.question) return refused('ballot-other-question');
  if (!samePapers(statement.papers, expected.papers)) return refused('ballot-other-papers');
  if (statement.voter !== expected.voter) return refused('ballot-of-another-voter');
  return undefined;
}

/** Whether the signed statement has its own time, and the certificate is registered to the signer. */
export function heldBy(
  verified: { readonly signingTime?: Date | undefined; readonly certificate: SigningIdentity },
  { at, voter }: { at: string; voter: string },
  { holderOf }: BallotContext,
): Refused | undefined {
  const seconds = (time: number) => Math.floor(time / 1000);
  if (seconds(Date.parse(at)) !== seconds(verified.signingTime?.getTime() ?? Number.NaN))
    return refused('ballot-other-time');
  const holder = holderOf(verified.certificate.fingerprint);
  if (holder === undefined) return refused('certificate-unknown');
  return holder === voter ? undefined : refused('certificate-of-another');
}

/**
 * Verifies an open ballot: the signature, then that it repeats the question of the vote, is the voter's own, and is signed by a certificate
 * registered to the voter. Whether the choices are allowed and the vote is open is for `decide` to say.
 */
export async function verifyBallot(
  der: Uint8Array,
  expected: ExpectedBallot,
  context: BallotContext,
): Promise<VerifiedBallot | Refused> {
  if (der.length === 0) return refused('ballot-not-signed');
  const verified = await verifyCades(der, { trust: context.trust, at: context.at });
  if (!verified.ok) return inWordsOfBallots(verified);
  const read = parseBallot(verified.content);
  if (!read.ok) return refused(read.why);
  const { statement } = read;
  const other = mismatch(statement, expected);
  if (other) return other;
  const problem = heldBy(verified, { at: statement.at, voter: expected.voter }, context);
  if (problem) return problem;
  const { fingerprint } = verified.certificate;
  return {
    ok: true,
    statement,
    digest: sha256Hex(der),
    certificateFingerprint: fingerprint,
    certificate: verified.certificate,
  };
}
