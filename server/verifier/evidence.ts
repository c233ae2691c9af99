import { hash } from 'node:crypto';
import { parseCanonical } from '@dien-hong/shared/signing';
import { DirectoryFile, isOtherAuthority, Manifest, paths } from './layout.ts';
import { type Refusal, refuse } from './refuse.ts';
import { readBundle } from './signatures/bundle.ts';
import { certificateDer, readCertificate } from './signatures/certificate.ts';
import { type SigningIdentity, verifyCades } from './signatures/cms.ts';
import { readSignature } from './signatures/cmsRead.ts';
import { verifyTimeStamp } from './signatures/timeStamp.ts';
import { createTrust, type Trust } from './signatures/trust.ts';

export type Files = ReadonlyMap<string, Uint8Array>;
type Failed = { readonly ok: false; readonly refusal: Refusal };

export const sha256Hex = (bytes: Uint8Array): string => hash('sha256', bytes, 'hex');
export const textOf = (bytes: Uint8Array | undefined): string => Buffer.from(bytes ?? []).toString('utf8');

/** Reads the manifest; nothing in it is proven yet. */
export function readManifest(files: Files): { ok: true; manifest: Manifest; bytes: Uint8Array } | Failed {
  const bytes = files.get(paths.manifest);
  if (!bytes) return refuse('archive-file-missing', { name: paths.manifest });
  const read = Manifest.safeParse(parseCanonical(bytes));
  return read.success
    ? { ok: true, manifest: read.data, bytes }
    : refuse('archive-file-malformed', { name: paths.manifest });
}

/** The trust that the archive itself offers: its root, its authorities and their lists. Only a pinned root proves more. */
export async function trustOf(
  files: Files,
  { root, standing }: Manifest,
): Promise<{ ok: true; trust: Trust } | Failed> {
  const certificate = certificateDer(textOf(files.get(paths.root)));
  const issuing = certificateDer(textOf(files.get(paths.issuing)));
  if (!certificate || sha256Hex(certificate) !== root || !readCertificate(certificate)?.authority)
    return refuse('archive-file-malformed', { name: paths.root });
  if (!issuing || !readCertificate(issuing)) return refuse('archive-file-malformed', { name: paths.issuing });
  const others = [...files.keys()].filter(isOtherAuthority).map((path) => readBundle(textOf(files.get(path))));
  const trust = createTrust(
    [{ certificate, standing, revocation: 'required' }, ...others.flatMap((one) => one.roots)],
    [issuing, ...others.flatMap((one) => one.intermediates)],
  );
  for (const path of [paths.rootCrl, paths.issuingCrl]) {
    const taken = await trust.useCrl(files.get(path) ?? new Uint8Array());
    if (!taken.ok) return taken;
  }
  for (const list of others.flatMap((one) => one.crls)) await trust.useCrl(list);
  return { ok: true, trust };
}

/** The organisation's signature over the manifest, at the instant of its time stamp. */
export async function verifySeal(
  files: Files,
  manifest: Uint8Array,
  { trust, now }: { trust: Trust; now: Date },
): Promise<{ ok: true; at: Date; signer: SigningIdentity } | Failed> {
  const seal = files.get(paths.seal);
  if (!seal) return refuse('archive-file-missing', { name: paths.seal });
  const read = readSignature(seal);
  if (!read.ok) return read;
  if (!read.timeStamp) return refuse('archive-file-malformed', { name: paths.seal });
  const stamp = await verifyTimeStamp(read.timeStamp, hash('sha256', read.signature, 'buffer'), { trust, now });
  if (!stamp.ok) return stamp;
  const verified = await verifyCades(seal, { trust, at: stamp.at, detached: { content: manifest } });
  if (!verified.ok) return verified;
  const { certificate } = verified;
  // People's certificates name a person; only the organisation's own is without one.
  if (certificate.subject.personId !== undefined)
    return refuse('archive-seal-of-person', { signer: certificate.subject.commonName });
  return { ok: true, at: stamp.at, signer: certificate };
}

/** Compares every file with its digest; the files must be exactly those of the manifest. */
export function compareFiles(files: Files, manifest: Manifest): Refusal | null {
  const listed = new Map(manifest.files.map((one) => [one.path, one]));
  if (listed.size !== manifest.files.length) return refuse('archive-file-malformed', { name: paths.manifest }).refusal;
  for (const { path, size, sha256 } of manifest.files) {
    const bytes = files.get(path);
    if (!bytes) return refuse('archive-file-missing', { name: path }).refusal;
    if (bytes.length !== size || sha256Hex(bytes) !== sha256)
      return refuse('archive-file-altered', { name: path }).refusal;
  }
  const extra = [...files.keys()].find((path) => !listed.has(path) && path !== paths.manifest && path !== paths.seal);
  return extra === undefined ? null : refuse('archive-file-unlisted', { name: extra }).refusal;
}

/**
 * The holder of each certificate. A certificate of the installation's own authority names its holder itself, and must agree with the
 * directory; the holder of another one registered it, which the organisation's signature confirms.
 */
export function readDirectory(
  files: Files,
): { ok: true; directory: DirectoryFile; holderOf: (fingerprint: string) => string | undefined } | Failed {
  let json: unknown;
  try {
    json = JSON.parse(textOf(files.get(paths.directory)));
  } catch {
    json = undefined;
  }
  const read = DirectoryFile.safeParse(json);
  if (!read.success) return refuse('archive-file-malformed', { name: paths.directory });
  const holders = new Map<string, string>();
  for (const { fingerprint, personId, source } of read.data.certificates) {
    const der = certificateDer(textOf(files.get(paths.signer(fingerprint))));
    const certificate = der && readCertificate(der);
    if (certificate?.fingerprint !== fingerprint)
      return refuse('archive-file-malformed', { name: paths.signer(fingerprint) });
    if (source === 'issued' && certificate.subject.personId !== personId)
      return refuse('archive-certificate-other-holder', { fingerprint });
    holders.set(fingerprint, personId);
  }
  return { ok: true, directory: read.data, holderOf: (fingerprint) => holders.get(fingerprint) };
}
