import type { Sha256, SignatureAlgorithm, Signer } from '@dien-hong/shared/cades';
import type { Refused } from '@dien-hong/shared/signing';
import { keepKey, keptKey } from '../device/stores/keys.ts';

export { forgetKey } from '../device/stores/keys.ts';

const parameters = {
  'ecdsa-p256-sha256': { name: 'ECDSA', hash: 'SHA-256' },
  'rsa-pss-sha256': { name: 'RSA-PSS', saltLength: 32 },
  'rsa-pkcs1-sha256': { name: 'RSASSA-PKCS1-v1_5' },
} as const satisfies Record<SignatureAlgorithm, object>;

export const sha256: Sha256 = async (bytes) => new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));

/** False on plain `http://` addresses: browsers give keys to secure pages alone. */
export function canHoldKeys(): boolean {
  return globalThis.isSecureContext && globalThis.crypto?.subtle !== undefined;
}

export interface Enrolment {
  ok: true;
  certificate: Uint8Array;
  chain: Uint8Array[];
}

/**
 * Makes a key that never leaves this browser and has it certified: `post` carries the one-time code and the request
 * (DER) to the server and brings back the certificate, or the server's refusal, which is handed on. The old key stays
 * in place until the new certificate is here.
 */
export async function enrol<R extends { ok: false }>(
  code: string,
  post: (request: { code: string; csr: Uint8Array<ArrayBuffer> }) => Promise<Enrolment | R>,
): Promise<Enrolment | R | Refused> {
  const { certifies, requestFor } = await import('./csr.ts');
  const pair = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, false, ['sign', 'verify']);
  const answer = await post({ code, csr: await requestFor(pair) });
  if (!answer.ok) return answer;
  if (!(await certifies(answer.certificate, pair.publicKey))) {
    return { ok: false, refusal: { code: 'certificate-malformed', params: {} } };
  }
  const { certificate, chain } = answer;
  await keepKey({ algorithm: 'ecdsa-p256-sha256', privateKey: pair.privateKey, certificate, chain });
  return answer;
}

/**
 * Takes the key out of a .p12 (.pfx) that the member already holds and keeps it here, from now on unreadable. The
 * certificate must still be registered with the server, which decides whether it trusts the authority behind it.
 */
export async function importP12(file: Uint8Array, password: string): Promise<Enrolment | Refused> {
  const { openP12 } = await import('./p12.ts');
  const read = await openP12(file, password);
  if (!read.ok) return read;
  await keepKey(read.key);
  return { ok: true, certificate: read.key.certificate, chain: read.key.chain };
}

/** Null where this device has no key: enrol, or import a .p12. */
export async function signer(): Promise<Signer | null> {
  const kept = await keptKey();
  if (!kept) return null;
  const { algorithm, certificate, chain, privateKey } = kept;
  return {
    algorithm,
    certificate,
    chain,
    sign: async (bytes) => new Uint8Array(await crypto.subtle.sign(parameters[algorithm], privateKey, bytes)),
  };
}
