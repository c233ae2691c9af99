/** Letters of other alphabets that look like Latin ones, and the Latin ones in the same order. Đ has three looks. */
const foreign = 'ÐƉðɖАВЕЅІЈКМНОРСТУХаеѕіјорсухһԁΑΒΕΖΗΙΚΜΝΟΡΤΥΧοιıĸ';
const latin = 'ĐĐđđABESIJKMHOPCTYXaesijopcyxhdABEZHIKMNOPTYXoiik';
const likeness = new Map([...foreign].map((letter, index) => [letter, [...latin][index] ?? letter]));
const looked = new RegExp(`[${foreign}]`, 'gu');

/** A text in Latin letters as a person reads it: letters that cannot be told apart by eye become one. Its length stays. */
export const latinLetters = (value: string): string =>
  value.replace(looked, (letter) => likeness.get(letter) ?? letter);

/** A text as people search for it: lower case, without marks, d for đ: "Đỗ Thị Nguyệt" is "do thi nguyet", however its letters are encoded. */
export const plainLetters = (value: string): string =>
  latinLetters(value.normalize('NFKC')).normalize('NFD').replace(/\p{M}/gu, '').replace(/[đĐ]/g, 'd').toLowerCase();

const inVietnamese = new Intl.Collator('vi');
const byGivenName = (name: string): [string, string] => {
  const words = latinLetters(name.normalize('NFC')).trim().split(/\s+/);
  return [words.pop() ?? '', words.join(' ')];
};

/** The order of names in Vietnamese lists: by given name, which stands last, then by the rest. */
export function compareNames(one: string, other: string): number {
  const [given, rest] = byGivenName(one);
  const [otherGiven, otherRest] = byGivenName(other);
  return inVietnamese.compare(given, otherGiven) || inVietnamese.compare(rest, otherRest);
}
