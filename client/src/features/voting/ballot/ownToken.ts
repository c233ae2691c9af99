import { ofHolder } from '../../../device/holder.ts';
import { isPublished } from '../../../keys/slips.ts';

/** The hash of a slip that was cast from this page, and whether it stands among the published ones. */
export interface OwnToken {
  readonly token: string;
  readonly published: boolean;
}

/** By vote, in this page's memory alone: a reload forgets them, as does signing out; they were never on the device. */
const tokens = ofHolder(() => new Map<string, string>());

export const rememberToken = (voteId: string, token: string): void => void tokens().set(voteId, token);

/** Looks the own slip up; null if this page cast none, or the publication cannot be read. */
export async function ownToken(meetingId: string, voteId: string): Promise<OwnToken | null> {
  const token = tokens().get(voteId);
  if (token === undefined) return null;
  const published = await isPublished(meetingId, voteId, token);
  return published === null ? null : { token, published };
}
