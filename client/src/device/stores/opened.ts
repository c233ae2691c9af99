import { ask, beginning, found } from '../database.ts';
import { holder } from '../holder.ts';

/** Whether this person has opened a paper on this device, by address: `to tell` until the server knows. */
export const openedHere = (personId: string, address: string): Promise<'to tell' | 'told' | undefined> =>
  found((database) => database.get('opened', [personId, address]));

export async function keepOpened(personId: string, address: string): Promise<void> {
  await ask((database) => database.put('opened', 'to tell', [personId, address]));
}

/** Notes that the server knows, unless the person has signed out meanwhile. */
export async function keepReported(personId: string, address: string): Promise<void> {
  await ask<unknown>((database) =>
    holder() === personId
      ? database.put('opened', 'told', [personId, address])
      : database.delete('opened', [personId, address]),
  );
}

/** Addresses that the server does not know yet. */
export async function unreportedOpens(personId: string): Promise<string[]> {
  const both = await found((database) => {
    const { store } = database.transaction('opened');
    return Promise.all([store.getAllKeys(beginning(personId)), store.getAll(beginning(personId))]);
  });
  const [keys, states] = both ?? [[], []];
  return keys.flatMap(([, address], index) => (states[index] === 'to tell' ? [address] : []));
}
