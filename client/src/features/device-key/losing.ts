import { meetingsWaiting } from '../../device/stores/ballots.ts';
import { somethingTyped } from '../../device/stores/typed.ts';
import { slipWaits } from '../../keys/slips.ts';

/** A thing that is on this device alone, and goes with the account. */
export type Losing = 'ballot' | 'slip' | 'typed';

/** The gravest of it; null where the holder loses nothing by signing out. */
export async function losing(): Promise<Losing | null> {
  if ((await meetingsWaiting()).length > 0) return 'ballot';
  if (await slipWaits()) return 'slip';
  return (await somethingTyped()) ? 'typed' : null;
}
