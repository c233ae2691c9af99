import { createPinia, setActivePinia } from 'pinia';
import { afterEach, expect, test, vi } from 'vitest';
import { holdFor } from '../../device/holder.ts';
import { useDeviceKey } from './useDeviceKey.ts';

vi.mock('../../keys/deviceKey.ts', () => ({
  canHoldKeys: () => true,
  signer: async () => ({ certificate: new Uint8Array(1) }),
  sha256: async () => new Uint8Array(1),
}));
afterEach(() => vi.unstubAllGlobals());

test('the next person to sign in sees nothing of the keys of the one before, nor an answer that comes late', async () => {
  const device = { fingerprint: '00', revokedAt: null, name: 'Máy của An' };
  const answers: (() => void)[] = [];
  vi.stubGlobal(
    'fetch',
    () =>
      new Promise<Response>((resolve) => {
        answers.push(() => resolve(Response.json({ devices: [device], standing: 'test' })));
      }),
  );
  setActivePinia(createPinia());
  const key = useDeviceKey();
  holdFor('an');
  const first = key.load();
  await vi.waitFor(() => expect(answers.length).toBe(1));
  answers[0]?.();
  await first;
  expect([key.state, key.devices.length, key.fingerprint]).toEqual(['ready', 1, '00']);
  const late = key.load();
  await vi.waitFor(() => expect(answers.length).toBe(2));
  holdFor('binh');
  expect([key.state, key.devices.length, key.fingerprint]).toEqual(['loading', 0, null]);
  answers[1]?.();
  await late;
  expect([key.state, key.devices.length, key.fingerprint]).toEqual(['loading', 0, null]);
});
