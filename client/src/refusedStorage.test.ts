import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { refuseStorage } from './device/storage.testing.ts';

beforeEach(() => vi.resetModules());
afterEach(() => vi.restoreAllMocks());

// Every store that a vote needs, in a browser that refuses all of them.
test('a key made on a device that keeps nothing signs until the page is closed', async () => {
  refuseStorage();
  const { enrol, signer } = await import('./keys/deviceKey.ts');
  vi.doMock('./keys/csr.ts', () => ({ requestFor: async () => new Uint8Array(1), certifies: async () => true }));
  expect(await signer()).toBeNull();
  const certificate = new Uint8Array([1, 2]);
  const outcome = await enrol('', async () => ({ ok: true, certificate, chain: [] }));
  expect(outcome.ok).toBe(true);
  const key = await signer();
  expect(key?.certificate).toEqual(certificate);
  expect((await key?.sign(new Uint8Array(3)))?.length).toBe(64);
  expect((await import('./device/unkept.ts')).unkept.value.has('key')).toBe(true);
});

test('a slip received on a device that keeps nothing is cast from the page', async () => {
  refuseStorage();
  const secrets = { blinded: { house: 'h', board: 'b' } };
  vi.doMock('@dien-hong/shared/tablet', () => ({ makeSecrets: async () => secrets }));
  const { keptSlip } = await import('./device/stores/secretVotes.ts');
  const { forgetSlip, makeSlipSecrets } = await import('./keys/slips.ts');
  expect(await keptSlip('m2', 'hop', 'v1')).toBeNull();
  await makeSlipSecrets(['m2', 'hop', 'v1'], { house: 'h', board: 'b' });
  expect(await keptSlip('m2', 'hop', 'v1')).toEqual({ is: 'received', secrets });
  await forgetSlip(['m2', 'hop', 'v1']);
  expect(await keptSlip('m2', 'hop', 'v1')).toEqual({ is: 'cast' });
});

test('a board’s key on a device that keeps nothing counts, and is gone after', async () => {
  refuseStorage();
  const key = { publicKey: 'p', privateKey: 'k' };
  vi.doMock('@dien-hong/shared/tablet', () => ({ makeBoardKey: async () => key }));
  const { forgetSecretVote, keptBoardKey } = await import('./device/stores/secretVotes.ts');
  const { makeBoardKey } = await import('./keys/boardKey.ts');
  await makeBoardKey('hop', 'v1');
  expect(await keptBoardKey('hop', 'v1')).toEqual(key);
  await forgetSecretVote('hop', 'v1');
  expect(await keptBoardKey('hop', 'v1')).toBeNull();
});

test('a device that refused once is asked again at the next use', async () => {
  const allow = refuseStorage();
  const { ask } = await import('./device/database.ts');
  expect(await ask(() => 'kept')).toEqual({ kept: false, why: 'refused' });
  allow();
  expect(await ask(() => 'kept')).toEqual({ kept: true, value: 'kept' });
});
