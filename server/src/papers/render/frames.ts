import type { Word } from '@dien-hong/shared/reading';
import type { PageSpans } from '../../db/tables/papers.ts';

/** The parts made of one page. */
export interface DrawnPage {
  readonly words: readonly Word[];
  /** WebP; empty where the page could not be drawn. */
  readonly thumb: Uint8Array;
  readonly preview: Uint8Array;
}

/** A page that could not be drawn. */
export const blank: PageSpans = { words: [0, 0], thumb: [0, 0], preview: [0, 0] };

const head = 12;

/** A page as it is written: the lengths of its three parts (u32, big endian), then the parts. */
export function pageFrame({ words, thumb, preview }: DrawnPage): Buffer {
  const parts = [Buffer.from(JSON.stringify(words)), thumb, preview];
  const lengths = Buffer.alloc(head);
  for (const [index, part] of parts.entries()) lengths.writeUInt32BE(part.length, index * 4);
  return Buffer.concat([lengths, ...parts]);
}

/** The pages from `at` on that are whole; a process that died may have left half of one. */
export function pagesIn(bytes: Buffer, start: number): PageSpans[] {
  const pages: PageSpans[] = [];
  let at = start;
  while (at + head <= bytes.length) {
    const words = at + head;
    const thumb = words + bytes.readUInt32BE(at);
    const preview = thumb + bytes.readUInt32BE(at + 4);
    const end = preview + bytes.readUInt32BE(at + 8);
    if (end > bytes.length) break;
    pages.push({ words: [words, thumb], thumb: [thumb, preview], preview: [preview, end] });
    at = end;
  }
  return pages;
}
