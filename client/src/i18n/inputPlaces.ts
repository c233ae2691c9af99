import { i18n } from './i18n.ts';

const isNumber = (segment: string | undefined): boolean => /^\d+$/.test(segment ?? '');

/** Words for a segment of a path: an entry of a list by its number, the rest by its name; a name may mean another thing in one place. */
function wordsOf(segments: readonly string[], at: number): string | null {
  const number = isNumber(segments[at]);
  const names = segments.slice(0, at + 1).filter((one) => !isNumber(one));
  const [within, name] = [names.at(-2), names.at(-1)];
  const table = `common.input.${number ? 'one' : 'field'}`;
  const key = [`${table}.${within}-${name}`, `${table}.${name}`].find((one) => i18n.global.te(one));
  return key === undefined ? null : i18n.global.t(key, { n: Number(segments[at]) + 1 });
}

/**
 * A field of an input in words, from its path: `motions.3.title` is “tiêu đề của biểu quyết thứ 4”. Empty where the field itself has no
 * word: people are not shown paths.
 */
export function inputPlace(path: string): string {
  const segments = path.split('.');
  // A list is told by its entry, where the path goes on to one.
  const words = segments.flatMap((_, at) => (isNumber(segments[at + 1]) ? [] : [wordsOf(segments, at)]));
  if (words.at(-1) == null) return '';
  const parts = words.filter((one) => one !== null);
  return parts.reduce((whole, part) => i18n.global.t('common.input.of', { part, whole }));
}
