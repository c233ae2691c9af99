import { searchText } from './searchText.ts';

/** The text around a place, on one line; `from` to `to` are the words that were searched for. */
export interface Excerpt {
  readonly excerpt: string;
  readonly from: number;
  readonly to: number;
}

const before = 50;
const after = 110;

/**
 * The first place in an NFC text where these words (`searchWords` of a query) stand one after the other; the last may be the beginning of a
 * word. Null when they do not. `plain` is `searchText(text)`, for a caller that has it already.
 */
export function excerptOf(text: string, words: readonly string[], plain = searchText(text)): Excerpt | null {
  if (words.length === 0) return null;
  const place = new RegExp(`(?<![\\p{L}\\p{N}])${words.join('[^\\p{L}\\p{N}]+')}`, 'u').exec(plain);
  if (!place) return null;
  const at = place.index;
  const start = Math.min(at <= before ? 0 : text.indexOf(' ', at - before) + 1 || at, at);
  const excerpt = text.slice(start, at + after).replace(/\s/gu, ' ');
  return { excerpt, from: at - start, to: at - start + place[0].length };
}
