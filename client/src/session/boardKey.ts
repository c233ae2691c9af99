import type { BoardKey } from '@dien-hong/shared/tablet';
import { type DBSchema, type IDBPDatabase, openDB } from 'idb';

/**
 * The counting board's key of one secret vote. It is made on one tablet of the board and never leaves it; it is erased when the
 * votes are counted.
 */
interface Shelf extends DBSchema {
  keys: { key: string; value: BoardKey };
}

const place = (meetingId: string, voteId: string): string => `${meetingId}/${voteId}`;

let opened: Promise<IDBPDatabase<Shelf>> | undefined;
const shelf = (): Promise<IDBPDatabase<Shelf>> => {
  opened ??= openDB<Shelf>('dien-hong-board', 1, {
    upgrade: (database) => void database.createObjectStore('keys'),
    terminated: () => {
      opened = undefined;
    },
  });
  return opened;
};

const tablet = () => import('@dien-hong/shared/tablet');

export async function boardKey(meetingId: string, voteId: string): Promise<BoardKey | null> {
  return (await (await shelf()).get('keys', place(meetingId, voteId))) ?? null;
}

export async function makeBoardKey(meetingId: string, voteId: string): Promise<BoardKey> {
  const key = await (await tablet()).makeBoardKey();
  await navigator.storage?.persist?.();
  await (await shelf()).put('keys', key, place(meetingId, voteId));
  return key;
}

export const forgetBoardKey = async (meetingId: string, voteId: string): Promise<void> =>
  (await shelf()).delete('keys', place(meetingId, voteId));

/** The board's order to open the count. */
export async function signOpening(key: BoardKey, meetingId: string, voteId: string): Promise<string> {
  const [{ signOpening: sign }, { openingBytes }] = await Promise.all([tablet(), import('@dien-hong/shared/signing')]);
  return sign(key, openingBytes({ meeting: meetingId, vote: voteId }));
}
