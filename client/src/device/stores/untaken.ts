import { computed, shallowRef } from 'vue';
import { holder, ofHolder } from '../holder.ts';
import { keepIn } from '../keep.ts';
import type { Untaken } from '../schema.ts';

const kept = keepIn('untaken', 'untaken');

/** Shown to its person until he has read it, for he was promised that his ballot would be sent. */
export interface UntakenNote extends Untaken {
  readonly id: string;
  /** The person who handed it in. */
  readonly by: string;
}
const shown = ofHolder(() => shallowRef<readonly UntakenNote[]>([]));

/** The holder's, from all meetings. */
export const untaken = computed(() => shown().value);

export async function loadUntaken(): Promise<void> {
  const own = shown();
  own.value = (await kept.under(holder())).map(([[by, id], one]) => ({ by, id, ...one }));
}

/** Noted once, however often the server says so; for the person who handed it in, also when somebody else is signed in by then. */
export async function noteUntaken({ by, id, ...one }: UntakenNote): Promise<void> {
  await kept.put([by, id], one);
  await loadUntaken();
}

export async function readUntaken(id: string): Promise<void> {
  await kept.delete([holder(), id]);
  await loadUntaken();
}
