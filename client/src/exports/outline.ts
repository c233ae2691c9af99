import type { PDF, PdfRef } from '@libpdf/core';

type Library = typeof import('@libpdf/core');

/** Adds a group of entries at the end of a PDF's outline; the entries there stay. */
export function addOutline(
  { PdfArray, PdfDict, PdfName, PdfNull, PdfNumber, PdfString }: Library,
  pdf: PDF,
  title: string,
  entries: readonly { readonly title: string; readonly page: PdfRef }[],
): void {
  const resolve = (ref: PdfRef) => pdf.getObject(ref);
  const catalog = pdf.getCatalog();
  const known = catalog.getDict('Outlines', resolve);
  const root = known ?? PdfDict.of({ Type: PdfName.of('Outlines') });
  const rootRef = catalog.getRef('Outlines') ?? pdf.register(root);
  catalog.set('Outlines', rootRef);

  const group = PdfDict.of({ Title: PdfString.fromString(title), Parent: rootRef });
  const groupRef = pdf.register(group);
  const items = entries.map((entry) =>
    PdfDict.of({
      Title: PdfString.fromString(entry.title),
      Parent: groupRef,
      Dest: new PdfArray([entry.page, PdfName.of('XYZ'), PdfNull.instance, PdfNull.instance, PdfNull.instance]),
    }),
  );
  const refs = items.map((item) => pdf.register(item));
  for (const [n, item] of items.entries()) {
    const [before, after] = [refs[n - 1], refs[n + 1]];
    if (before) item.set('Prev', before);
    if (after) item.set('Next', after);
  }
  group.set('First', refs[0] as PdfRef);
  group.set('Last', refs.at(-1) as PdfRef);
  group.set('Count', PdfNumber.of(refs.length));

  const last = root.getRef('Last');
  if (last) {
    group.set('Prev', last);
    root.getDict('Last', resolve)?.set('Next', groupRef);
  } else root.set('First', groupRef);
  root.set('Last', groupRef);
  const shown = root.getNumber('Count', resolve)?.value ?? 0;
  root.set('Count', PdfNumber.of(Math.max(0, shown) + 1 + refs.length));
}
