import 'reflect-metadata';
import { mkdtemp } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Signer } from '@dien-hong/shared/cades';
import { PemConverter, type X509Certificate } from '@peculiar/x509';
import { moveInto } from '../kernel/disk.ts';
import { writeSecret } from '../kernel/secretFile.ts';
import {
  type Authority,
  createCrl,
  createIssuing,
  createLeaf,
  createRoot,
  type Holder,
  newKeys,
  type Purpose,
  type Validity,
} from './authority.ts';
import { appendLine, makeSecretFolder, readAuthority, writeAuthority } from './pkiFiles.ts';
import { softSigner } from './softSigner.ts';

const DAY = 86_400_000;
const YEAR = 365 * DAY;
export const lifetimes = { root: 20 * YEAR, issuing: 10 * YEAR, own: 5 * YEAR, person: 3 * YEAR, crl: 7 * DAY };
// Clocks of tablets lag: a certificate must be valid the moment it is handed out.
const BACKDATE = 5 * 60_000;
const RENEW_BEFORE = 90 * DAY;

export function lasting(from: Date, length: number, within?: X509Certificate): Validity {
  const start = Math.floor((from.getTime() - BACKDATE) / 1000) * 1000;
  const end = Math.min(start + length, within?.notAfter.getTime() ?? Number.POSITIVE_INFINITY);
  return { notBefore: new Date(Math.max(start, within?.notBefore.getTime() ?? start)), notAfter: new Date(end) };
}

/** Built beside and moved into place, so that a crash half-way leaves no incomplete authority. */
export async function createPki(folder: string, organisation: string, now: Date): Promise<void> {
  await makeSecretFolder(dirname(folder));
  const draft = await mkdtemp(join(dirname(folder), '.pki-'));
  const rootKeys = await newKeys();
  const rootName = { commonName: `${organisation} – CA gốc`, organisation };
  const certificate = await createRoot(rootKeys, rootName, lasting(now, lifetimes.root));
  const root = { certificate, key: rootKeys.privateKey };
  const keys = await newKeys();
  const name = { commonName: `${organisation} – CA cấp chứng thư`, organisation };
  const issuing = await createIssuing(root, keys, name, lasting(now, lifetimes.issuing, certificate));
  await writeAuthority(draft, 'root', certificate, rootKeys);
  await writeAuthority(draft, 'issuing', issuing, keys);
  // Made while the root's key is at hand: it is valid for the issuing authority's whole life, and states that the authority is not revoked.
  const crl = await createCrl(root, [], lasting(now, lifetimes.issuing));
  await writeSecret(draft, 'root.crl', `${PemConverter.encode(crl, PemConverter.CrlTag)}\n`);
  await moveInto(draft, folder);
}

/** The installation's own leaf (organisation or time stamps), made anew in time before it expires. */
export async function ownSigner(
  folder: string,
  name: string,
  issuer: Authority,
  holder: Holder,
  purpose: Purpose,
  now: Date,
): Promise<Signer> {
  let { certificate, key } = await readAuthority(folder, name);
  if (!certificate || !key || certificate.notAfter.getTime() - now.getTime() < RENEW_BEFORE) {
    const keys = await newKeys();
    const validity = lasting(now, lifetimes.own, issuer.certificate);
    certificate = await createLeaf(issuer, keys.publicKey, holder, validity, purpose);
    key = keys.privateKey;
    await appendLine(folder, 'issued.jsonl', { serial: certificate.serialNumber, name: holder.commonName });
    await writeAuthority(folder, name, certificate, keys);
  }
  const chain = [new Uint8Array(issuer.certificate.rawData)];
  return softSigner(
    { algorithm: 'ecdsa-p256-sha256', keys: { privateKey: key } },
    new Uint8Array(certificate.rawData),
    chain,
  );
}
