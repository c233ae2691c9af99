import {
  type PDF,
  PdfArray,
  PdfBool,
  PdfDict,
  PdfName,
  PdfNull,
  PdfNumber,
  type PdfObject,
  PdfStream,
  PdfString,
} from '@libpdf/core';
import { type Field, fieldsOf, follow, resolver } from './document.ts';
import { type PdfRefused, pdfRefused } from './refusal.ts';

const same = (a: Uint8Array, b: Uint8Array): boolean => a.length === b.length && Buffer.compare(a, b) === 0;
const keysOf = (...dicts: (PdfDict | undefined)[]): string[] => [
  ...new Set(dicts.flatMap((dict) => (dict ? [...dict.keys()].map(({ value }) => value) : []))),
];

/** Compares objects of two revisions through their references. Pages count as equal here: they are compared one by one. */
function comparison(before: PDF, after: PDF): (a: PdfObject | undefined, b: PdfObject | undefined) => boolean {
  const pagesBefore = new Map(before.getPages().map(({ dict }, index) => [dict, index]));
  const pagesAfter = new Map(after.getPages().map(({ dict }, index) => [dict, index]));
  const met = new Map<PdfObject, PdfObject>();
  const equal = (rawA: PdfObject | undefined, rawB: PdfObject | undefined): boolean => {
    const a = follow(before, rawA);
    const b = follow(after, rawB);
    if (a === undefined || b === undefined || a instanceof PdfNull || b instanceof PdfNull) {
      return (a === undefined || a instanceof PdfNull) && (b === undefined || b instanceof PdfNull);
    }
    if (a instanceof PdfDict && b instanceof PdfDict) {
      if (met.get(a) === b) return true;
      met.set(a, b);
      const page = pagesBefore.get(a);
      if (page !== undefined || pagesAfter.has(b)) return page === pagesAfter.get(b);
      if (a instanceof PdfStream !== b instanceof PdfStream) return false;
      if (a instanceof PdfStream && b instanceof PdfStream && !same(a.data, b.data)) return false;
      return keysOf(a, b).every((key) => equal(a.get(key), b.get(key)));
    }
    if (a instanceof PdfArray && b instanceof PdfArray) {
      return a.length === b.length && a.toArray().every((item, index) => equal(item, b.at(index)));
    }
    if (a instanceof PdfString && b instanceof PdfString) return same(a.bytes, b.bytes);
    if (a instanceof PdfName && b instanceof PdfName) return a.value === b.value;
    if (a instanceof PdfNumber && b instanceof PdfNumber) return a.value === b.value;
    return a instanceof PdfBool && b instanceof PdfBool && a.value === b.value;
  };
  return equal;
}

type Equal = ReturnType<typeof comparison>;

/** A page's own value, or the one inherited from its parents. */
function inherited(pdf: PDF, page: PdfDict, key: string): PdfObject | undefined {
  let node: PdfDict | undefined = page;
  for (let height = 0; node && height < 50; height++) {
    if (node.has(key)) return node.get(key);
    node = node.getDict('Parent', resolver(pdf));
  }
  return undefined;
}

const handedDown = ['Resources', 'MediaBox', 'CropBox', 'Rotate'];

function pageChange(
  before: PDF,
  after: PDF,
  a: PdfDict,
  b: PdfDict,
  page: number,
  equal: Equal,
): PdfRefused | undefined {
  const listed = (pdf: PDF, value: PdfObject | undefined): PdfObject[] => {
    const found = follow(pdf, value);
    return found instanceof PdfArray ? found.toArray() : value ? [value] : [];
  };
  const notes = [listed(before, a.get('Annots')), listed(after, b.get('Annots'))] as const;
  if (notes[0].length !== notes[1].length) return pdfRefused('pdf-overlaid', { page });
  const isField = (pdf: PDF, value: PdfObject | undefined): boolean => {
    const dict = follow(pdf, value);
    return dict instanceof PdfDict && dict.getName('FT', resolver(pdf))?.value === 'Sig';
  };
  for (const [index, note] of notes[0].entries()) {
    const other = notes[1][index];
    // Fields are compared by name, with the exception of a signer's own changes.
    if (isField(before, note) && isField(after, other)) continue;
    if (!equal(note, other)) return pdfRefused('pdf-overlaid', { page });
  }
  if (!equal(a.get('Contents'), b.get('Contents'))) {
    const [old, now] = [listed(before, a.get('Contents')), listed(after, b.get('Contents'))];
    const kept = now.length > old.length && old.every((one) => now.some((other) => equal(one, other)));
    return pdfRefused(kept ? 'pdf-overlaid' : 'pdf-page-replaced', { page });
  }
  const own = keysOf(a, b).filter((key) => !['Annots', 'Contents', 'Parent', ...handedDown].includes(key));
  const kept =
    own.every((key) => equal(a.get(key), b.get(key))) &&
    handedDown.every((key) => equal(inherited(before, a, key), inherited(after, b, key)));
  return kept ? undefined : pdfRefused('pdf-page-replaced', { page });
}

function fieldChange(a: Field, b: Field, signed: string | undefined, equal: Equal): PdfRefused | undefined {
  const field = a.name;
  // A field may take a signature once, with its look; everything else about it is fixed.
  const filled = field === signed && !a.dict.has('V');
  for (const key of keysOf(a.dict, b.dict)) {
    if (key === 'P') continue;
    if (filled && (key === 'V' || (key === 'AP' && !a.dict.has('AP')))) continue;
    if (equal(a.dict.get(key), b.dict.get(key))) continue;
    if (key === 'AP') return pdfRefused('pdf-appearance-swapped', { field });
    if (key === 'Rect') return pdfRefused('pdf-appearance-moved', { field });
    return pdfRefused('pdf-field-changed', { field });
  }
  return undefined;
}

export interface Allowed {
  /** The field this revision was made to sign; undefined: every difference is forbidden. */
  signed: string | undefined;
  /** The first signature may add the permissions it sets. */
  certifying: boolean;
  /** The sealing revision may add the store of certificates. */
  sealing: boolean;
}

/**
 * The forbidden change of one revision: it compares every reachable object, by meaning instead of bytes, so that an attack is found even if
 * a reader calls it "form filling". undefined without one.
 */
export function forbiddenChange(before: PDF, after: PDF, allowed: Allowed): PdfRefused | undefined {
  const equal = comparison(before, after);
  const [a, b] = [before.getCatalog(), after.getCatalog()];
  const changed = (key: string): boolean => !equal(a.get(key), b.get(key));
  if (changed('OCProperties')) return pdfRefused('pdf-optional-content');
  if (['OpenAction', 'AA', 'Names'].some(changed)) return pdfRefused('pdf-open-action');

  const pages = [before.getPages(), after.getPages()] as const;
  if (pages[0].length !== pages[1].length) return pdfRefused('pdf-page-count');
  const fields = [fieldsOf(before), fieldsOf(after)] as const;
  if (fields[0].map(({ name }) => name).join('\n') !== fields[1].map(({ name }) => name).join('\n'))
    return pdfRefused('pdf-field-added');
  for (const [index, field] of fields[0].entries()) {
    const found = fieldChange(field, fields[1][index] as Field, allowed.signed, equal);
    if (found) return found;
  }
  for (const [index, { dict }] of pages[0].entries()) {
    const found = pageChange(before, after, dict, pages[1][index]?.dict as PdfDict, index + 1, equal);
    if (found) return found;
  }
  const forms = [a.getDict('AcroForm', resolver(before)), b.getDict('AcroForm', resolver(after))] as const;
  if (keysOf(...forms).some((key) => key !== 'Fields' && !equal(forms[0]?.get(key), forms[1]?.get(key)))) {
    return pdfRefused('pdf-catalog-changed');
  }
  for (const key of keysOf(a, b)) {
    if (key === 'Pages' || key === 'AcroForm') continue;
    if (key === 'Perms' && allowed.certifying && !a.has('Perms')) continue;
    if (key === 'DSS' && allowed.sealing && !a.has('DSS')) continue;
    if (changed(key)) return pdfRefused('pdf-catalog-changed');
  }
  return undefined;
}
