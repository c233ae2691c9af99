import { latinLetters } from '../kernel/index.ts';

/** One letter as one searches it: lower case, without marks, d for đ. A letter whose length would change stays. */
function searchLetter(letter: string): string {
  const plain = latinLetters(letter).normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace('đ', 'd');
  return plain.length === letter.length ? plain : letter;
}

/** An NFC text as one searches it: "ngan sach" finds "Ngân sách". Every index into it is one into the text itself. */
export const searchText = (text: string): string => text.replace(/\P{ASCII}|[A-Z]/gu, searchLetter);

/** The words of a query or a text as one searches them. */
export const searchWords = (text: string): string[] => searchText(text.normalize('NFC')).match(/[\p{L}\p{N}]+/gu) ?? [];
