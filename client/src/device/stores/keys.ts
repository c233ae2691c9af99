import { holder } from '../holder.ts';
import { keepIn } from '../keep.ts';
import type { KeptKey } from '../schema.ts';
import { persist } from '../space.ts';

/** A key signs for one person only. Where the device refuses to keep it, it signs until the page is closed. */
const kept = keepIn('keys', 'key');

export const keptKey = (): Promise<KeptKey | undefined> => kept.get([holder()]);

export async function keepKey(key: KeptKey): Promise<void> {
  // A page can only ask, and some browsers ask the person in turn: nobody waits. Losing the key costs an enrolment.
  void persist();
  await kept.put([holder()], key);
}

export const forgetKey = (): Promise<void> => kept.delete([holder()]);
