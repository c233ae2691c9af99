import { type BallotStatement, ballotBytes, infoOf, type MeetingState, voteOf } from '@dien-hong/shared';
import type { Sha256, Signer } from '@dien-hong/shared/cades';

/** Why no ballot can be written; `vote-not-open` also where the vote is unknown. */
export type BallotProblem = 'vote-not-open' | 'ballot-invalid-choice';

/**
 * What a member signs: the question, his choice and the papers exactly as they were put to the vote. `at`: the server's clock,
 * epoch milliseconds.
 */
export function ballotFor(
  state: MeetingState,
  { voteId, choice, voter, at }: { voteId: string; choice: string; voter: string; at: number },
): { ok: true; statement: BallotStatement } | { ok: false; problem: BallotProblem } {
  const vote = voteOf(state, voteId);
  if (vote?.stage !== 'open' || !vote.opened) return { ok: false, problem: 'vote-not-open' };
  if (!vote.motion.choices.includes(choice)) return { ok: false, problem: 'ballot-invalid-choice' };
  const statement: BallotStatement = {
    v: 1,
    meeting: infoOf(state).id,
    vote: voteId,
    question: vote.motion.question,
    choices: [choice],
    papers: vote.opened.papers.map(({ id, sha256 }) => ({ id, sha256 })),
    voter,
    at: new Date(at).toISOString(),
  };
  return { ok: true, statement };
}

const cades = () => import('@dien-hong/shared/cades');

/** Fetches what signing needs as soon as a vote is on screen: by the time of sending the network may be gone. */
export const prepareSigning = (): void => void cades().catch(() => {});

/** The signed ballot as `CastBallot` carries it: base64 of the CAdES signature, the statement inside. */
export async function signBallot(statement: BallotStatement, signer: Signer, sha256: Sha256): Promise<string> {
  const { signCades } = await cades();
  const signed = await signCades({ content: ballotBytes(statement) }, signer, sha256, {
    signingTime: new Date(statement.at),
  });
  let text = '';
  for (const byte of signed) text += String.fromCharCode(byte);
  return btoa(text);
}
