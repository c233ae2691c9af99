import { holder } from '../holder.ts';
import { keepIn } from '../keep.ts';
import { persist } from '../room.ts';
import type { KeptKey } from '../schema.ts';

/** A key speaks for one person only. Where the device keeps none, it signs until the page is closed. */
const kept = keepIn('keys', 'key');

export const keptKey = (): Promise<KeptKey | undefined> => kept.get([holder()]);

export async function keepKey(key: KeptKey): Promise<void> {
  // Asking is all a page can do, and some browsers ask the person in turn: nobody waits. Losing the key costs an enrolment.
  void persist();
  await kept.put([holder()], key);
}

export const forgetKey = (): Promise<void> => kept.delete([holder()]);
