import type { Refusal } from '@dien-hong/shared';
import { readonly, shallowRef } from 'vue';
import { holder } from './holder.ts';
import { keepIn } from './keepIn.ts';

/**
 * What somebody had handed in while the network was away, and the server would not take when it came: he was promised that it would be
 * sent, so he is told, and the fact is kept until he has read it. Nothing here says what he had chosen.
 */
export interface Untaken {
  readonly id: string;
  /** Whose. */
  readonly by: string;
  readonly what: 'ballot' | 'slip';
  readonly meetingId: string;
  readonly voteId: string;
  readonly refusal: Refusal;
}

const keep = keepIn<Untaken>('refused', 'dien-hong-untaken', 'untaken', 'id');
const shown = shallowRef<readonly Untaken[]>([]);

/** What the holder has not read yet, wherever it was handed in. */
export const untaken = readonly(shown);

export async function loadUntaken(): Promise<void> {
  shown.value = (await keep.all()).filter((one) => one.by === holder());
}

/** Told once, however often the server says so; to whoever handed it in, also when somebody else is signed in by then. */
export async function noteUntaken(one: Untaken): Promise<void> {
  await keep.put(one.id, one);
  await loadUntaken();
}

export async function readUntaken(id: string): Promise<void> {
  await keep.delete(id);
  await loadUntaken();
}
