import type { PaperWords, Word } from '@dien-hong/shared/reading';
import { getDocument, VerbosityLevel } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { compose } from '../../demo/papers/compose.ts';
import type { DemoDocument } from '../../demo/papers/document.ts';
import { type Choices, choicesFrom } from '../../demo/papers/random.ts';
import { layOutPaper, type Section } from '../print/layout/paper.ts';

/** A block of a paper; its words as printed, each with a name that it keeps from version to version. */
export interface Piece {
  readonly section: Section;
  /** Empty for tables and plans. */
  readonly words: readonly { readonly text: string; readonly name: string }[];
}

/** One version on paper: its words as pdf.js finds them, and the name of each. */
export interface Version {
  readonly words: PaperWords;
  readonly byName: ReadonlyMap<string, readonly number[]>;
  readonly names: ReadonlyMap<number, string>;
}

const document: DemoDocument = {
  id: 'versions',
  type: 'Báo cáo',
  number: '187/BC-UBND',
  subject: 'Kế hoạch phát triển kinh tế – xã hội năm 2027',
  agency: { upper: '', unit: 'Ủy ban nhân dân xã Liêm Thanh' },
  place: 'Liêm Thanh',
  signer: { title: 'Chủ tịch', name: 'Nguyễn Đức Thịnh' },
  pages: 8,
  sentAt: '2026-11-23T16:10:00+07:00',
};

/** The blocks of a made-up paper; the greater the rank, the longer. */
export function draftPieces(type: string, seed: string, rank: number, subject = document.subject): Piece[] {
  const units = compose({ ...document, type, subject, id: seed }, choicesFrom(seed, document.sentAt));
  return units
    .filter((unit) => unit.rank <= rank)
    .map(({ section }, n) => ({ section, words: named(section, `${n}`) }));
}

const named = (section: Section, of: string): Piece['words'] =>
  printed(section)
    .normalize('NFC')
    .split(/\s+/)
    .filter((text) => text !== '')
    .map((text, n) => ({ text, name: `${of}:${n}` }));

function printed(section: Section): string {
  switch (section.kind) {
    case 'article':
      return `${section.label}. ${section.text}`;
    case 'labelled':
      return section.text ? `${section.label}: ${section.text}` : section.label;
    case 'text':
    case 'basis':
    case 'part':
    case 'point':
    case 'centred':
      return section.text;
    default:
      return '';
  }
}

/** A paragraph of its own words. */
export const newPiece = (text: string, of: string): Piece => {
  const section: Section = { kind: 'text', text };
  return { section, words: named(section, of) };
};

/** A paragraph with one to three of its words replaced, taken out, or others put in. */
export function edited(piece: Piece, of: string, rng: Choices): Piece {
  const { section } = piece;
  if (section.kind !== 'text' && section.kind !== 'basis') throw new Error(`not edited here: ${section.kind}`);
  const words = [...piece.words];
  for (let n = rng.int(1, 3); n > 0; n--) {
    const at = rng.int(0, words.length - 1);
    const fresh = ['sửa¹', 'đổi²', 'thêm³'].slice(0, rng.int(0, 3));
    words.splice(
      at,
      rng.int(fresh.length === 0 ? 1 : 0, 2),
      ...fresh.map((text, k) => ({ text, name: `${of}:${n}:${k}` })),
    );
  }
  return { section: { ...section, text: words.map(({ text }) => text).join(' ') }, words };
}

export async function print(type: string, pieces: readonly Piece[]): Promise<Version> {
  const { agency, number, place, signer, subject, sentAt } = document;
  const body = pieces.map(({ section }) => section);
  const { bytes } = await layOutPaper({
    type,
    agency,
    number,
    place,
    signer,
    subject,
    date: sentAt,
    recipients: ['Lưu: VT.'],
    body,
  });
  const words = await wordsOf(bytes);
  const names = find(pieces, words);
  const byName = new Map<string, number[]>();
  for (const [index, name] of names) byName.set(name, [...(byName.get(name) ?? []), index]);
  return { words, names, byName };
}

/**
 * Maps each printed word to the word of a piece: they stand in the same order, with page numbers between. A word that was broken over two
 * lines ("đồng/" "năm") is printed as two of one name.
 */
function find(pieces: readonly Piece[], paper: PaperWords): Map<number, string> {
  const flat: { text: string; index: number }[] = [];
  let index = 0;
  for (const [n, page] of paper.entries())
    for (const [text, , y] of page) {
      if (y > 60 || text !== String(n + 1)) flat.push({ text, index });
      index++;
    }
  /** The names of the words from `at` on; null where other words stand there. */
  const namesAt = (words: Piece['words'], at: number): [index: number, name: string][] | null => {
    const found: [number, string][] = [];
    for (const { text, name } of words) {
      let read = '';
      while (read !== text && text.startsWith(read) && (read === '' || read.endsWith('/'))) {
        const next = flat[at++];
        if (!next) return null;
        read += next.text;
        found.push([next.index, name]);
      }
      if (read !== text) return null;
    }
    return found;
  };
  const names = new Map<number, string>();
  // Above its blocks stand the heading and the subject.
  const subject = named({ kind: 'text', text: document.subject }, '');
  let from = flat.findIndex((_, at) => namesAt(subject, at) !== null) + subject.length;
  for (const { words } of pieces) {
    if (words.length === 0) continue;
    let at = from;
    while (at < flat.length && !namesAt(words, at)) at++;
    const found = namesAt(words, at);
    if (!found) throw new Error(`not printed: ${words.map(({ text }) => text).join(' ')}`);
    for (const [place, name] of found) names.set(place, name);
    from = at + found.length;
  }
  return names;
}

/** The words of a PDF with their places, as exactly as a proportional guess allows. */
async function wordsOf(bytes: Uint8Array): Promise<PaperWords> {
  const task = getDocument({
    data: bytes.slice(),
    useSystemFonts: false,
    disableFontFace: true,
    verbosity: VerbosityLevel.ERRORS,
  });
  try {
    const pdf = await task.promise;
    const pages: Word[][] = [];
    for (let number = 1; number <= pdf.numPages; number++) {
      const page = await pdf.getPage(number);
      const height = page.getViewport({ scale: 1 }).height;
      const words: Word[] = [];
      let open = false;
      for (const item of (await page.getTextContent()).items) {
        if (!('str' in item)) continue;
        const [, , , size, x, y] = item.transform as [number, number, number, number, number, number];
        for (const found of item.str.matchAll(/\S+/g)) {
          const each = item.width / item.str.length;
          const left = x + found.index * each;
          const width = found[0].length * each;
          const last = words.at(-1);
          if (open && found.index === 0 && last && Math.abs(last[2] + size * 0.8 - (height - y)) < 1)
            words[words.length - 1] = [last[0] + found[0], last[1], last[2], left + width - last[1], last[4]];
          else words.push([found[0].normalize('NFC'), left, height - y - size * 0.8, width, size]);
        }
        open = !item.hasEOL && item.str !== '' && /\S$/.test(item.str);
      }
      pages.push(words);
    }
    return pages;
  } finally {
    await task.destroy();
  }
}
