/**
 * Lines of which the tests must notice when they are broken. `find` stands exactly once in `file`, and `replace` is put in its place;
 * `why` says what then goes wrong. `project` and `filter` say which tests should notice, as vitest takes them; several filters stand apart
 * by spaces.
 */
import { client } from './mutants/client.mjs';
import { domain } from './mutants/domain.mjs';
import { server } from './mutants/server.mjs';

export const mutants = [...domain, ...server, ...client];

/** The text with its line broken. Throws where the line stands there no more, or more than once. */
export function broken(text, { file, find, replace }) {
  const parts = text.split(find);
  if (parts.length !== 2)
    throw new Error(`${file}: ${parts.length - 1} times, not once (the code moved; mend scripts/mutants): ${find}`);
  return parts.join(replace);
}
