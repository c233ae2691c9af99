import { formats } from './format.ts';
import { i18n, type Language } from './i18n.ts';
import { inputPlace } from './inputPlaces.ts';

/** Sentences by refusal code, as `shared` exports them; `{name}` stands for the parameter of that name. */
export type RefusalTable = Readonly<Record<string, Readonly<Record<Language, string>>>>;
export type RefusalLike = { readonly code: string; readonly params?: Readonly<Record<string, unknown>> | undefined };

const sentences = new Map<string, Readonly<Record<Language, string>>>();

/** Adds a table of sentences; a code is told in one place only, so a second sentence for it is a bug. */
export function registerRefusals(table: RefusalTable): void {
  for (const [code, sentence] of Object.entries(table)) {
    const known = sentences.get(code);
    if (known && known !== sentence) throw new Error(`two sentences for the refusal ${code}`);
    sentences.set(code, sentence);
  }
}

/**
 * The plain sentence for a refusal in the language on screen; an unknown code gets a general one that names it. `nameOf`: the name of a
 * person by id, for the refusals that are about one; a person without a name is called so.
 */
export function refusalText(
  refusal: RefusalLike,
  nameOf: (id: string) => string | undefined = () => undefined,
): string {
  const language: Language = i18n.global.locale.value === 'en' ? 'en' : 'vi';
  const sentence = sentences.get(refusal.code)?.[language];
  if (sentence === undefined) return i18n.global.t('common.refused', { code: refusal.code });
  return (
    rowWords(refusal.params) +
    sentence.replace(/\{(\w+)\}/g, (whole, name: string) => {
      const value = refusal.params?.[name];
      if (value === undefined) return bodyWord(name) ?? whole;
      if (typeof value === 'number') return formats(language).number(value);
      if (typeof value !== 'string') return whole;
      if (name === 'place') return placeWords(value);
      if (name === 'field') return fieldWord(value);
      if (name === 'person') return nameOf(value) ?? i18n.global.t('common.unlisted');
      return name === 'found' ? value.split(', ').map(activeKind).join(', ') : value;
    })
  );
}

/** The field of an input that a sentence ends with; empty without a word for it. */
function placeWords(path: string): string {
  const place = inputPlace(path);
  return place === '' ? '' : i18n.global.t('common.input.at', { place });
}

/** A field of a rule pack, which the server tells by its name in the pack. */
function fieldWord(name: string): string {
  const key = `rule-packs.field.${name}`;
  return i18n.global.te(key) ? i18n.global.t(key) : name;
}

/** The row of a list that a refusal is about (`ofRow`), before its sentence; empty for other refusals. */
function rowWords({ vote, item, paper }: RefusalLike['params'] = {}): string {
  if (paper !== undefined) return i18n.global.t('common.rowOf.paper', { paper });
  if (vote === undefined) return '';
  return i18n.global.t(item ? 'common.rowOf.voteOfItem' : 'common.rowOf.vote', { vote, item });
}

/** The body's names for its people, in place of `{chair}`, `{members}`, `{you}`; `{Chair}` begins a sentence. */
function bodyWord(name: string): string | null {
  const key = `common.word.${name.toLowerCase()}`;
  if (!i18n.global.te(key)) return null;
  const word = i18n.global.t(key);
  return name === name.toLowerCase() ? word : word.charAt(0).toUpperCase() + word.slice(1);
}

/** The active content found in a file, in words; the server tells it by code. */
function activeKind(code: string): string {
  const key = `documents.removed.${code}`;
  return i18n.global.te(key) ? i18n.global.t(key) : code;
}
