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

/** An authority besides the installation's own, on whose certificates signatures of people rest. */
export interface OtherAuthority {
  readonly name: string;
  /** SHA-256 of its root certificate. */
  readonly fingerprint: string;
}

export interface ArchiveTrust {
  /** The installation's root, its issuing authority and their lists: the seal, every time stamp, the certificates it issued. */
  readonly own: Trust;
  /** The other authorities in the archive and their lists. Nothing proves them, so they serve for certificates that people brought. */
  readonly others: Trust;
}

/** The trust that the archive itself offers. Only pinned roots prove more. */
export async function trustOf(
  files: Files,
  { root, standing }: Manifest,
): Promise<{ ok: true; trust: ArchiveTrust } | Failed> {
  const certificate = certificateDer(textOf(files.get(paths.root)));
  const issuing = certificateDer(textOf(files.get(paths.issuing)));
  if (!certificate || sha256Hex(certificate) !== root || !readCertificate(certificate)?.authority)
    return refuse('archive-file-malformed', { name: paths.root });
  if (!issuing || !readCertificate(issuing)) return refuse('archive-file-malformed', { name: paths.issuing });
  const own = createTrust([{ certificate, standing, revocation: 'required' }], [issuing]);
  for (const path of [paths.rootCrl, paths.issuingCrl]) {
    const taken = await own.useCrl(files.get(path) ?? new Uint8Array());
    if (!taken.ok) return taken;
  }
  const bundles = [...files.keys()].filter(isOtherAuthority).map((path) => readBundle(textOf(files.get(path))));
  const others = createTrust(
    // The installation's own root is none of them: its certificates name their holders, those that were brought need not.
    bundles.flatMap(({ roots }) => roots).filter((one) => sha256Hex(one.certificate) !== root),
    bundles.flatMap(({ intermediates }) => intermediates),
  );
  for (const list of bundles.flatMap(({ crls }) => crls)) await others.useCrl(list);
  return { ok: true, trust: { own, others } };
}

/**
 * The trust in signatures of people: a certificate that its holder brought rests on the other authorities, everything else on the
 * installation's own. `relied` are the other authorities on which a signature rested so far.
 */
export function trustInPeople(
  { own, others }: ArchiveTrust,
  { certificates }: DirectoryFile,
): { trust: Trust; relied: () => OtherAuthority[] } {
  const brought = new Set(certificates.flatMap((one) => (one.source === 'imported' ? [one.fingerprint] : [])));
  const relied = new Map<string, OtherAuthority>();
  const trust: Trust = {
    ...own,
    check(leaf, enclosed, purpose, instants) {
      if (purpose === 'time-stamp' || !brought.has(sha256Hex(leaf)))
        return own.check(leaf, enclosed, purpose, instants);
      const chain = others.check(leaf, enclosed, purpose, instants);
      if (chain.ok) {
        const { fingerprint, subject } = chain.root;
        relied.set(fingerprint, { name: subject.commonName, fingerprint });
      }
      return chain;
    },
  };
  return { trust, relied: () => [...relied.values()] };
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
