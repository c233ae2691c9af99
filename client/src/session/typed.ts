import { holder } from './holder.ts';
import { keepIn } from './keepIn.ts';

/** What was typed and the server does not have yet. */
export interface Typed<T> {
  readonly value: T;
  /** The version on the server that it was written over. */
  readonly base: number;
}

interface Row extends Typed<unknown> {
  readonly id: string;
  readonly by: string;
  readonly place: string;
}

const kept = keepIn<Row>('typed', 'dien-hong-typed', 'typed', 'id');
/** It is on the device at most so long (ms) after it was typed. */
const pause = 400;

export interface TypedPlace<T> {
  /** What was left here by this person, in another page or before the tab went. */
  found(): Promise<Typed<T> | null>;
  keep(value: T, base: number): void;
  /** The server has it, or it was given up. */
  letGo(): void;
}

/** What has not been written down yet: how it is, whose it is and how it is given up. */
const pending = new Map<() => void, { readonly by: string; readonly giveUp: () => void }>();
// A page that is hidden may never come back.
document.addEventListener('visibilitychange', () => {
  for (const write of [...pending.keys()]) write();
});

const idOf = (person: string, place: string): string => `${person}|${place}`;

/** One thing that is being typed by the person who is signed in, e.g. `minutes:<meeting>:<key>`. */
export function typedAt<T>(place: string): TypedPlace<T> {
  const by = holder();
  const id = idOf(by, place);
  let timer: ReturnType<typeof setTimeout> | undefined;
  let latest: Row | null = null;

  function write(): void {
    clearTimeout(timer);
    timer = undefined;
    pending.delete(write);
    if (latest) void kept.put(id, latest);
    latest = null;
  }

  function giveUp(): void {
    clearTimeout(timer);
    timer = undefined;
    latest = null;
    pending.delete(write);
  }

  return {
    async found() {
      const row = await kept.get(id);
      return row ? { value: row.value as T, base: row.base } : null;
    },
    keep(value, base) {
      latest = { id, by, place, value, base };
      pending.set(write, { by, giveUp });
      timer ??= setTimeout(write, pause);
    },
    letGo() {
      giveUp();
      void kept.delete(id);
    },
  };
}

/** Places of this person's, by the beginning of their names, with what was typed there. */
export async function typedUnder<T>(prefix: string): Promise<ReadonlyMap<string, Typed<T>>> {
  const rows = (await kept.all()).filter((row) => row.by === holder() && row.place.startsWith(prefix));
  return new Map(rows.map(({ place, value, base }) => [place, { value: value as T, base }]));
}

/** Answers to written consultations, which stand apart: written down at every letter. */
const answers = (): string[] => Object.keys(localStorage).filter((key) => key.startsWith('answer:'));

const isOf = (person: string) => (key: string) => key.endsWith(`:${person}`);

/** Whether this person has typed something here that the server does not have. */
export const somethingTyped = async (): Promise<boolean> =>
  answers().some(isOf(holder())) || (await kept.all()).some((row) => row.by === holder());

/** Signing out leaves nothing of this person's (`null`: of anybody's), nor what would have been written down in a moment. */
export function emptyTyped(person: string | null): Promise<void> {
  for (const { by, giveUp } of [...pending.values()]) if (person === null || by === person) giveUp();
  for (const key of answers().filter(person === null ? () => true : isOf(person))) localStorage.removeItem(key);
  return kept.clear(({ by }) => person === null || by === person);
}
