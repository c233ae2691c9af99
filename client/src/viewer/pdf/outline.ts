import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** A line of the table of contents that the file brings along. */
export interface OutlineLine {
  readonly title: string;
  /** 0 at the top. */
  readonly depth: number;
  /** The destination, as pdf.js takes it. */
  readonly target: string | unknown[] | null;
}

/** The limits past which nobody reads on. */
const deepest = 6;
const longest = 2000;

type Node = Awaited<ReturnType<PDFDocumentProxy['getOutline']>>[number];

/** The table of contents, line by line; empty for a file without one. */
export async function outlineOf(pdf: PDFDocumentProxy): Promise<OutlineLine[]> {
  const lines: OutlineLine[] = [];
  const take = (nodes: readonly Node[], depth: number): void => {
    for (const { title, dest, items } of nodes) {
      if (lines.length >= longest) return;
      lines.push({ title: title.normalize('NFC').trim() || '…', depth, target: dest });
      if (depth < deepest) take(items as Node[], depth + 1);
    }
  };
  take((await pdf.getOutline()) ?? [], 0);
  return lines;
}
