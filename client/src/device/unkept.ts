import { shallowRef } from 'vue';
import type { NotKept } from './database.ts';

/** A thing that a device keeps so that it outlives the page. */
export type Kept = 'ballot' | 'key' | 'slip' | 'board-key' | 'answer' | 'refused' | 'typed';

/**
 * What this device refused to keep since the page was opened (no room, a private window): it stands in the page's memory alone, works as
 * long as the page is open, and the screens that use it say so.
 */
export const unkept = shallowRef<ReadonlySet<Kept>>(new Set());

export function noteUnkept(what: Kept, why: NotKept): void {
  console.info(`the device does not keep: ${what}`, why);
  if (!unkept.value.has(what)) unkept.value = new Set([...unkept.value, what]);
}

export function noteKept(what: Kept): void {
  if (unkept.value.has(what)) unkept.value = new Set([...unkept.value].filter((one) => one !== what));
}
