import type { IssuingKeys, SlipSecrets } from '@dien-hong/shared/tablet';
import type { OfVote } from '../device/schema.ts';
import { keepSlip } from '../device/stores/secretVotes.ts';
import { callAsNobody, pathTo } from '../line/call.ts';
import { download, type Reply } from '../line/http.ts';

export { keptSlip, slipWaits } from '../device/stores/secretVotes.ts';

/** Fetched when a secret vote is on screen, not before. */
const tablet = () => import('@dien-hong/shared/tablet');

/** Makes the secrets of a slip and keeps them, before anybody is asked to sign: a reload must not lose them. */
export async function makeSlipSecrets([personId, meetingId, voteId]: OfVote, keys: IssuingKeys): Promise<SlipSecrets> {
  const secrets = await (await tablet()).makeSecrets({ meeting: meetingId, vote: voteId }, keys);
  await keepSlip([personId, meetingId, voteId], { is: 'received', secrets });
  return secrets;
}

/** Erases everything about the slip, except that it was cast. */
export const forgetSlip = (of: OfVote): Promise<void> => keepSlip(of, { is: 'cast' });

/** The slip as it goes into the box, and the hash by which it is found again; both in this page's memory alone. */
export async function finishSlip(
  secrets: SlipSecrets,
  keys: IssuingKeys,
  signatures: IssuingKeys,
  marks: number[][],
): Promise<{ bytes: Uint8Array; token: string }> {
  return (await tablet()).makeSlip(secrets, keys, signatures, marks);
}

/** The longest time (ms) that a slip waits before it goes: by the time of a tap, voters could be told apart. */
const longestWait = 2500;

/** Milliseconds before a tablet asks for its slip: a full hall asks over two seconds, a committee at once. */
export const askingWait = (voters: number): number => Math.random() * Math.min(2000, voters * 4);

/** Drops a slip into the box as nobody: no cookie goes with it. */
export async function dropSlip(meetingId: string, voteId: string, slip: Uint8Array): Promise<Reply<{ ok: true }>> {
  const [random = 0] = crypto.getRandomValues(new Uint32Array(1));
  await new Promise((done) => setTimeout(done, (random / 2 ** 32) * longestWait));
  const { toBase64 } = await tablet();
  return callAsNobody('POST /api/ballot-box/:id/:vote', {
    params: { id: meetingId, vote: voteId },
    body: { slip: toBase64(slip) },
  });
}

/** Whether the slip of this token is among the published ones of a counted vote; null where that could not be looked up. */
export async function isPublished(meetingId: string, voteId: string, token: string): Promise<boolean | null> {
  const params = { id: meetingId, vote: voteId };
  const reply = await download(pathTo('GET /api/meetings/:id/votes/:vote/slips', { params }));
  if (!reply.ok) return null;
  const [{ tokenOf }, { tokenBytes }] = await Promise.all([tablet(), import('@dien-hong/shared/signing')]);
  const slips = JSON.parse(new TextDecoder().decode(reply.value)) as readonly { readonly key: string }[];
  for (const { key } of slips)
    if ((await tokenOf(tokenBytes({ meeting: meetingId, vote: voteId, key }))) === token) return true;
  return false;
}
