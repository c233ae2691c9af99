import type { SignedIn } from './person.ts';

type Keeper = 'local' | 'session';

/** A short text in one of the browser's two stores of texts, which answer at once. */
interface Small {
  /** Null without a text, or where the browser refuses to read. */
  read(): string | null;
  /** False without room, or where the browser refuses to write. */
  write(text: string): boolean;
  remove(): void;
}

/** The same for a value that is written as JSON. */
export interface SmallValue<T> {
  /** The value that was written, over `blank`; `blank` where something else stands there. */
  read(): T;
  write(value: T): boolean;
  remove(): void;
}

const storeOf = (keeper: Keeper): Storage => (keeper === 'local' ? localStorage : sessionStorage);

/** A browser that allows nothing throws at the first touch. */
function tried<T>(work: () => T, otherwise: T): T {
  try {
    return work();
  } catch {
    return otherwise;
  }
}

const textAt = (keeper: Keeper, at: string): Small => ({
  read: () => tried(() => storeOf(keeper).getItem(at), null),
  write: (text) =>
    tried(() => {
      storeOf(keeper).setItem(at, text);
      return true;
    }, false),
  remove: () => tried(() => storeOf(keeper).removeItem(at), undefined),
});

function valueAt<T extends object>(keeper: Keeper, at: string, blank: T): SmallValue<T> {
  const text = textAt(keeper, at);
  return {
    read: () => tried(() => ({ ...blank, ...(JSON.parse(text.read() ?? '{}') as Partial<T>) }), { ...blank }),
    write: (value) => text.write(JSON.stringify(value)),
    remove: text.remove,
  };
}

/** Somebody signed out without a network: this is sent to the server before anything else. */
export const signingOut = textAt('local', 'signing-out');
/** The browser was asked to keep the data of this site. */
export const storageAsked = textAt('local', 'storage-asked');

/** A wipe that has begun. `account`: the one that takes the device over with it. */
export interface WipeDue<Reason extends string = string> {
  readonly person: string | null;
  readonly reason: Reason;
  readonly account?: SignedIn;
}

interface WipesDue {
  readonly wipes: readonly WipeDue[];
  /** Releases that knew one wipe only wrote these two. */
  readonly person: string | null;
  readonly reason: string | null;
}

const wipesNoted = valueAt<WipesDue>('local', 'wipe-due', { wipes: [], person: null, reason: null });

/** The wipes that have begun, in their order: those that were refused or cut off are done at the next start. */
export function wipesDue(): readonly WipeDue[] {
  const { wipes, person, reason } = wipesNoted.read();
  return reason === null ? wipes : [{ person, reason }, ...wipes];
}

export function noteWipesDue(wipes: readonly WipeDue[]): void {
  if (wipes.length === 0) wipesNoted.remove();
  else wipesNoted.write({ wipes, person: null, reason: null });
}

type SettingName = 'language' | 'theme' | 'textSize' | 'reader:light' | 'reader:pages' | 'reader:finger';

/** A setting of this device: one of `allowed`, `first` until somebody sets it. */
export function setting<T extends string | number>(name: SettingName, allowed: readonly T[], first: T) {
  const text = textAt('local', name);
  const before = text.read();
  return {
    value: allowed.find((one) => String(one) === before) ?? first,
    write: (value: T): boolean => text.write(String(value)),
  };
}

/** The settings of the pens on this device. */
export const pensAt = <T extends object>(blank: T): SmallValue<T> => valueAt('local', 'reader:pens', blank);

/** The name of a small text: its kind and the ids that it belongs to, which may hold the colon themselves. */
const nameOf = (kind: SmallKind, ...ids: readonly string[]): string => [kind, ...ids.map(encodeURIComponent)].join(':');

/** The places at which a person was in the papers of a meeting. */
export const placesAt = <T extends object>(personId: string, meetingId: string, blank: T): SmallValue<T> =>
  valueAt('local', nameOf('reading', personId, meetingId), blank);

/** A person's answer to a consultation, until the server has it. */
export const answerAt = <T extends object>(consultationId: string, personId: string, blank: T): SmallValue<T> =>
  valueAt('local', nameOf('answer', consultationId, personId), blank);

/** The choice that a member has marked in an open ballot, in this tab, until it is sent. */
export const choiceAt = <T extends object>(
  meetingId: string,
  voteId: string,
  personId: string,
  blank: T,
): SmallValue<T> => valueAt('session', nameOf('choice', meetingId, voteId, personId), blank);

/** Kinds of small texts that belong to a person: where they are, and of which person and meeting each is. */
const kinds = {
  reading: { keeper: 'local', of: ([, personId = '', meetingId = '']: string[]) => [personId, meetingId] },
  answer: { keeper: 'local', of: ([, , personId = '']: string[]) => [personId] },
  choice: { keeper: 'session', of: ([, meetingId = '', , personId = '']: string[]) => [personId, meetingId] },
} as const satisfies Record<string, { keeper: Keeper; of: (parts: string[]) => string[] }>;

export type SmallKind = keyof typeof kinds;

function keysOf(kind: SmallKind): { readonly at: string; readonly of: readonly string[] }[] {
  const { keeper, of } = kinds[kind];
  const keys = tried(() => Object.keys(storeOf(keeper)), []);
  return keys
    .filter((at) => at.startsWith(`${kind}:`))
    .map((at) => ({ at, of: of(at.split(':').map(decodeURIComponent)) }));
}

/** Whether this person has written an answer here that the server does not have. */
export const hasAnswer = (personId: string): boolean => keysOf('answer').some(({ of }) => of[0] === personId);

/** Removes the texts of a kind for which `goes` answers true: it gets the person, then the meeting. */
export function removeSmall(kind: SmallKind, goes: (of: readonly string[]) => boolean): void {
  for (const { at, of } of keysOf(kind)) if (goes(of)) textAt(kinds[kind].keeper, at).remove();
}

/** Removes everything of this tab. */
export const emptyTab = (): void => tried(() => sessionStorage.clear(), undefined);
