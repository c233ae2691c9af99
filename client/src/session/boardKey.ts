import type { BoardKey } from '@dien-hong/shared/tablet';
import { holder } from './holder.ts';
import { keepIn } from './keepIn.ts';
import { persist } from './storage.ts';

/**
 * The counting board's key of one secret vote. It is made on one tablet of the board and never leaves it; it is its maker's, not
 * everybody's who signs in there, and is erased when the votes are counted.
 */
const keys = keepIn<BoardKey>('board-key', 'dien-hong-board', 'keys');

const place = (meetingId: string, voteId: string): string => `${meetingId}/${voteId}/${holder()}`;

const tablet = () => import('@dien-hong/shared/tablet');

export async function boardKey(meetingId: string, voteId: string): Promise<BoardKey | null> {
  return (await keys.get(place(meetingId, voteId))) ?? null;
}

export async function makeBoardKey(meetingId: string, voteId: string): Promise<BoardKey> {
  const key = await (await tablet()).makeBoardKey();
  void persist();
  await keys.put(place(meetingId, voteId), key);
  return key;
}

export const forgetBoardKey = async (meetingId: string, voteId: string): Promise<void> =>
  keys.delete(place(meetingId, voteId));

/** The board's order to open the count. */
export async function signOpening(key: BoardKey, meetingId: string, voteId: string): Promise<string> {
  const [{ signOpening: sign }, { openingBytes }] = await Promise.all([tablet(), import('@dien-hong/shared/signing')]);
  return sign(key, openingBytes({ meeting: meetingId, vote: voteId }));
}
