import { shallowRef } from 'vue';

/** Why a device keeps nothing: it has no room; it does not allow it, as in a private window; it does not answer in time. */
export type NotKept = 'no-space' | 'refused' | 'silent';

/** A thing that a device keeps so that it outlives the page. */
export type Kept = 'ballot' | 'key' | 'slip' | 'board-key' | 'answer' | 'untaken' | 'typed';

/**
 * The things that this device refused to keep since the page was opened (no room, a private window): they stand in the page's memory alone,
 * work as long as the page is open, and the screens that use them say so.
 */
export const unkept = shallowRef<ReadonlySet<Kept>>(new Set());

/** A page of an older version has the database open: until that page is closed, nothing on the device can be read here. */
export const heldByOlder = shallowRef(false);

export function noteUnkept(what: Kept, why: NotKept): void {
  console.info(`the device does not keep: ${what}`, why);
  if (!unkept.value.has(what)) unkept.value = new Set([...unkept.value, what]);
}

export function noteKept(what: Kept): void {
  if (unkept.value.has(what)) unkept.value = new Set([...unkept.value].filter((one) => one !== what));
}
