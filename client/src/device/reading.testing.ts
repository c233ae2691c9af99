import type { Reading } from '@dien-hong/shared/reading';

/** Of a file of one page and three bytes from which nothing more will be derived. */
export const readingWith = (more: Partial<Reading> = {}): Reading => ({
  ...{ open: { path: '', bytes: 3 }, sizes: null, previews: false, thumbs: false, words: false },
  ...{ drawn: 0, pages: 1, complete: true },
  ...more,
});
