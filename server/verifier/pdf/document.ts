import { PDF, PdfArray, PdfDict, type PdfObject, PdfRef, PdfString } from '@libpdf/core';

export const resolver =
  (pdf: PDF) =>
  (ref: PdfRef): PdfObject | null =>
    pdf.getObject(ref);

/** The object behind a reference, or the value itself. */
export function follow(pdf: PDF, value: PdfObject | undefined): PdfObject | undefined {
  return value instanceof PdfRef ? (pdf.getObject(value) ?? undefined) : value;
}

export interface Field {
  name: string;
  dict: PdfDict;
}

/** The top-level form fields; ours have no children. */
export function fieldsOf(pdf: PDF): Field[] {
  const resolve = resolver(pdf);
  const fields = pdf.getCatalog().getDict('AcroForm', resolve)?.getArray('Fields', resolve);
  return (fields?.toArray() ?? []).flatMap((entry) => {
    const dict = follow(pdf, entry);
    return dict instanceof PdfDict ? [{ name: dict.getString('T', resolve)?.asString() ?? '', dict }] : [];
  });
}

export interface Signature {
  field: string;
  value: PdfDict;
  range: [number, number, number, number];
  contents: Uint8Array;
}

/** The signatures in the fields, in the order of signing; undefined where one is malformed. */
export function signaturesOf(pdf: PDF): Signature[] | undefined {
  const resolve = resolver(pdf);
  const signatures: Signature[] = [];
  for (const { name, dict } of fieldsOf(pdf)) {
    const value = dict.getDict('V', resolve);
    if (!value) continue;
    const range = value.getArray('ByteRange', resolve);
    const contents = value.get('Contents', resolve);
    if (!(range instanceof PdfArray) || range.length !== 4 || !(contents instanceof PdfString)) return undefined;
    const numbers = range.toArray().map((one) => ('value' in one && typeof one.value === 'number' ? one.value : -1));
    signatures.push({ field: name, value, range: numbers as Signature['range'], contents: contents.bytes });
  }
  return signatures.sort((a, b) => a.range[2] + a.range[3] - b.range[2] - b.range[3]);
}

export async function load(bytes: Uint8Array): Promise<PDF | undefined> {
  try {
    const pdf = await PDF.load(bytes);
    return pdf.isEncrypted || pdf.recoveredViaBruteForce ? undefined : pdf;
  } catch {
    return undefined;
  }
}

export const startsWith = (whole: Uint8Array, start: Uint8Array): boolean =>
  whole.length >= start.length && Buffer.compare(whole.subarray(0, start.length), start) === 0;
