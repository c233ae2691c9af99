import { type BallotStatement, ballotBytes, infoOf, isSingle, type MeetingState, voteOf } from '@dien-hong/shared';
import type { Sha256, Signer } from '@dien-hong/shared/cades';
import { type SlipRequest, slipRequestBytes } from '@dien-hong/shared/signing';

/** Why no ballot can be written; `vote-not-open` also where the vote is unknown. */
export type BallotProblem = 'vote-not-open' | 'ballot-invalid-choice';

/**
 * The statement that a member signs: the question, his choice in each row and the papers exactly as they were put to the vote. `at`: the
 * server's clock, epoch milliseconds.
 */
export function ballotFor(
  state: MeetingState,
  { voteId, choices, voter, at }: { voteId: string; choices: readonly string[]; voter: string; at: number },
): { ok: true; statement: BallotStatement } | { ok: false; problem: BallotProblem } {
  const vote = voteOf(state, voteId);
  if (vote?.stage !== 'open' || !vote.opened) return { ok: false, problem: 'vote-not-open' };
  const { motion } = vote;
  const fits = choices.length === motion.rows.length && choices.some((choice) => choice !== '');
  if (!fits || choices.some((choice) => choice !== '' && !motion.choices.includes(choice)))
    return { ok: false, problem: 'ballot-invalid-choice' };
  const statement: BallotStatement = {
    v: 1,
    meeting: infoOf(state).id,
    vote: voteId,
    question: vote.motion.question,
    ...(isSingle(motion) ? {} : { rows: motion.rows.map((row) => row.name) }),
    choices: [...choices],
    papers: vote.opened.papers.map(({ id, sha256 }) => ({ id, sha256 })),
    voter,
    at: new Date(at).toISOString(),
  };
  return { ok: true, statement };
}

const cades = () => import('@dien-hong/shared/cades');

/** Fetches the code for signing as soon as a vote is on screen: by the time of sending the network may be gone. */
export const prepareSigning = (): void => void cades().catch(() => {});

/** The signed ballot as `CastBallot` carries it: base64 of the CAdES signature, the statement inside. */
export const signBallot = (statement: BallotStatement, signer: Signer, sha256: Sha256): Promise<string> =>
  signed(ballotBytes(statement), statement.at, signer, sha256);

/** The signed request for a slip as `RequestSlip` carries it. */
export const signRequest = (request: SlipRequest, signer: Signer, sha256: Sha256): Promise<string> =>
  signed(slipRequestBytes(request), request.at, signer, sha256);

async function signed(content: Uint8Array, at: string, signer: Signer, sha256: Sha256): Promise<string> {
  const { signCades } = await cades();
  const bytes = await signCades({ content }, signer, sha256, { signingTime: new Date(at) });
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text);
}
