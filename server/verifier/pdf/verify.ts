import { hash } from 'node:crypto';
import { type PDF, PdfDict } from '@libpdf/core';
import { type SigningIdentity, verifyCades } from '../signatures/cms.ts';
import { readSignature, sameBytes } from '../signatures/cmsRead.ts';
import { verifyTimeStamp } from '../signatures/timeStamp.ts';
import type { Trust } from '../signatures/trust.ts';
import { forbiddenChange } from './compare.ts';
import { coveredDigest, SEAL_FIELD } from './covered.ts';
import { load, resolver, type Signature, signaturesOf } from './document.ts';
import { type PdfRefused, pdfRefused } from './refusal.ts';

export interface ExpectedSigner {
  field: string;
  /** SHA-256 of the certificate, lower-case hex; left out where any trusted person may have signed. */
  fingerprint?: string;
}

export interface PdfExpectation {
  /** In the order of signing; the first certifies. */
  expectedSigners: readonly ExpectedSigner[];
  /** Whether the document time stamp must close the file: it must, once the last person has signed. */
  sealed: boolean;
  trust: Trust;
  now: Date;
}

export interface VerifiedSignature {
  field: string;
  signer: SigningIdentity;
  /** Of the signature's time stamp. */
  at: Date;
}

export type PdfVerification = { ok: true; signatures: VerifiedSignature[]; sealedAt: Date | undefined } | PdfRefused;

/** The DER at the start of a padded place, by its own length. */
function trimmed(contents: Uint8Array): Uint8Array {
  const first = contents[1] ?? 0;
  if (first < 0x80) return contents.subarray(0, 2 + first);
  let length = 0;
  for (let index = 0; index < (first & 0x7f); index++) length = length * 256 + (contents[2 + index] ?? 0);
  return contents.subarray(0, 2 + (first & 0x7f) + length);
}

/** The range must be the whole revision without the hex string of this signature. */
function rangeRight(bytes: Uint8Array, { range: [zero, start, end, length], contents }: Signature): boolean {
  if (zero !== 0 || start <= 0 || end <= start || length <= 0 || end + length > bytes.length) return false;
  // One spelling only, and zeros alone behind the signature: no byte of the file may be changed.
  if (contents.subarray(trimmed(contents).length).some((byte) => byte !== 0)) return false;
  const gap = Buffer.from(bytes.subarray(start, end)).toString('latin1');
  const hex = Buffer.from(contents).toString('hex');
  return gap === `<${hex}>` || gap === `<${hex.toUpperCase()}>`;
}

/** Where the revision that holds a signature begins: behind the last end mark before it. */
function revisionStart(bytes: Uint8Array, { range: [, start] }: Signature): number {
  const mark = Buffer.from(bytes.buffer, bytes.byteOffset, start).lastIndexOf('%%EOF');
  if (mark < 0) return 0;
  let end = mark + 5;
  while (bytes[end] === 13 || bytes[end] === 10) end++;
  return end;
}

function certifies(pdf: PDF, { value }: Signature): boolean {
  const resolve = resolver(pdf);
  const [first] = value.getArray('Reference', resolve)?.toArray() ?? [];
  const reference = first instanceof PdfDict ? first : undefined;
  const level = reference?.getDict('TransformParams', resolve)?.getNumber('P', resolve)?.value;
  const permitted = pdf.getCatalog().getDict('Perms', resolve)?.getDict('DocMDP', resolve);
  return (
    reference?.getName('TransformMethod', resolve)?.value === 'DocMDP' &&
    (level === 1 || level === 2) &&
    permitted === value
  );
}

/** A certificate enclosed beside the signer's own chain is outside every signature: its bytes could be changed unnoticed. */
function hasExtraCertificate(cms: Uint8Array, purpose: 'signature' | 'time-stamp', at: Date, trust: Trust): boolean {
  const read = readSignature(cms);
  if (!read.ok) return true;
  const named = read.certificateHash;
  const isLeaf = (one: Uint8Array): boolean => sameBytes(hash(named.hash, one, 'buffer'), named.value);
  const leaf = read.certificates.find(isLeaf);
  const chain = leaf && trust.check(leaf, read.certificates, purpose, [at]);
  if (!chain?.ok) return true;
  const known = [chain.leaf, ...chain.issuers, chain.root].map(({ der }) => der);
  return read.certificates.some((one) => !known.some((other) => sameBytes(one, other)));
}

type Context = Pick<PdfExpectation, 'trust' | 'now'>;

async function readSigner(
  bytes: Uint8Array,
  one: Signature,
  { trust, now }: Context,
): Promise<{ ok: true; verified: VerifiedSignature } | PdfRefused> {
  const { field } = one;
  const cms = trimmed(one.contents);
  const read = readSignature(cms);
  if (!read.ok) return pdfRefused('pdf-signature-refused', { field, code: read.refusal.code });
  if (!read.timeStamp) return pdfRefused('pdf-time-stamp-missing', { field });
  const stamp = await verifyTimeStamp(read.timeStamp, hash('sha256', read.signature, 'buffer'), { trust, now });
  if (!stamp.ok) return pdfRefused('pdf-signature-refused', { field, code: stamp.refusal.code });
  const detached = { sha256: coveredDigest(bytes, one.range) };
  const verified = await verifyCades(cms, { trust, at: stamp.at, detached });
  if (verified.ok) {
    const extra =
      hasExtraCertificate(cms, 'signature', stamp.at, trust) ||
      hasExtraCertificate(read.timeStamp, 'time-stamp', stamp.at, trust);
    if (extra) return pdfRefused('pdf-altered', { field });
    return { ok: true, verified: { field, signer: verified.certificate, at: stamp.at } };
  }
  const { code } = verified.refusal;
  return code === 'signature-content-altered'
    ? pdfRefused('pdf-altered', { field })
    : pdfRefused('pdf-signature-refused', { field, code });
}

/** The only allowed change of a revision is its own signature. Bytes behind the last revision are refused. */
async function checkRevisions(bytes: Uint8Array, whole: PDF, signatures: Signature[]): Promise<PdfRefused | undefined> {
  let before: PDF | undefined;
  let end = 0;
  for (const [index, one] of signatures.entries()) {
    const start = revisionStart(bytes, one);
    if (index > 0 && start !== end) return pdfRefused('pdf-range-wrong', { field: one.field });
    before ??= start > 0 ? await load(bytes.slice(0, start)) : undefined;
    end = one.range[2] + one.range[3];
    const after = await load(bytes.slice(0, end));
    if (!before || !after) return pdfRefused('pdf-unreadable');
    const sealing = one.field === SEAL_FIELD;
    const found = forbiddenChange(before, after, { signed: one.field, certifying: index === 0, sealing });
    if (found) return found;
    before = after;
  }
  if (end === bytes.length) return undefined;
  const found = before && forbiddenChange(before, whole, { signed: undefined, certifying: false, sealing: false });
  return found ?? pdfRefused('pdf-trailing-bytes');
}

/**
 * Verifies a signed document of ours. Stricter than readers, which call nine attacks after signing "valid": every
 * revision is compared with the one before, and the expected signers must all be there, in their order.
 */
export async function verifyPdf(bytes: Uint8Array, expected: PdfExpectation): Promise<PdfVerification> {
  try {
    return await verified(bytes, expected);
  } catch {
    // The parser throws on structures that our own writer never makes.
    return pdfRefused('pdf-unreadable');
  }
}

async function verified(
  bytes: Uint8Array,
  { expectedSigners, sealed, trust, now }: PdfExpectation,
): Promise<PdfVerification> {
  const whole = await load(bytes);
  if (!whole) return pdfRefused('pdf-unreadable');
  const all = signaturesOf(whole);
  if (!all) return pdfRefused('pdf-unreadable');
  const [first] = all;
  if (!first) return pdfRefused('pdf-not-signed');
  for (const one of all) {
    if (one.contents.every((byte) => byte === 0)) return pdfRefused('pdf-signature-emptied', { field: one.field });
    if (!rangeRight(bytes, one)) return pdfRefused('pdf-range-wrong', { field: one.field });
  }
  const signatures: VerifiedSignature[] = [];
  let sealedAt: Date | undefined;
  for (const one of all) {
    if (one.field === SEAL_FIELD) {
      const stamp = await verifyTimeStamp(trimmed(one.contents), coveredDigest(bytes, one.range), { trust, now });
      if (!stamp.ok) {
        const { code } = stamp.refusal;
        const altered = code === 'time-stamp-of-another';
        return altered
          ? pdfRefused('pdf-altered', { field: one.field })
          : pdfRefused('pdf-signature-refused', { field: one.field, code });
      }
      if (hasExtraCertificate(trimmed(one.contents), 'time-stamp', stamp.at, trust))
        return pdfRefused('pdf-altered', { field: one.field });
      sealedAt = stamp.at;
    } else {
      const read = await readSigner(bytes, one, { trust, now });
      if (!read.ok) return read;
      signatures.push(read.verified);
    }
  }
  const change = await checkRevisions(bytes, whole, all);
  if (change) return change;
  if (!certifies(whole, first)) return pdfRefused('pdf-not-certified');
  for (const [index, { field, fingerprint }] of expectedSigners.entries()) {
    const found = signatures[index];
    if (found?.field !== field) return pdfRefused('pdf-signer-missing', { field });
    if (fingerprint && found.signer.fingerprint !== fingerprint) return pdfRefused('pdf-signer-other', { field });
  }
  const extra = signatures[expectedSigners.length];
  if (extra) return pdfRefused('pdf-signer-other', { field: extra.field });
  if (sealed && !sealedAt) return pdfRefused('pdf-seal-missing');
  return { ok: true, signatures, sealedAt };
}
