import { refuse } from '@dien-hong/shared';
import type { PageMark } from '@dien-hong/shared/reading';
import type { PDF, PDFPage, PdfRef } from '@libpdf/core';
import type { Reply } from '../line/http.ts';
import { type Annotation, annotationOf, rounded } from './annotations.ts';
import { addOutline } from './outline.ts';
import { spaceOf } from './pageSpace.ts';

type Library = typeof import('@libpdf/core');

/** Annotation flag (ISO 32000-2, table 167): it is printed too. */
const printed = 4;

/**
 * A paper with one's marks: highlights, strokes and notes as annotations that any reader shows and prints, bookmarks in its outline. The
 * new file begins with the unchanged bytes of the old. Works without a network once it was done with one; refuses `pdf-broken`, and
 * `no-connection` where the code that writes has yet to be fetched.
 * @param marks of this very file
 * @param words of the outline
 */
export async function markedPdf(
  bytes: Uint8Array<ArrayBuffer>,
  marks: readonly PageMark[],
  words: { readonly bookmarks: string; readonly page: (page: number) => string },
): Promise<Reply<Uint8Array<ArrayBuffer>>> {
  const library = await import('@libpdf/core').catch(() => null);
  if (!library) return refuse('no-connection');
  try {
    const pdf = await library.PDF.load(bytes);
    for (const [index, page] of pdf.getPages().entries()) {
      const own = marks.filter(({ body }) => body.place.page === index + 1);
      if (own.length > 0) annotate(library, { pdf, page, marks: own });
    }
    const bookmarked = marks.filter(({ body }) => body.kind === 'bookmark').map(({ body }) => body.place.page);
    const entries = [...new Set(bookmarked)]
      .sort((one, other) => one - other)
      .flatMap((page) => ({ title: words.page(page), page: pdf.getPage(page - 1)?.ref }))
      .filter((entry): entry is { title: string; page: PdfRef } => entry.page !== undefined);
    if (entries.length > 0) addOutline(library, pdf, words.bookmarks, entries);
    return { ok: true, value: new Uint8Array(await pdf.save({ incremental: true })) };
  } catch (error) {
    console.error('the paper could not be written:', error);
    return refuse('pdf-broken');
  }
}

function annotate(
  library: Library,
  { pdf, page, marks }: { pdf: PDF; page: PDFPage; marks: readonly PageMark[] },
): void {
  const { PdfArray, PdfDict, PdfName, PdfNumber, PdfString } = library;
  const space = spaceOf(library, pdf, page);
  const refs = marks.flatMap(({ id, changedAt, body }) => {
    const annotation = annotationOf(body, space);
    if (!annotation) return [];
    const dict = PdfDict.of({
      Type: PdfName.of('Annot'),
      P: page.ref,
      Rect: numbers(library, annotation.rect),
      C: numbers(library, annotation.colour),
      F: PdfNumber.of(printed),
      NM: PdfString.fromString(id),
      M: PdfString.fromString(dateOf(changedAt)),
      AP: PdfDict.of({ N: pdf.register(lookOf(library, annotation)) }),
    });
    particularize(library, annotation, dict);
    return [pdf.register(dict)];
  });
  if (refs.length === 0) return;
  const there = page.dict.getArray('Annots', (ref) => pdf.getObject(ref));
  page.dict.set('Annots', new PdfArray([...(there?.toArray() ?? []), ...refs]));
}

/** Adds the entries that belong to one kind alone. */
function particularize(library: Library, annotation: Annotation, dict: InstanceType<Library['PdfDict']>): void {
  const { PdfArray, PdfDict, PdfName, PdfNumber, PdfString } = library;
  switch (annotation.kind) {
    case 'highlight':
      dict.set('Subtype', PdfName.of('Highlight'));
      dict.set('QuadPoints', numbers(library, annotation.quads));
      dict.set('Contents', PdfString.fromString(annotation.text));
      return;
    case 'ink':
      dict.set('Subtype', PdfName.of('Ink'));
      dict.set('InkList', new PdfArray([numbers(library, annotation.line)]));
      dict.set('BS', PdfDict.of({ W: PdfNumber.of(rounded(annotation.width)) }));
      return;
    case 'pin':
      dict.set('Subtype', PdfName.of('Text'));
      dict.set('Name', PdfName.of('Comment'));
      dict.set('Contents', PdfString.fromString(annotation.text));
      return;
    default:
      annotation satisfies never;
  }
}

/** The appearance of an annotation. Text under a highlight shows through. */
function lookOf(library: Library, { kind, rect, look }: Annotation): InstanceType<Library['PdfStream']> {
  const { PdfDict, PdfName, PdfStream } = library;
  const state = PdfDict.of({ BM: PdfName.of(kind === 'highlight' ? 'Multiply' : 'Normal') });
  return PdfStream.fromDict(
    {
      Type: PdfName.of('XObject'),
      Subtype: PdfName.of('Form'),
      BBox: numbers(library, rect),
      Resources: PdfDict.of({ ExtGState: PdfDict.of({ G: state }) }),
    },
    new TextEncoder().encode(`/G gs\n${look}`),
  );
}

const numbers = ({ PdfArray, PdfNumber }: Library, values: readonly number[]) =>
  new PdfArray(values.map((value) => PdfNumber.of(rounded(value))));

/** `D:20261127170000Z` (ISO 32000-2, 7.9.4). */
const dateOf = (at: number): string => `D:${new Date(at).toISOString().slice(0, 19).replace(/[-T:]/g, '')}Z`;
