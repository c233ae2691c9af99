import { type PDF, PdfArray, PdfDict, type PdfObject, PdfRef, PdfStream } from '@libpdf/core';

/** References are compared by their numbers: the library may make two objects for one reference. */
export const keyOf = ({ objectNumber, generation }: PdfRef): string => `${objectNumber} ${generation}`;

/** The objects of a file in the order in which a reader needs them. */
export interface Layout {
  /** Catalog, page tree, pages. */
  readonly tree: PdfRef[];
  /** The other objects without a stream: those of the first page first, those of the whole document last. */
  readonly rest: PdfRef[];
  /** Contents, pictures, fonts: page by page. */
  readonly streams: PdfRef[];
}

const children = (object: PdfObject): PdfObject[] => {
  if (object instanceof PdfArray) return object.toArray();
  return object instanceof PdfDict ? [...object].map(([, value]) => value) : [];
};

/** @throws where there is no catalog */
export function layOut(pdf: PDF): Layout {
  const layout: Layout = { tree: [], rest: [], streams: [] };
  const known = new Set<string>();
  const resolve = (ref: PdfRef): PdfObject | null => pdf.getObject(ref);
  const { trailer } = pdf.context.info;
  const root = trailer.getRef('Root');
  if (!root) throw new Error('no catalog');

  const pages: PdfDict[] = [];
  const enter = (ref: PdfRef): PdfObject | null => {
    if (known.has(keyOf(ref))) return null;
    known.add(keyOf(ref));
    layout.tree.push(ref);
    return resolve(ref);
  };
  const catalog = enter(root);
  if (!(catalog instanceof PdfDict)) throw new Error('no catalog');
  const waiting: PdfObject[] = [catalog.get('Pages') ?? catalog];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const node = next instanceof PdfRef ? enter(next) : next;
    if (!(node instanceof PdfDict)) continue;
    const kids = node.getArray('Kids', resolve);
    if (kids) waiting.push(...kids.toArray().reverse());
    else pages.push(node);
  }

  /** Adds every object that can be reached from these and was not reached before, nearest first. */
  const reach = (from: readonly PdfObject[]): void => {
    const stack = [...from].reverse();
    for (let next = stack.pop(); next; next = stack.pop()) {
      let object: PdfObject | null = next;
      if (next instanceof PdfRef) {
        if (known.has(keyOf(next))) continue;
        known.add(keyOf(next));
        object = resolve(next);
        if (!object) continue;
        (object instanceof PdfStream ? layout.streams : layout.rest).push(next);
      }
      stack.push(...children(object).reverse());
    }
  };
  for (const page of pages) {
    const shown = ['Contents', 'Resources', 'Annots'].flatMap((key) => page.get(key) ?? []);
    reach(shown);
  }
  reach([...pages, catalog, trailer.get('Info') ?? catalog]);
  return layout;
}
