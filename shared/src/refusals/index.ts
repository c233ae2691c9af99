/**
 * The sentence for every refusal: it says what was not done, and the next step. `{name}` stands for a parameter; `{person}` for the name of
 * the person whose id the parameter `person` is; the row of a list that it is about stands before it (`ofRow`); `{place}` for the field of an
 * input, which the screen names (nothing where it has no word for it); `{you}`, `{chair}`, `{members}` for the body's words for its people
 * (`{You}` where a sentence begins). Each table stands beside the code that refuses. An entry of its own: a page that shows the sentences
 * fetches no rules along with them.
 */
import * as all from './tables.ts';

export interface Sentence {
  readonly vi: string;
  readonly en: string;
}

type Tables = typeof all;
type CodeOf<Table> = Table extends unknown ? keyof Table & string : never;

/** Why something is refused: a code that has a sentence. */
export type RefusalCode = CodeOf<Tables[keyof Tables]>;

export const tables: readonly Readonly<Record<string, Sentence>>[] = Object.values(all);

export const sentences: Readonly<Record<RefusalCode, Sentence>> = Object.assign({}, ...tables);
