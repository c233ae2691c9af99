import type { BoardKey } from '@dien-hong/shared/tablet';
import { holder } from '../holder.ts';
import { keepIn } from '../keep.ts';
import type { KeptSlip, OfVote } from '../schema.ts';
import { persist } from '../space.ts';

const slips = keepIn('slips', 'slip');
const boardKeys = keepIn('boardKeys', 'board-key');

export const keptSlip = async (...of: OfVote): Promise<KeptSlip | null> => (await slips.get(of)) ?? null;

export const keepSlip = (of: OfVote, slip: KeptSlip): Promise<void> => slips.put(of, slip);

/** Whether the holder has received a slip and not cast it, in a vote that may still run. */
export const slipWaits = async (): Promise<boolean> =>
  (await slips.under(holder())).some(([, slip]) => slip.is === 'received');

/** A board's key belongs to the person who made it: others may sign in on his tablet. */
const ofHolder = (meetingId: string, voteId: string): OfVote => [holder(), meetingId, voteId];

export const keptBoardKey = async (meetingId: string, voteId: string): Promise<BoardKey | null> =>
  (await boardKeys.get(ofHolder(meetingId, voteId))) ?? null;

export async function keepBoardKey(meetingId: string, voteId: string, key: BoardKey): Promise<void> {
  void persist();
  await boardKeys.put(ofHolder(meetingId, voteId), key);
}

/** Erases everything that leads from the holder to his slip in a vote that is counted or annulled, and the board's key (VOT-39). */
export async function forgetSecretVote(meetingId: string, voteId: string): Promise<void> {
  await Promise.all([slips.delete(ofHolder(meetingId, voteId)), boardKeys.delete(ofHolder(meetingId, voteId))]);
}
