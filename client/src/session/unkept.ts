import { shallowRef } from 'vue';

/** A thing that a device keeps so that it outlives the page. */
export type Kept = 'ballot' | 'key' | 'slip' | 'board-key' | 'answer' | 'refused' | 'typed';

/**
 * What this device refused to keep since the page was opened (no room, a private window): it stands in the page's memory alone, works as
 * long as the page is open, and the screens that use it say so.
 */
export const unkept = shallowRef<ReadonlySet<Kept>>(new Set());

export function noteUnkept(what: Kept, error: unknown): void {
  console.info(`the device does not keep: ${what}`, String(error));
  if (!unkept.value.has(what)) unkept.value = new Set([...unkept.value, what]);
}

export function noteKept(what: Kept): void {
  if (unkept.value.has(what)) unkept.value = new Set([...unkept.value].filter((one) => one !== what));
}
