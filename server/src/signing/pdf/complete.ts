import { hash } from 'node:crypto';
import { type Signer, signatureValue, withTimeStamp } from '@dien-hong/shared/cades';
import { PdfArray, PdfDict, PdfName, PdfStream } from '@libpdf/core';
import { coveredDigest, SEAL_FIELD } from '../../../verifier/pdf/covered.ts';
import { fieldsOf, load, startsWith } from '../../../verifier/pdf/document.ts';
import { type PdfRefused, pdfRefused } from '../../../verifier/pdf/refusal.ts';
import { type SigningIdentity, verifyCades } from '../../../verifier/signatures/cms.ts';
import type { Trust } from '../../../verifier/signatures/trust.ts';
import { timeStampToken } from '../timeStampToken.ts';
import { closeRange, type Prepared, placeHolder, SIGNATURE_PLACE } from './prepare.ts';

/** Writes the CMS into its place; the length of the file does not change. */
function embed(bytes: Uint8Array, [, start]: Prepared['byteRange'], cms: Uint8Array): Uint8Array {
  const out = bytes.slice();
  Buffer.from(out.buffer).write(Buffer.from(cms).toString('hex'), start + 1, 'latin1');
  return out;
}

const tooLarge = (cms: Uint8Array): PdfRefused =>
  pdfRefused('pdf-signature-too-large', { size: cms.length, place: SIGNATURE_PLACE });

/**
 * Takes the signer's answer: verifies it over the prepared range, stamps its time and puts it in its place.
 * @param current the document as it is now: when it differs from the base of the job, the job is stale
 * @param cms detached CAdES over `prepared.digest`, without signing-time
 */
export async function complete(
  prepared: Prepared,
  cms: Uint8Array,
  { current, trust, authority, now }: { current: Uint8Array; trust: Trust; authority: Signer; now: Date },
): Promise<{ ok: true; bytes: Uint8Array; signer: SigningIdentity } | PdfRefused> {
  const { bytes, base, byteRange, field } = prepared;
  if (current.length !== base.length || hash('sha256', current, 'hex') !== base.sha256 || !startsWith(bytes, current)) {
    return pdfRefused('pdf-stale');
  }
  const verified = await verifyCades(cms, { trust, at: now, detached: { sha256: coveredDigest(bytes, byteRange) } });
  if (!verified.ok) return pdfRefused('pdf-signature-refused', { field, code: verified.refusal.code });
  const stamp = await timeStampToken(hash('sha256', signatureValue(cms), 'buffer'), authority, now);
  const stamped = withTimeStamp(cms, stamp);
  if (stamped.length > SIGNATURE_PLACE) return tooLarge(stamped);
  return { ok: true, bytes: embed(bytes, byteRange, stamped), signer: verified.certificate };
}

/**
 * Closes the document after its last signature, in one revision: the certificates and revocation lists a later
 * reader needs (DSS), and a document time stamp over everything.
 */
export async function seal(
  bytes: Uint8Array,
  {
    certificates,
    crls,
    authority,
    now,
  }: { certificates: Uint8Array[]; crls: Uint8Array[]; authority: Signer; now: Date },
): Promise<{ ok: true; bytes: Uint8Array } | PdfRefused> {
  const pdf = await load(bytes);
  if (!pdf) return pdfRefused('pdf-unreadable');
  const widget = fieldsOf(pdf).find(({ name }) => name === SEAL_FIELD)?.dict;
  if (!widget) return pdfRefused('pdf-field-missing', { field: SEAL_FIELD });
  if (widget.has('V')) return pdfRefused('pdf-field-taken', { field: SEAL_FIELD });
  const streams = (all: Uint8Array[]): PdfArray => new PdfArray(all.map((one) => pdf.register(new PdfStream([], one))));
  const store = PdfDict.of({ Type: PdfName.of('DSS'), Certs: streams(certificates), CRLs: streams(crls) });
  pdf.getCatalog().set('DSS', pdf.register(store));
  const value = new PdfDict([
    ['Type', PdfName.of('DocTimeStamp')],
    ['Filter', PdfName.of('Adobe.PPKLite')],
    ['SubFilter', PdfName.of('ETSI.RFC3161')],
    ...placeHolder(),
  ]);
  widget.set('V', pdf.register(value));
  const out = await pdf.save({ incremental: true, useXRefStream: false });
  if (!startsWith(out, bytes)) throw new Error('the seal does not extend the file');
  const { byteRange, digest } = closeRange(out, bytes.length);
  const token = await timeStampToken(digest, authority, now);
  if (token.length > SIGNATURE_PLACE) return tooLarge(token);
  return { ok: true, bytes: embed(out, byteRange, token) };
}
