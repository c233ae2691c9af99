import type { IssuingKeys, SlipSecrets } from '@dien-hong/shared/tablet';
import { type Reply, request } from './http.ts';
import { keepIn } from './keepIn.ts';

/**
 * What this device knows of a secret ballot. Between receiving a slip and casting it: the token's secrets. Afterwards: that it was
 * cast, and nothing that leads to it. The choice itself is never written down.
 */
export type KeptSlip = { readonly is: 'received'; readonly secrets: SlipSecrets } | { readonly is: 'cast' };

const place = (meetingId: string, voteId: string, personId: string): string => `${meetingId}/${voteId}/${personId}`;

const slips = keepIn<KeptSlip>('slip', 'dien-hong-slips', 'slips');

/** Fetched when a secret vote is on screen, not before. */
const tablet = () => import('@dien-hong/shared/tablet');

export async function keptSlip(...of: Parameters<typeof place>): Promise<KeptSlip | null> {
  return (await slips.get(place(...of))) ?? null;
}

/** Makes the secrets of a slip and keeps them, before anybody is asked to sign: a reload must not lose them. */
export async function makeSlipSecrets(
  [meetingId, voteId, personId]: Parameters<typeof place>,
  keys: IssuingKeys,
): Promise<SlipSecrets> {
  const secrets = await (await tablet()).makeSecrets({ meeting: meetingId, vote: voteId }, keys);
  await slips.put(place(meetingId, voteId, personId), { is: 'received', secrets });
  return secrets;
}

/** Everything about the slip is erased, but that it was cast. */
export async function forgetSlip(...of: Parameters<typeof place>): Promise<void> {
  await slips.put(place(...of), { is: 'cast' });
}

/** The slip as it goes into the box, and the hash by which it is found again; both in this page's memory alone. */
export async function finishSlip(
  secrets: SlipSecrets,
  keys: IssuingKeys,
  signatures: IssuingKeys,
  marks: number[][],
): Promise<{ bytes: Uint8Array; token: string }> {
  return (await tablet()).makeSlip(secrets, keys, signatures, marks);
}

/** At most so long (ms) a slip waits before it goes, so that nobody is told from another by when he tapped. */
const longestWait = 2500;

/** Milliseconds before a tablet asks for its slip: a full hall asks over two seconds, a committee at once. */
export const askingWait = (voters: number): number => Math.random() * Math.min(2000, voters * 4);

/** Drops a slip into the box as nobody: no cookie goes with it. */
export async function dropSlip(meetingId: string, voteId: string, slip: Uint8Array): Promise<Reply<{ ok: true }>> {
  const [random = 0] = crypto.getRandomValues(new Uint32Array(1));
  await new Promise((done) => setTimeout(done, (random / 2 ** 32) * longestWait));
  const { toBase64 } = await tablet();
  return request('POST', `/api/ballot-box/${meetingId}/${voteId}`, { slip: toBase64(slip) }, 'omit');
}

/** Whether the slip of this token is among the published ones of a counted vote; null where that could not be looked up. */
export async function isPublished(meetingId: string, voteId: string, token: string): Promise<boolean | null> {
  const reply = await request<{ key: string }[]>('GET', `/api/meetings/${meetingId}/votes/${voteId}/slips`);
  if (!reply.ok) return null;
  const [{ tokenOf }, { tokenBytes }] = await Promise.all([tablet(), import('@dien-hong/shared/signing')]);
  for (const { key } of reply.value)
    if ((await tokenOf(tokenBytes({ meeting: meetingId, vote: voteId, key }))) === token) return true;
  return false;
}
