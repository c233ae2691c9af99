import type { IDBPObjectStore } from 'idb';
import { ask, beginning, type Database, type Said, type Writing } from './database.ts';
import { holder } from './holder.ts';
import { forgetInMemory, type KeptStore } from './keep.ts';
import { emptyTab, noteWipesDue, removeSmall, type SmallKind, type WipeDue, wipesDue } from './local.ts';
import type { SignedIn } from './person.ts';
import { type Schema, type StoreName, stores } from './schema.ts';
import { forgetParts } from './stores/files.ts';
import { type Written, write } from './stores/signedIn.ts';
import { giveUpTyped } from './stores/typed.ts';

/**
 * `signed-out` here; `closed` before its time from elsewhere, as for a lost tablet; `ran-out`: the sign-in session ended by itself;
 * `taken-over`: another person signed in.
 */
export type Reason = (typeof reasons)[number];
const reasons = ['signed-out', 'closed', 'ran-out', 'taken-over'] as const;
type Leaving = Exclude<Reason, 'taken-over'>;
type Wipe = WipeDue<Reason>;

/** Whose rows go: none; everybody's; those of the person who leaves; those of everybody except the person who comes. */
type Fate = 'stay' | 'all' | 'own' | 'others';

/** `meeting`: whether the rows go when their person is not allowed, or does not want, to keep the meeting here. */
export interface Rule extends Readonly<Record<Reason, Fate>> {
  readonly meeting: boolean;
  /** Rows that the server lacks stay, for any person who leaves. */
  readonly unsentStay: boolean;
}

const always: Rule = {
  'signed-out': 'stay',
  closed: 'stay',
  'ran-out': 'stay',
  'taken-over': 'stay',
  meeting: false,
  unsentStay: false,
};
/** The server has it as well: the next person finds nothing of it. */
const copy: Rule = { ...always, 'signed-out': 'all', closed: 'all', 'taken-over': 'others' };
const copyOfMeeting: Rule = { ...copy, meeting: true };
const untilSent: Rule = { ...copy, unsentStay: true };
/** It is here alone: it waits for its person while others use the device, and goes when he leaves it. */
const waiting: Rule = { ...always, 'signed-out': 'own', closed: 'own' };
const signedIn: Rule = { ...copy, 'ran-out': 'all', 'taken-over': 'all' };

/**
 * The fate of everything that a device keeps, and why. Each store and each kind of small texts has a row here, or the code does not
 * compile.
 */
export const table = {
  account: [signedIn, 'a start without a network belongs to the person who is signed in, and to nobody after him'],
  choices: [copyOfMeeting, 'it is about papers that go'],
  meetings: [copyOfMeeting, 'it comes again with the next welcome'],
  files: [copyOfMeeting, 'papers are downloaded again'],
  parts: [copyOfMeeting, 'papers are downloaded again'],
  marks: [untilSent, 'the server has them, except those that wait to be sent'],
  drafts: [always, 'a stroke or a note in the making is nowhere else; it becomes a mark when its person is back'],
  revs: [copy, 'without the marks it says nothing'],
  opened: [untilSent, 'the server knows of them, except those that wait to be sent'],
  keys: [always, 'a key signs for one person only, cannot be read out, and costs an enrolment'],
  boardKeys: [always, 'nobody else can open the count; it goes when the vote is over'],
  slips: [waiting, 'its secrets lead to the slip; a person who signs out is asked first, for he receives no other'],
  ballots: [waiting, 'it is sent when its person is back; a person who signs out is asked first'],
  untaken: [
    always,
    'its person was promised that what he handed in is sent; it goes when he has read that it was refused',
  ],
  typed: [waiting, 'it is nowhere else; a person who signs out is asked first'],
  carried: [always, 'names of databases: no data of a person'],
  reading: [copyOfMeeting, 'it says what its person has read'],
  answer: [waiting, 'it is nowhere else; a person who signs out is asked first'],
  choice: [copy, 'it says how its person means to vote'],
} as const satisfies Record<StoreName | SmallKind, readonly [Rule, why: string]>;

const smallKinds = ['reading', 'answer', 'choice'] as const satisfies SmallKind[];
const keptStores = ['keys', 'boardKeys', 'slips', 'ballots', 'untaken', 'typed'] as const satisfies KeptStore[];

/** Whether a row of this person goes. `person`: the one who leaves, or comes; null: unknown, so it stands for everybody. */
function goes(fate: Fate, person: string | null): (owner: string) => boolean {
  switch (fate) {
    case 'stay':
      return () => false;
    case 'all':
      return () => true;
    case 'own':
      return (owner) => person === null || owner === person;
    case 'others':
      return (owner) => owner !== person;
    default:
      return fate satisfies never;
  }
}

/** The same as ranges of keys; null stands for all of them. */
function rangesOf(fate: Exclude<Fate, 'stay'>, person: string | null): (IDBKeyRange | null)[] {
  if (fate === 'all' || person === null) return [null];
  return fate === 'own'
    ? [beginning(person)]
    : [IDBKeyRange.upperBound([person], true), IDBKeyRange.lowerBound([person, []])];
}

async function removeSent<S extends 'marks' | 'opened'>(
  store: IDBPObjectStore<Schema, StoreName[], S, 'readwrite'>,
  ranges: readonly (IDBKeyRange | null)[],
  sent: (value: Schema[S]['value']) => boolean,
): Promise<void> {
  for (const range of ranges)
    for (let at = await store.openCursor(range); at; at = await at.continue()) if (sent(at.value)) await at.delete();
}

function removalsOf(writing: Writing<StoreName>, name: StoreName, { person, reason }: Wipe): Promise<unknown>[] {
  const [rule] = table[name];
  const fate = rule[reason];
  if (fate === 'stay') return [];
  const store = writing.objectStore(name);
  // A person's own many rows are left out when all of them stay: at each start others wait for this transaction.
  const ranges = rangesOf(fate, person);
  if (rule.unsentStay && name === 'marks')
    return [removeSent(writing.objectStore(name), ranges, ({ dirty }) => !dirty)];
  if (rule.unsentStay && name === 'opened')
    return [removeSent(writing.objectStore(name), ranges, (state) => state === 'told')];
  return ranges.map((range) => (range ? store.delete(range) : store.clear()));
}

/** Does the wipes in their order, so that the last one says who is signed in: all in one transaction, late rather than never. */
async function wipeDevice(database: Database, wipes: readonly Wipe[]): Promise<void> {
  const going = stores.filter((name) => wipes.some(({ reason }) => table[name][0][reason] !== 'stay'));
  const writing = database.transaction(going, 'readwrite');
  const removals = wipes.flatMap((one) => [
    ...going.flatMap((name) => removalsOf(writing, name, one)),
    ...(one.account ? [writing.objectStore('account').put(one.account, 'last')] : []),
  ]);
  await Promise.all([...removals, writing.done]);
  noteWipesDue(due().filter((one) => !wipes.some((done) => isSame(one, done))));
}

/** Wipes this page's memory, and the browser's stores of texts. */
function wipePage(person: string | null, reason: Reason): void {
  for (const kind of smallKinds) {
    const which = goes(table[kind][0][reason], person);
    removeSmall(kind, ([owner = '']) => which(owner));
  }
  for (const name of keptStores) {
    const which = goes(table[name][0][reason], person);
    forgetInMemory(name, ([owner = '']) => which(owner));
  }
  if (table.typed[0][reason] === 'own') giveUpTyped(person);
  if (reason === 'signed-out' || reason === 'closed') emptyTab();
  forgetParts();
}

/**
 * Removes the things that must not stay on this device for this reason, as the table says. `person`: the one who signed out, whose sign-in
 * session ended, or who signed in; null where the session's person is unknown: it may be that of a lost device, so everybody's things go.
 */
export const wipe = (person: string | null, reason: Leaving): Promise<Said<void>> => begin({ person, reason });

/** Makes this person the device's holder. */
export const takeOver = (account: SignedIn): Promise<Said<void>> =>
  begin({ person: account.person?.id ?? '', reason: 'taken-over', account });

/**
 * Completes the wipes that the device refused or that were cut off; for the start, before anybody is signed in. Where it is refused again,
 * the person whom the device names may be one who has left it.
 */
export async function finishWipes(): Promise<Said<void>> {
  const wipes = due();
  for (const { person, reason } of wipes) wipePage(person, reason);
  return wipes.length === 0 ? { kept: true, value: undefined } : ask((database) => wipeDevice(database, wipes));
}

/** Those of before come first: this one may follow upon a person whose things the device has refused to remove. */
function begin(wipe: Wipe): Promise<Said<void>> {
  wipePage(wipe.person, wipe.reason);
  const wipes = [...due().filter((one) => !isSame(one, wipe)), wipe];
  noteWipesDue(wipes);
  return ask((database) => wipeDevice(database, wipes));
}

/** The wipes that are due, of the reasons that this release knows. */
const due = (): Wipe[] =>
  wipesDue().flatMap((one) => {
    const reason = reasons.find((known) => known === one.reason);
    return reason ? [{ ...one, reason }] : [];
  });
const isSame = (one: Wipe, other: Wipe): boolean => one.person === other.person && one.reason === other.reason;

/** Removes a meeting of the holder's: he is `not-invited` any more, or it is `not-wanted` here, which is remembered. */
export function wipeMeeting(meetingId: string, reason: 'not-invited' | 'not-wanted'): Promise<Written> {
  forgetParts();
  const person = holder();
  for (const kind of smallKinds)
    if (table[kind][0].meeting) removeSmall(kind, (of) => of[0] === person && of[1] === meetingId);
  return write(async (writing) => {
    for (const name of writing.objectStoreNames)
      if (table[name][0].meeting) await writing.objectStore(name).delete(beginning(person, meetingId));
    if (reason === 'not-wanted') await writing.objectStore('choices').put('nothing', [person, meetingId]);
  });
}
