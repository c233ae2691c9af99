import { holder } from '../holder.ts';
import { keepIn } from '../keep.ts';
import type { Waiting } from '../schema.ts';

const kept = keepIn('ballots', 'ballot');

/** Ballots of this person that the server has not answered. */
export const ballotsWaiting = async (personId: string): Promise<readonly Waiting[]> =>
  (await kept.under(personId)).map(([, waiting]) => waiting);

export const keepBallot = (personId: string, waiting: Waiting): Promise<void> =>
  kept.put([personId, waiting.envelope.id], waiting);

export const forgetBallot = (personId: string, envelopeId: string): Promise<void> =>
  kept.delete([personId, envelopeId]);

/** The meetings in which a ballot of the holder waits to be sent. */
export async function meetingsWaiting(): Promise<string[]> {
  const waiting = await ballotsWaiting(holder());
  return [...new Set(waiting.map(({ meetingId }) => meetingId))];
}
