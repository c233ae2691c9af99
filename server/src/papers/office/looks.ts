import type { DocumentDoubt } from '@dien-hong/shared/documents-refusals';
import { strFromU8, unzipSync } from 'fflate';
import type { OfficeKind } from './officeFile.ts';

/** Larger parts are skipped: drawing their pages would take longer than the converter is given. */
const LARGEST_PART = 64 << 20;
const looked =
  /^(word\/(document|styles|footnotes|header\d*|footer\d*)\.xml|word\/_rels\/document\.xml\.rels|xl\/(workbook|styles)\.xml|xl\/worksheets\/sheet\d+\.xml|ppt\/slides\/(slide\d+\.xml|_rels\/slide\d+\.xml\.rels))$/;

type Parts = Readonly<Record<string, string>>;

function partsOf(bytes: Uint8Array): Parts {
  const files = unzipSync(bytes, {
    filter: ({ name, originalSize }) => looked.test(name) && originalSize <= LARGEST_PART,
  });
  return Object.fromEntries(Object.entries(files).map(([name, part]) => [name, strFromU8(part)]));
}

const count = (text: string, pattern: RegExp): number => [...text.matchAll(pattern)].length;
const some = (code: DocumentDoubt['code'], params: DocumentDoubt['params'], there: boolean): DocumentDoubt[] =>
  there ? [{ code, params }] : [];
const unescaped = (text: string): string =>
  text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&');

/** Fonts made before Unicode: TCVN 3 (ABC), VNI, and their relatives. */
const oldFont = /^(\.Vn|VNI[- ]|VNtimes|\.VNI|VN-|Vntime|UVN|\.TCVN|VPS )/i;

/** The fonts that runs with words name themselves, and the one that the document begins with. */
function fontsOf(parts: Parts): string[] {
  const named = (xml: string): string[] =>
    [...xml.matchAll(/(?:w:ascii|w:hAnsi|<(?:a:latin|name|rFont)\b[^>]*?\b(?:typeface|val))="([^"+]+)"/g)].map(
      ([, name]) => unescaped(name ?? ''),
    );
  const words = Object.entries(parts).flatMap(([name, xml]) => {
    if (name === 'word/styles.xml') return named(/<w:docDefaults>[\s\S]*?<\/w:docDefaults>/.exec(xml)?.[0] ?? '');
    if (name === 'xl/styles.xml') return named(/<fonts\b[\s\S]*?<\/fonts>/.exec(xml)?.[0] ?? '');
    return name.startsWith('xl/')
      ? []
      : [...xml.matchAll(/<(w:r|a:r)\b(?:(?!<\/\1>)[\s\S])*?<\/\1>/g)].flatMap(([run]) =>
          /<[wa]:t\b/.test(run) ? named(run) : [],
        );
  });
  return [...new Set(words)];
}

/** Linked pictures outside the document: they are never fetched, so they are missing. */
const linkedPictures = (parts: Parts): number =>
  Object.entries(parts)
    .filter(([name]) => name.endsWith('.rels'))
    .reduce(
      (sum, [, xml]) =>
        sum +
        [...xml.matchAll(/<Relationship\b[^>]*>/g)].filter(
          ([one]) => /\/image"/.test(one) && /TargetMode="External"/.test(one),
        ).length,
      0,
    );

/** The contents of an office document that its PDF shows otherwise than its author saw them, before it is converted. */
function ofWord(parts: Parts): DocumentDoubt[] {
  const document = Object.entries(parts)
    .filter(([name]) => name.startsWith('word/') && name.endsWith('.xml') && name !== 'word/styles.xml')
    .map(([, xml]) => xml)
    .join('\n');
  const changes =
    count(document, /<w:(?:ins|del|moveFrom|moveTo)\b[^>]*w:id=/g) + count(document, /<w:(?:rPrChange|pPrChange)\b/g);
  const comments = count(document, /<w:commentReference\b/g);
  const fields = [...document.matchAll(/(?:<w:instrText[^>]*>|w:instr=")([^<"]*)/g)].map(
    ([, instruction]) => instruction ?? '',
  );
  return [
    ...some('office-tracked-changes', { count: changes }, changes > 0),
    ...some('office-comments', { count: comments }, comments > 0),
    ...some(
      'office-date-field',
      {},
      fields.some((one) => /^\s*(?:DATE|TIME)\b/i.test(one)),
    ),
  ];
}

/** Widths (points) of the papers that spreadsheets name by number; A4 where none is named. */
const papers: Readonly<Record<string, readonly [width: number, height: number]>> = {
  1: [612, 792],
  5: [612, 1008],
  8: [842, 1191],
  9: [595, 842],
  11: [420, 595],
};
const attribute = (tag: string, name: string): string | undefined => new RegExp(`\\b${name}="([^"]*)"`).exec(tag)?.[1];

/** The number of a column of a cell's name: 1 for A, 27 for AA. */
const columnOf = (cell: string): number =>
  [...cell.replaceAll(/[^A-Z]/g, '')].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);

/** Whether the text on a sheet is wider (points) than its paper prints. */
function isCut(xml: string): boolean {
  const page = /<pageSetup\b[^>]*>/.exec(xml)?.[0] ?? '';
  if (/<pageSetUpPr\b[^>]*fitToPage="(?:1|true)"/.test(xml) && attribute(page, 'fitToWidth') !== '0') return false;
  const last = Math.max(
    0,
    ...[...xml.matchAll(/<c r="([A-Z]+)\d+"[^>]*?(?:\/>|>([\s\S]*?)<\/c>)/g)].map(([, cell, value]) =>
      value ? columnOf(cell ?? '') : 0,
    ),
  );
  const width = new Map<number, number>();
  for (const [tag] of xml.matchAll(/<col\b[^>]*>/g))
    for (let column = Number(attribute(tag, 'min')); column <= Math.min(last, Number(attribute(tag, 'max'))); column++)
      width.set(column, /hidden="(?:1|true)"/.test(tag) ? 0 : Number(attribute(tag, 'width') ?? 8.43));
  const usual = Number(attribute(/<sheetFormatPr\b[^>]*>/.exec(xml)?.[0] ?? '', 'defaultColWidth') ?? 8.43);
  let characters = 0;
  for (let column = 1; column <= last; column++) characters += width.get(column) ?? usual;
  const margins = /<pageMargins\b[^>]*>/.exec(xml)?.[0] ?? '';
  const [short, long] = papers[attribute(page, 'paperSize') ?? '9'] ?? [595, 842];
  const inches = Number(attribute(margins, 'left') ?? 0.7) + Number(attribute(margins, 'right') ?? 0.7);
  const printable = (attribute(page, 'orientation') === 'landscape' ? long : short) - inches * 72;
  // A character of the usual font is seven pixels of 3/4 point wide.
  return (characters * 7 * 0.75 * Number(attribute(page, 'scale') ?? 100)) / 100 > printable * 1.02;
}

function ofSheets(parts: Parts): DocumentDoubt[] {
  const tags = [...(parts['xl/workbook.xml'] ?? '').matchAll(/<sheet\b[^>]*>/g)].map(([tag]) => tag);
  const shown = tags.filter((tag) => !/state="(?:hidden|veryHidden)"/.test(tag));
  const cut = shown.filter((tag) => isCut(parts[`xl/worksheets/sheet${tags.indexOf(tag) + 1}.xml`] ?? ''));
  return [
    ...cut
      .slice(0, 1)
      .flatMap((tag) => some('office-wide-sheet', { sheet: unescaped(attribute(tag, 'name') ?? '') }, true)),
    ...some('office-hidden', { count: tags.length - shown.length }, tags.length > shown.length),
  ];
}

function ofSlides(parts: Parts): DocumentDoubt[] {
  const hidden = Object.values(parts).filter((xml) => /<p:sld\b[^>]*\bshow="(?:0|false)"/.test(xml)).length;
  return some('office-hidden', { count: hidden }, hidden > 0);
}

const ofKind = { docx: ofWord, xlsx: ofSheets, pptx: ofSlides };

export interface OfficeLooks {
  readonly doubts: DocumentDoubt[];
  /** The fonts that its words name. */
  readonly fonts: string[];
}

/**
 * The causes of a difference between an office document and its PDF: changes that are still tracked, fonts of before Unicode, sheets wider
 * than their paper, pictures from elsewhere, dates that update themselves, comments, hidden pages. Runs in a process of its own.
 */
export function officeLooks(bytes: Uint8Array, kind: OfficeKind): OfficeLooks {
  const parts = partsOf(bytes);
  const fonts = fontsOf(parts);
  const old = fonts.filter((name) => oldFont.test(name));
  const linked = linkedPictures(parts);
  return {
    doubts: [
      ...ofKind[kind](parts),
      ...some('office-old-font', { fonts: old.slice(0, 3).join(', ') }, old.length > 0),
      ...some('office-linked-picture', { count: linked }, linked > 0),
    ],
    fonts: fonts.filter((name) => !oldFont.test(name)),
  };
}
