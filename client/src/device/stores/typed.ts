import { holder } from '../holder.ts';
import { keepIn } from '../keep.ts';
import { hasAnswer } from '../local.ts';
import type { Typed } from '../schema.ts';

const kept = keepIn('typed', 'typed');
/** It is on the device 400 ms after it was typed at the latest. */
const pause = 400;

export interface TypedPlace<T> {
  /** The text that this person left here, in another page or before the tab went. */
  found(): Promise<Typed<T> | null>;
  keep(value: T, base: number): void;
  /** Gives the text up, or the server has it. */
  discard(): void;
}

/** The texts that wait to be written: how each is written, whose it is and how it is given up. */
const pending = new Map<() => void, { readonly by: string; readonly giveUp: () => void }>();
// A page that is hidden may never come back.
document.addEventListener('visibilitychange', () => {
  for (const write of [...pending.keys()]) write();
});

/** A text that the signed-in person is typing, e.g. `minutes:<meeting>:<key>`. */
export function typedAt<T>(place: string): TypedPlace<T> {
  const by = holder();
  const key: [string, string] = [by, place];
  let timer: ReturnType<typeof setTimeout> | undefined;
  let latest: Typed<T> | null = null;

  function write(): void {
    clearTimeout(timer);
    timer = undefined;
    pending.delete(write);
    if (latest) void kept.put(key, latest);
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
      const row = await kept.get(key);
      return (row as Typed<T> | undefined) ?? null;
    },
    keep(value, base) {
      latest = { value, base };
      pending.set(write, { by, giveUp });
      timer ??= setTimeout(write, pause);
    },
    discard() {
      giveUp();
      void kept.delete(key);
    },
  };
}

/** Places of this person's, by the beginning of their names, with the text typed there. */
export async function typedUnder<T>(prefix: string): Promise<ReadonlyMap<string, Typed<T>>> {
  const rows = await kept.under(holder());
  return new Map(rows.flatMap(([[, place], row]) => (place.startsWith(prefix) ? [[place, row as Typed<T>]] : [])));
}

/** Whether this person has typed something here that the server lacks; answers to consultations are kept elsewhere. */
export const somethingTyped = async (): Promise<boolean> =>
  hasAnswer(holder()) || (await kept.under(holder())).length > 0;

/** Gives up the texts of this person that wait to be written; `null`: those of everybody. */
export function giveUpTyped(person: string | null): void {
  for (const { by, giveUp } of [...pending.values()]) if (person === null || by === person) giveUp();
}
