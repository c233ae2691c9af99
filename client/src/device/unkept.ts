import { shallowRef } from 'vue';

/** Why a device keeps nothing: it has no room; it does not allow it, as in a private window; it does not answer in time. */
export type NotKept = 'no-room' | 'refused' | 'silent';

/** A thing that a device keeps so that it outlives the page. */
export type Kept = 'ballot' | 'key' | 'slip' | 'board-key' | 'answer' | 'untaken' | 'typed';

/**
 * What this device refused to keep since the page was opened (no room, a private window): it stands in the page's memory alone, works as
 * long as the page is open, and the screens that use it say so.
 */
export const unkept = shallowRef<ReadonlySet<Kept>>(new Set());

/** A page of an older version holds the database: until it is closed, nothing that is kept can be read here. */
export const heldByOlder = shallowRef(false);

export function noteUnkept(what: Kept, why: NotKept): void {
  console.info(`the device does not keep: ${what}`, why);
  if (!unkept.value.has(what)) unkept.value = new Set([...unkept.value, what]);
}

export function noteKept(what: Kept): void {
  if (unkept.value.has(what)) unkept.value = new Set([...unkept.value].filter((one) => one !== what));
}
