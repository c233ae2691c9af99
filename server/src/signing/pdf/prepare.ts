import { hash } from 'node:crypto';
import { PDF, PdfArray, PdfDict, PdfName, PdfNumber, PdfString } from '@libpdf/core';
import { type ByteRange, coveredDigest, SEAL_FIELD } from '../../../verifier/pdf/covered.ts';
import { fieldsOf, load, resolver, startsWith } from '../../../verifier/pdf/document.ts';
import { type PdfRefused, pdfRefused } from '../../../verifier/pdf/refusal.ts';
import type { FieldPlace } from '../../print/layout/fieldPlace.ts';

/** Bytes kept free for a CMS with its chain and its time stamp. */
export const SIGNATURE_PLACE = 16_384;

/** Print and Locked (ISO 32000-2, table 167). */
const FLAGS = 4 + 128;

export interface Prepared {
  ok: true;
  /** The whole file with an empty place for the signature. */
  bytes: Uint8Array;
  field: string;
  /** Length of the file this revision was added to, and its SHA-256: the job is stale when they change. */
  base: { length: number; sha256: string };
  byteRange: ByteRange;
  /** SHA-256 over the signed range: the content of the signer's CMS. */
  digest: Uint8Array;
}

const numbers = (...values: number[]): PdfArray => new PdfArray(values.map((value) => PdfNumber.of(value)));
const zeros = '0'.repeat(SIGNATURE_PLACE * 2);
/** Wide enough for any file; replaced by the real range, padded with blanks. */
const WIDE = 9_999_999_999;
const rangeBlank = `[0 ${WIDE} ${WIDE} ${WIDE}]`;

async function grown(pdf: PDF, before: Uint8Array): Promise<Uint8Array> {
  const bytes = await pdf.save({ incremental: true, useXRefStream: false });
  if (!startsWith(bytes, before) || bytes.length === before.length)
    throw new Error('the revision does not extend the file');
  return bytes;
}

/** Adds the empty signature fields in one revision, before anything is signed. */
export async function reserveFields(bytes: Uint8Array, places: readonly FieldPlace[]): Promise<Uint8Array> {
  const pdf = await PDF.load(bytes);
  const resolve = resolver(pdf);
  const seal = { name: SEAL_FIELD, page: 1, rect: [0, 0, 0, 0] };
  const refs = [...places, seal].map(({ name, page, rect }) => {
    const on = pdf.getPage(page - 1);
    if (!on) throw new Error(`no page ${page} for the field ${name}`);
    const widget = pdf.register(
      PdfDict.of({
        Type: PdfName.of('Annot'),
        Subtype: PdfName.of('Widget'),
        FT: PdfName.of('Sig'),
        T: PdfString.fromString(name),
        F: PdfNumber.of(FLAGS),
        Rect: numbers(...rect.map((value) => Math.round(value * 100) / 100)),
        P: on.ref,
      }),
    );
    const annotations = on.dict.getArray('Annots', resolve);
    if (annotations) annotations.push(widget);
    else on.dict.set('Annots', new PdfArray([widget]));
    return widget;
  });
  const form = PdfDict.of({ Fields: new PdfArray(refs), SigFlags: PdfNumber.of(3) });
  pdf.getCatalog().set('AcroForm', pdf.register(form));
  return grown(pdf, bytes);
}

/** Fills in the byte range of the one empty place after `from`, and hashes the bytes it covers. */
export function closeRange(bytes: Uint8Array, from: number): Pick<Prepared, 'byteRange' | 'digest'> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const start = buffer.indexOf(`<${zeros}>`, from, 'latin1');
  const rangeAt = buffer.indexOf(rangeBlank, from, 'latin1');
  if (start < 0 || rangeAt < 0) throw new Error('the place of the signature was not found');
  const end = start + zeros.length + 2;
  const byteRange: ByteRange = [0, start, end, bytes.length - end];
  buffer.write(`[${byteRange.join(' ')}]`.padEnd(rangeBlank.length), rangeAt, 'latin1');
  return { byteRange, digest: coveredDigest(bytes, byteRange) };
}

/** `D:20261127170000+07'00'` (ISO 32000-2, 7.9.4). */
function pdfDate(at: Date): string {
  const local = new Date(at.getTime() + 7 * 3_600_000).toISOString();
  return `D:${local.slice(0, 19).replace(/[-T:]/g, '')}+07'00'`;
}

export const placeHolder = (): [string, PdfArray | PdfString][] => [
  ['ByteRange', numbers(0, WIDE, WIDE, WIDE)],
  ['Contents', PdfString.fromBytes(new Uint8Array(SIGNATURE_PLACE))],
];

/**
 * Adds the revision that one person signs: the appearance in his field and an empty place for the CMS. This function stores nothing: the
 * answer is the whole pending job. The output always starts with the input.
 * @param appearance a one-page PDF (see appearance.ts), scaled to the field
 * @param certifying true for the first signer: later revisions may only fill in the fields (DocMDP P=2)
 */
export async function prepare(
  bytes: Uint8Array,
  field: string,
  appearance: Uint8Array,
  { signedAt, signer, certifying }: { signedAt: Date; signer: string; certifying: boolean },
): Promise<Prepared | PdfRefused> {
  const pdf = await load(bytes);
  if (!pdf) return pdfRefused('pdf-unreadable');
  const widget = fieldsOf(pdf).find(({ name }) => name === field)?.dict;
  if (!widget) return pdfRefused('pdf-field-missing', { field });
  if (widget.has('V')) return pdfRefused('pdf-field-taken', { field });
  const look = await pdf.embedPage(await PDF.load(appearance), 0);
  const value = new PdfDict([
    ['Type', PdfName.of('Sig')],
    ['Filter', PdfName.of('Adobe.PPKLite')],
    ['SubFilter', PdfName.of('ETSI.CAdES.detached')],
    ['M', PdfString.fromString(pdfDate(signedAt))],
    ['Name', PdfString.fromString(signer.normalize('NFC'))],
    ...placeHolder(),
  ]);
  const ref = pdf.register(value);
  if (certifying) {
    const transform = PdfDict.of({ Type: PdfName.of('TransformParams'), P: PdfNumber.of(2), V: PdfName.of('1.2') });
    const reference = PdfDict.of({
      Type: PdfName.of('SigRef'),
      TransformMethod: PdfName.of('DocMDP'),
      TransformParams: transform,
    });
    value.set('Reference', new PdfArray([reference]));
    pdf.getCatalog().set('Perms', PdfDict.of({ DocMDP: ref }));
  }
  widget.set('AP', PdfDict.of({ N: look.ref }));
  widget.set('V', ref);
  const out = await grown(pdf, bytes);
  const base = { length: bytes.length, sha256: hash('sha256', bytes, 'hex') };
  return { ok: true, bytes: out, field, base, ...closeRange(out, bytes.length) };
}
