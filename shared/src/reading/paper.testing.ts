import type { PaperWords, Word } from './words.ts';

const lineHeight = 20;

/** A line as one word behind the other from the left margin, ten points a letter. */
export const lineOf = (text: string, y: number): Word[] => {
  let x = 80;
  return text.split(' ').map((word) => {
    const placed: Word = [word, x, y, word.length * 10, 14];
    x += word.length * 10 + 5;
    return placed;
  });
};

/** Paragraphs set in lines of `letters` letters and pages of `lines` lines, with the page's number on top from page 2 on. */
export function paperOf(paragraphs: readonly string[], shape: { letters: number; lines: number }): PaperWords {
  const lines = paragraphs.flatMap((paragraph) => {
    const set: string[] = [''];
    for (const word of paragraph.split(' ')) {
      const longer = set.at(-1) === '' ? word : `${set.at(-1)} ${word}`;
      if (longer.length <= shape.letters) set[set.length - 1] = longer;
      else set.push(word);
    }
    return set;
  });
  const pages: Word[][] = [];
  for (let from = 0; from < lines.length; from += shape.lines) {
    const head: Word[] = pages.length > 0 ? [[String(pages.length + 1), 300, 30, 10, 14]] : [];
    const body = lines.slice(from, from + shape.lines).map((line, n) => lineOf(line, 60 + n * lineHeight));
    pages.push([...head, ...body.flat()]);
  }
  return pages;
}
