import { refuse } from '@dien-hong/shared';
import { parseSlipRequest, type Refused, refused, type SlipRequest } from '@dien-hong/shared/signing';
import { sha256Hex } from '../signatures/certificate.ts';
import { verifyCades } from '../signatures/cms.ts';
import { type BallotContext, heldBy } from './ballotProof.ts';

type Refusing = ReturnType<typeof refuse>;

/** Verifies a member's signed request for a slip: the signature, its canonical form, and that it is the member's own. */
export async function verifyRequest(
  der: Uint8Array,
  voter: string,
  context: BallotContext,
): Promise<{ ok: true; statement: SlipRequest; digest: string; certificate: string } | Refused | Refusing> {
  if (der.length === 0) return refuse('slip-request-not-signed');
  const verified = await verifyCades(der, { trust: context.trust, at: context.at });
  if (!verified.ok) return verified;
  const statement = parseSlipRequest(verified.content);
  if (!statement) return refused('ballot-malformed');
  if (statement.voter !== voter) return refused('ballot-of-another-voter');
  const problem = heldBy(verified, { at: statement.at, voter }, context);
  if (problem) return problem;
  return { ok: true, statement, digest: sha256Hex(der), certificate: verified.certificate.fingerprint };
}
