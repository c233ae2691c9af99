import { inflateSync } from 'node:zlib';
import { type PDF, PdfArray, PdfDict, PdfName, type PdfObject, PdfRef, PdfStream } from '@libpdf/core';

/** Content that runs, opens or hides something: removed from the copy that is read, or a reason for refusal. */
export type ActiveKind = 'script' | 'launch' | 'auto-action' | 'print' | 'submit' | 'media' | 'attachment' | 'xfa';

export class Bomb extends Error {}

const LARGEST_IMAGE_PIXELS = 200_000_000;
const LARGEST_STREAM = 96 << 20;
const MOST_OBJECTS = 2_000_000;
const MOST_FORMS_DRAWN = 200_000;

const actionKinds: Record<string, ActiveKind> = {
  JavaScript: 'script',
  Launch: 'launch',
  SubmitForm: 'submit',
  ImportData: 'submit',
  ResetForm: 'auto-action',
  Rendition: 'media',
  Movie: 'media',
  Sound: 'media',
  RichMediaExecute: 'media',
  GoTo3DView: 'media',
  GoToR: 'launch',
  GoToE: 'launch',
  Hide: 'auto-action',
  Trans: 'auto-action',
  SetOCGState: 'auto-action',
};
const mediaAnnotations = new Set(['RichMedia', 'Screen', 'Movie', 'Sound', '3D']);

const pictureFilters = new Set(['JBIG2Decode', 'DCTDecode', 'JPXDecode', 'CCITTFaxDecode']);

const filtersOf = (stream: PdfStream, resolve: (ref: PdfRef) => PdfObject | null): string[] => {
  const filter = stream.get('Filter', resolve);
  const list = filter instanceof PdfArray ? filter.toArray() : [filter];
  return list
    .map((one) => (one instanceof PdfRef ? resolve(one) : one))
    .map((one) => (one instanceof PdfName ? one.value : ''));
};

/** Decodes each stream once under a hard limit, before other code decodes it without one. */
function checkStream(stream: PdfStream, resolve: (ref: PdfRef) => PdfObject | null): void {
  const number = (key: string): number => stream.getNumber(key, resolve)?.value ?? 0;
  if (stream.getName('Subtype', resolve)?.value === 'Image') {
    if (number('Width') * number('Height') > LARGEST_IMAGE_PIXELS) throw new Bomb('image');
    return;
  }
  let data = stream.data;
  for (const filter of filtersOf(stream, resolve)) {
    // A picture's encoding on another stream has one use: to decode into gigabytes.
    if (pictureFilters.has(filter) && !stream.has('Width')) throw new Bomb('filter');
    if (filter !== 'FlateDecode' && filter !== 'Fl') return;
    try {
      data = new Uint8Array(inflateSync(data, { maxOutputLength: LARGEST_STREAM }));
    } catch (error) {
      if ((error as { code?: string }).code === 'ERR_BUFFER_TOO_LARGE') throw new Bomb('stream');
      return;
    }
  }
}

/** How often forms are drawn when this one is: a form calling the next forty times, five deep, is a hundred million. */
function formsDrawn(form: PdfDict, resolve: (ref: PdfRef) => PdfObject | null, known: Map<PdfDict, number>): number {
  const before = known.get(form);
  if (before !== undefined) return before;
  known.set(form, 1);
  const objects = form.getDict('Resources', resolve)?.getDict('XObject', resolve);
  if (!objects) return 1;
  const page = form instanceof PdfStream ? [form] : contentsOf(form, resolve);
  const code = page.map((stream) => Buffer.from(stream.getDecodedData()).toString('latin1')).join('\n');
  let drawn = 1;
  for (const [, name] of code.matchAll(/\/([^\s/[\]<>()]+)\s+Do\b/g)) {
    const called = objects.get(name ?? '', resolve);
    if (called instanceof PdfStream) drawn += formsDrawn(called, resolve, known);
    if (drawn > MOST_FORMS_DRAWN) throw new Bomb('forms');
  }
  known.set(form, drawn);
  return drawn;
}

function contentsOf(page: PdfDict, resolve: (ref: PdfRef) => PdfObject | null): PdfStream[] {
  const contents = page.get('Contents', resolve);
  const list = contents instanceof PdfArray ? contents.toArray() : [contents];
  return list.map((one) => (one instanceof PdfRef ? resolve(one) : one)).filter((one) => one instanceof PdfStream);
}

export interface ActiveReport {
  found: Set<ActiveKind>;
  /** A signature field that holds a signature. */
  signed: boolean;
  /** A form whose pages only another program can make: the one page of this file says so. */
  dynamicForm: boolean;
  /** The names of the fonts on its pages. */
  fonts: Set<string>;
}

/**
 * Walks every object that can be reached from the catalog and deletes active content, in memory. Names are judged by the value behind them:
 * a font may well be called /AA or /JS in a resource list.
 * @throws Bomb for an image, a stream or a number of objects no meeting paper has
 */
export function strip(pdf: PDF): ActiveReport {
  const resolve = (ref: PdfRef): PdfObject | null => pdf.getObject(ref);
  const dynamicForm = pdf.getCatalog().getBool('NeedsRendering', resolve)?.value === true;
  const report: ActiveReport = { found: new Set(), signed: false, dynamicForm, fonts: new Set() };
  const seen = new Set<PdfObject>();
  const waiting: PdfObject[] = [pdf.getCatalog()];
  const pages: PdfDict[] = [];
  const target = (value: PdfObject | undefined): PdfObject | undefined =>
    value instanceof PdfRef ? (resolve(value) ?? undefined) : value;

  const actionKind = (value: PdfObject | undefined): ActiveKind | undefined => {
    if (!(value instanceof PdfDict)) return undefined;
    const kind = value.getName('S', resolve)?.value ?? '';
    if (value.has('JS')) return 'script';
    if (kind === 'Named' && value.getName('N', resolve)?.value === 'Print') return 'print';
    return actionKinds[kind];
  };
  const judge = (key: string, value: PdfObject | undefined, owner: PdfDict): ActiveKind | undefined => {
    if (key === 'A' || key === 'OpenAction' || key === 'PA' || key === 'Next') {
      return (
        actionKind(value) ??
        (value instanceof PdfArray && value.toArray().some((one) => actionKind(target(one))) ? 'script' : undefined)
      );
    }
    if (key === 'AA' && value instanceof PdfDict) {
      const actions = [...value].map(([, one]) => target(one));
      return actions.some((one) => one instanceof PdfDict && one.has('S')) ? 'auto-action' : undefined;
    }
    if (key === 'JavaScript' && value instanceof PdfDict && (value.has('Names') || value.has('Kids'))) return 'script';
    if (key === 'EmbeddedFiles' && value instanceof PdfDict && (value.has('Names') || value.has('Kids')))
      return 'attachment';
    if (key === 'EF' && value instanceof PdfDict && (owner.has('F') || owner.has('UF'))) return 'attachment';
    if (key === 'XFA' && owner.has('Fields')) return 'xfa';
    if (key === 'Collection' && owner.has('Pages')) return 'attachment';
    return undefined;
  };

  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const object = target(next);
    if (!object || seen.has(object)) continue;
    seen.add(object);
    if (seen.size > MOST_OBJECTS) throw new Bomb('objects');
    if (object instanceof PdfArray) {
      for (let index = object.length - 1; index >= 0; index--) {
        const item = target(object.at(index));
        const subtype = item instanceof PdfDict ? item.getName('Subtype', resolve)?.value : undefined;
        const kind =
          subtype === 'FileAttachment' ? 'attachment' : subtype && mediaAnnotations.has(subtype) ? 'media' : undefined;
        if (kind && item instanceof PdfDict && item.has('Rect')) {
          object.remove(index);
          report.found.add(kind);
        }
      }
      waiting.push(...object.toArray());
    } else if (object instanceof PdfDict) {
      if (object instanceof PdfStream) checkStream(object, resolve);
      if (object.has('Contents') && object.has('Resources')) pages.push(object);
      const font = object.getName('Type', resolve)?.value === 'Font' ? object.getName('BaseFont', resolve) : undefined;
      if (font) report.fonts.add(font.value);
      if (object.getName('FT', resolve)?.value === 'Sig' && target(object.get('V')) instanceof PdfDict)
        report.signed = true;
      for (const [name, raw] of [...object]) {
        const kind = judge(name.value, target(raw), object);
        if (kind) {
          object.delete(name);
          report.found.add(kind);
        } else waiting.push(raw);
      }
    }
  }
  const known = new Map<PdfDict, number>();
  for (const page of pages) formsDrawn(page, resolve, known);
  return report;
}
