import { latinLetters } from '../kernel/index.ts';

/** One letter as one searches it: lower case, without marks, d for đ. A letter whose length would change stays. */
function foldLetter(letter: string): string {
  const folded = latinLetters(letter).normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace('đ', 'd');
  return folded.length === letter.length ? folded : letter;
}

/** An NFC text as one searches it: "ngan sach" finds "Ngân sách". Every index into it is one into the text itself. */
export const foldText = (text: string): string => text.replace(/\P{ASCII}|[A-Z]/gu, foldLetter);

/** The words of a query or a text as one searches them. */
export const foldedWords = (text: string): string[] => foldText(text.normalize('NFC')).match(/[\p{L}\p{N}]+/gu) ?? [];
