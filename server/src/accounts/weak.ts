import { plainLetters } from '@dien-hong/shared';

/** Beginnings that are common in lists of stolen passwords, in plain letters. */
const wellKnown = [
  'password',
  'passw0rd',
  'p@ssword',
  'p@ssw0rd',
  'iloveyou',
  'welcome',
  'letmein',
  'admin',
  'administrator',
  'abc',
  'qwerty',
  'matkhau',
  'mat khau',
  'xinchao',
  'anhyeuem',
  'emyeuanh',
  'yeuem',
  'vietnam',
  'viet nam',
  'hanoi',
  'saigon',
  'taolaai',
  'khongbiet',
  'khongcho',
  'ubnd',
  'hdnd',
  'dangbo',
  'danguy',
  'dienhong',
  'dien hong',
  'congan',
  'chutich',
  'bithu',
];
const rows = [
  '01234567890123456789',
  'abcdefghijklmnopqrstuvwxyz',
  'qwertyuiopasdfghjklzxcvbnm',
  '1qaz2wsx3edc4rfv5tgb6yhn7ujm',
];
const backwards = (text: string): string => [...text].reverse().join('');
/** A password keeps at least this number of letters and digits after the parts that everybody would try first are taken out. */
const leastLeft = 6;

/** Takes out runs of four and more that stand next to each other on a keyboard or in the alphabet. */
function withoutRuns(text: string): string {
  let left = '';
  for (let at = 0; at < text.length; ) {
    let length = 0;
    for (const row of [...rows, ...rows.map(backwards)])
      while (at + length < text.length && row.includes(text.slice(at, at + length + 1))) length += 1;
    if (length < 4) left += text[at];
    at += length < 4 ? 1 : length;
  }
  return left;
}

/**
 * Whether a password is one of the first that anybody would try: well known, a run of the keyboard, a few letters repeated, or the
 * person's own names with little else. Years and punctuation add nothing.
 */
export function isWeak(password: string, own: readonly string[]): boolean {
  const plain = plainLetters(password);
  const names = own.flatMap((name) => [plainLetters(name).replaceAll(' ', ''), ...plainLetters(name).split(/\s+/)]);
  const known = [...wellKnown, ...names]
    .filter((word) => word.length >= 3)
    .toSorted((one, other) => other.length - one.length);
  let left = plain;
  for (const word of known) left = left.replaceAll(word, ' ');
  left = withoutRuns(left.replaceAll(/(?:19|20)\d\d/g, ' ')).replaceAll(/[^a-z0-9]/g, '');
  // "abababab", "aaaaaaa": a repeated part counts once.
  left = left.replaceAll(/(.{1,4}?)\1+/g, '$1');
  return left.length < leastLeft;
}
