import type { BoardKey } from '@dien-hong/shared/tablet';
import { keepBoardKey } from '../device/stores/secretVotes.ts';

export { keptBoardKey } from '../device/stores/secretVotes.ts';

const tablet = () => import('@dien-hong/shared/tablet');

/** The counting board's key of one secret vote: made on one tablet of the board, it never leaves it, and is erased when the votes are counted. */
export async function makeBoardKey(meetingId: string, voteId: string): Promise<BoardKey> {
  const key = await (await tablet()).makeBoardKey();
  await keepBoardKey(meetingId, voteId, key);
  return key;
}

/** The board's order to open the count. */
export async function signOpening(key: BoardKey, meetingId: string, voteId: string): Promise<string> {
  const [{ signOpening: sign }, { openingBytes }] = await Promise.all([tablet(), import('@dien-hong/shared/signing')]);
  return sign(key, openingBytes({ meeting: meetingId, vote: voteId }));
}
