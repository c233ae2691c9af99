import type { Refusal } from '@dien-hong/shared';
import type { Device, Standing } from '@dien-hong/shared/api';
import { defineStore } from 'pinia';
import { computed, ref, shallowRef } from 'vue';
import { holder, ofHolder } from '../../device/holder.ts';
import { canHoldKeys, enrol, forgetKey, importP12, sha256, signer } from '../../keys/deviceKey.ts';
import { call } from '../../line/call.ts';
import type { Reply } from '../../line/http.ts';
import { following } from '../../meeting/following.ts';

export type { Device } from '@dien-hong/shared/api';

type Outcome = { readonly ok: true } | { readonly ok: false; readonly refusal: Refusal };

/** A failure of the browser is a refusal like any other: a form that waits for ever helps nobody. */
async function tried(work: () => Promise<Outcome>): Promise<Outcome> {
  try {
    return await work();
  } catch (error) {
    console.info('no key could be made:', error);
    return { ok: false, refusal: { code: 'signing-failed', params: {} } };
  }
}

const hex = (bytes: Uint8Array): string => [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
const toBase64 = (bytes: Uint8Array): string => btoa(String.fromCharCode(...bytes));
const fromBase64 = (text: string): Uint8Array => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));

/** The keys of one person, as far as they are known. */
const createOwn = () => ({
  devices: shallowRef<readonly Device[]>([]),
  standing: ref<Standing>('test'),
  /** Of the certificate kept on this device; null without one. */
  fingerprint: ref<string | null>(null),
  state: ref<'loading' | 'ready' | 'none' | 'unsupported'>('loading'),
});

/**
 * The signing key of this device and its person: a key that another person left here does not count, since the server takes his signature
 * only. `standing`: whether signatures made here are tests.
 */
export const useDeviceKey = defineStore('deviceKey', () => {
  const own = ofHolder(createOwn);
  const { devices, standing, fingerprint, state } = following(own);

  const here = computed(() => devices.value.find((one) => one.fingerprint === fingerprint.value));
  const active = computed(() => devices.value.filter((one) => one.revokedAt === null));

  /** Reads the key kept here and asks the server whether it is this person's. Without an answer it counts as his. */
  async function load(): Promise<void> {
    // An answer that comes once somebody else is signed in is about another key than his.
    const { devices, standing, fingerprint, state } = own();
    if (!canHoldKeys()) {
      state.value = 'unsupported';
      return;
    }
    const kept = await signer();
    fingerprint.value = kept ? hex(await sha256(new Uint8Array(kept.certificate))) : null;
    // It counts until the server says otherwise: a slow line must not keep anybody from voting.
    if (kept && state.value === 'loading') state.value = 'ready';
    const reply = await call('GET /api/devices');
    if (reply.ok) {
      devices.value = reply.value.devices;
      standing.value = reply.value.standing;
    }
    const mine = reply.ok
      ? devices.value.some((one) => one.fingerprint === fingerprint.value && one.revokedAt === null)
      : kept !== null;
    state.value = mine ? 'ready' : 'none';
  }

  /** A key made here and certified by the server; in a demo without a code. */
  const enrolDevice = (code: string): Promise<Outcome> => tried(() => made(code));

  async function made(code: string): Promise<Outcome> {
    const outcome = await enrol(code, async ({ csr }) => {
      const body = { csr: toBase64(csr), ...(code === '' ? {} : { code }) };
      const reply = await call('POST /api/devices', { body });
      if (!reply.ok) return reply;
      const { certificate, chain } = reply.value;
      return { ok: true, certificate: fromBase64(certificate), chain: chain.map(fromBase64) };
    });
    await load();
    return outcome.ok ? { ok: true } : outcome;
  }

  /** The key of a .p12 file, registered with the server. */
  const importFile = (file: File, password: string): Promise<Outcome> => tried(() => imported(file, password));

  async function imported(file: File, password: string): Promise<Outcome> {
    const opened = await importP12(new Uint8Array(await file.arrayBuffer()), password);
    if (!opened.ok) return opened;
    const reply = await register(opened.certificate);
    // A key that the server refuses is of no use here.
    if (!reply.ok && reply.refusal.code !== 'no-connection') await forgetKey();
    await load();
    return reply.ok ? { ok: true } : reply;
  }

  /** Shows the server that the key of the certificate is here: signs the challenge that the server made for this person. */
  async function register(certificate: Uint8Array): Promise<Reply<object>> {
    const asked = await call('POST /api/devices/challenge');
    if (!asked.ok) return asked;
    const key = await signer();
    const { signCades, possessionBytes } = await import('./possession.ts');
    if (!key) return { ok: false, refusal: { code: 'signing-failed', params: {} } };
    const { challenge, now } = asked.value;
    const content = possessionBytes({ v: 1, challenge, person: holder() });
    const cms = await signCades({ content }, key, sha256, { signingTime: new Date(now) });
    const body = { certificate: toBase64(certificate), proof: toBase64(cms) };
    return call('POST /api/devices/imported', { body });
  }

  async function remove(device: Device): Promise<Outcome> {
    const reply = await call('DELETE /api/devices/:fingerprint', { params: { fingerprint: device.fingerprint } });
    if (reply.ok && device.fingerprint === fingerprint.value) await forgetKey();
    await load();
    return reply.ok ? { ok: true } : reply;
  }

  return { devices, active, standing, fingerprint, here, state, load, enrolDevice, importFile, remove };
});
