import type { PaperGap, PaperPlace } from '@dien-hong/shared';
import { letterWords, undrawableIn } from './layout/glyphs.ts';
import type { Agency } from './layout/layout.ts';
import type { PrintJob } from './printWorker.ts';

type Contents = { readonly [J in PrintJob as J['form']]: J['content'] };
export type Form = keyof Contents;
export type ContentOf<F extends Form> = Contents[F];

/** The place where each part of a paper is printed; null: nowhere. An added part compiles only with its place. */
export type Places<C> = { readonly [K in keyof Required<C>]: PaperPlace | null };

/**
 * The place where each part of a form is printed; null: nowhere. Typed over all forms and all their parts: an added form or part compiles
 * only with its place.
 */
export const printedAt: { readonly [F in Form]: Places<Contents[F]> } = {
  minutes: {
    agency: 'letterhead',
    number: 'letterhead',
    placeAndDate: 'letterhead',
    subject: 'subject',
    startedAt: 'venue',
    venue: 'venue',
    present: 'people',
    absent: 'people',
    substitutes: 'people',
    reports: 'opinions',
    chair: 'people',
    secretary: 'people',
    course: 'course',
    meeting: 'subject',
    chairWord: 'people',
    closing: 'closing',
    recipients: 'recipients',
    signers: 'people',
    log: null,
    testSignatures: null,
    created: null,
  },
  'counting-record': {
    agency: 'letterhead',
    number: 'letterhead',
    placeAndDate: 'letterhead',
    subject: 'subject',
    meeting: 'subject',
    venue: 'venue',
    hours: 'venue',
    basis: 'board',
    members: 'board',
    slips: 'board',
    vote: 'vote',
    publication: null,
    testSignatures: null,
    created: null,
  },
  'vote-result': {
    agency: 'letterhead',
    place: 'letterhead',
    date: null,
    subject: 'subject',
    title: 'subject',
    vote: 'vote',
    counting: 'board',
  },
  consultation: {
    agency: 'letterhead',
    number: 'letterhead',
    placeAndDate: 'letterhead',
    created: null,
    asked: 'letterhead',
    subject: 'subject',
    question: 'question',
    sent: 'venue',
    deadline: 'venue',
    open: null,
    course: 'course',
    choices: 'vote',
    explanation: 'vote',
    answers: 'opinions',
    general: 'explanation',
    recipients: 'recipients',
    signer: 'people',
  },
};

/**
 * Characters that no font of papers draws, by their place, and the missing body above a body of the Party. The one check of every form that
 * the server lays out. `told`: characters that were named before.
 */
export const paperGaps = <F extends Form>(form: F, content: ContentOf<F>, known: readonly string[] = []): PaperGap[] =>
  gapsIn<ContentOf<F>>(printedAt[form], content, known);

/** The same of any other paper: `places` says where its parts are printed. */
export function gapsIn<C extends { readonly agency: Agency }>(
  places: Places<C>,
  content: C,
  known: readonly string[] = [],
): PaperGap[] {
  const { agency, ...parts } = content;
  const placeOf = places as Readonly<Record<string, PaperPlace | null>>;
  const at = new Map<PaperPlace, unknown[]>();
  for (const [part, value] of [['agency', agency] as const, ...Object.entries(parts)]) {
    const place = placeOf[part];
    if (place) at.set(place, [...(at.get(place) ?? []), value]);
  }
  const letters = [...at].flatMap(([place, printed]): PaperGap[] => {
    const missing = undrawableIn(printed).filter((one) => !known.includes(one));
    return missing.length > 0
      ? [{ code: 'letters-not-printed-in', params: { place, letters: letterWords(missing) } }]
      : [];
  });
  const headless = agency.party && agency.upper.trim() === '';
  return [...(headless ? [{ code: 'body-above-missing', params: {} } as const] : []), ...letters];
}
