import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** A line of the table of contents that the file brings along. */
export interface OutlineLine {
  readonly title: string;
  /** 0 at the top. */
  readonly depth: number;
  /** What pdf.js goes to. */
  readonly target: string | unknown[] | null;
}

/** Deeper or longer ones would not be read. */
const deepest = 6;
const longest = 2000;

type Node = Awaited<ReturnType<PDFDocumentProxy['getOutline']>>[number];

/** The table of contents, line by line; empty where the file has none. */
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
