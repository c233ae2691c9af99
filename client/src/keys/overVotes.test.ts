import 'fake-indexeddb/auto';
import type { MeetingState } from '@dien-hong/shared';
import { expect, test, vi } from 'vitest';
import { holdFor } from '../device/holder.ts';
import { keepBoardKey, keepSlip, keptBoardKey, keptSlip } from '../device/stores/secretVotes.ts';
import { createOverVotes } from './overVotes.ts';

const stateWith = (stages: Record<string, string>) => {
  const votes = Object.fromEntries(
    Object.entries(stages).map(([id, stage]) => [id, { motion: { id, form: 'secret' }, stage }]),
  );
  return { voting: { votes } } as unknown as MeetingState;
};

test('VOT-39: once a secret vote is counted or annulled, the device keeps neither a slip of it nor the board’s key', async () => {
  holdFor('an');
  const secrets = {} as never;
  const left = () => Promise.all(['v1', 'v2', 'v3'].map(async (id) => (await keptSlip('an', 'hop', id))?.is ?? null));
  for (const id of ['v1', 'v2', 'v3']) await keepSlip(['an', 'hop', id], { is: 'received', secrets });
  await keepSlip(['an', 'other', 'v1'], { is: 'received', secrets });
  await keepBoardKey('hop', 'v1', { publicKey: 'p', privateKey: 'k' } as never);
  const erase = createOverVotes('hop');
  erase(stateWith({ v1: 'counting', v2: 'open', v3: 'prepared' }));
  expect(await left()).toEqual(['received', 'received', 'received']);
  expect(await keptBoardKey('hop', 'v1')).not.toBeNull();
  erase(stateWith({ v1: 'closed', v2: 'annulled', v3: 'open' }));
  await vi.waitFor(async () => expect(await left()).toEqual([null, null, 'received']));
  expect(await keptBoardKey('hop', 'v1')).toBeNull();
  expect(await keptSlip('an', 'other', 'v1')).not.toBeNull();
});
