import type { Segment } from './pieces.ts';

/**
 * The finding of a page about state secrets. `marked`: it carries the mark. `doubt`: words that may be the mark or mention it; a person who
 * sees the page decides.
 */
export interface SecretFinding {
  readonly marked: string | null;
  readonly doubt: string | null;
}

const levels: Readonly<Record<string, string>> = { mật: 'MẬT', tốimật: 'TỐI MẬT', tuyệtmật: 'TUYỆT MẬT' };

/** The levels as the encodings before Unicode leave them: TCVN 3 (fonts .Vn…) and VNI, in capitals or not. */
const oldLevels: Readonly<Record<string, string>> = {
  mët: 'MẬT',
  tèimët: 'TỐI MẬT',
  tuyötmët: 'TUYỆT MẬT',
  maät: 'MẬT',
  toáimaät: 'TỐI MẬT',
  tuyeätmaät: 'TUYỆT MẬT',
};
/** Without diacritics, as text recognition reads a stamp. */
const bare: Readonly<Record<string, string>> = { mat: 'MẬT', toimat: 'TỐI MẬT', tuyetmat: 'TUYỆT MẬT' };

/** Cyrillic and Greek letters that look like the Latin ones of the mark. */
const lookalikes: Readonly<Record<string, string>> = {
  а: 'a',
  м: 'm',
  т: 't',
  о: 'o',
  у: 'y',
  е: 'e',
  і: 'i',
  α: 'a',
  μ: 'm',
  τ: 't',
  ο: 'o',
  υ: 'y',
  ε: 'e',
  ι: 'i',
};

const letters = (text: string): string =>
  text
    .normalize('NFKD')
    .toLocaleLowerCase('vi')
    .replaceAll(/[\u0370-\u04ff]/g, (letter) => lookalikes[letter] ?? letter)
    .normalize('NFC')
    .replaceAll(/[^\p{L}]/gu, '');
const unmarked = (text: string): string =>
  letters(text).normalize('NFD').replaceAll(/\p{M}/gu, '').replaceAll('đ', 'd');
const inCapitals = (text: string): boolean => text === text.toLocaleUpperCase('vi') && /\p{L}/u.test(text);

/** A level behind "Độ mật:", in any case of letters. */
function labelled(text: string): string | undefined {
  const [, level] = /^\s*độ\s+mật\s*[:：]\s*(.+)$/iu.exec(text) ?? [];
  return level === undefined ? undefined : levels[letters(level)];
}

/** The level where it fills its segment; `sure` where the words have no other meaning. */
function alone(segment: Segment): { level: string; sure: boolean } | undefined {
  const level = labelled(segment) ?? oldLevels[letters(segment)];
  if (level) return { level, sure: true };
  const today = levels[letters(segment)];
  if (today) return { level: today, sure: inCapitals(segment) };
  const read = bare[unmarked(segment)];
  return read && inCapitals(segment) ? { level: read, sure: false } : undefined;
}

/**
 * The levels inside other words: two words in any case; one in capitals or brackets, since in small letters it is a word of the language.
 * Not in "bí mật", "bảo mật", "mật độ", "mật ong", which are words of their own.
 */
const inside = [
  /(?<![\p{L}\p{M}])(?:tối|tuyệt)\s+mật(?![\p{L}\p{M}])/iu,
  /[([]\s*mật\s*[)\]]/iu,
  /(?<![\p{L}\p{M}])(?<!(?:BÍ|BẢO|CƠ|THÂN|NỒNG|VÔ)\s+)MẬT(?!\s+(?:ĐỘ|ONG|THIẾT|VỤ|KHẨU|MÃ))(?![\p{L}\p{M}])/u,
  /(?<!\p{L})(?:(?:tèi|tuyÖt)\s+mËt|(?:toái|tuyeät)\s+maät)(?!\p{L})/iu,
];
const doubtful = (text: string): string | undefined =>
  inside.map((one) => text.match(one)?.[0]).find((found) => found !== undefined);

/** Looks for the mark by the places of words: alone in its segment or its line, however the page around it is built. */
export function secretFinding(lines: readonly (readonly Segment[])[]): SecretFinding {
  let doubt: string | null = null;
  for (const line of lines) {
    const whole = line.join(' ');
    for (const segment of [...line, ...(line.length > 1 ? [whole] : [])]) {
      const found = alone(segment);
      if (found?.sure) return { marked: found.level, doubt: null };
      doubt ??= found?.level ?? null;
    }
    doubt ??= doubtful(whole) ?? null;
  }
  return { marked: null, doubt };
}
