/**
 * Changes that break a line, which the tests must notice. `find` stands exactly once in `file`, and `replace` is put in its place; `why`
 * names the fault. `project` and `filter` choose the tests that should notice, in vitest's terms; several filters are separated by spaces.
 */
import { client } from './mutants/client.mjs';
import { domain } from './mutants/domain.mjs';
import { server } from './mutants/server.mjs';

export const mutants = [...domain, ...server, ...client];

/** The text with its line broken. Throws where the line is missing or stands there more than once. */
export function broken(text, { file, find, replace }) {
  const parts = text.split(find);
  if (parts.length !== 2)
    throw new Error(`${file}: ${parts.length - 1} times, not once (the code moved; mend scripts/mutants): ${find}`);
  return parts.join(replace);
}
