import { keepOpened, keepTold, openedHere, openedToTell } from '../device/stores/opened.ts';
import { request } from './http.ts';
import { addressOf, type PaperFile } from './paperFiles.ts';

/**
 * Tells the server that this person has opened this version of a paper: once a device, and that alone, never which page. Without a network
 * it is kept and told by `tellOpened`.
 */
export async function paperOpened(personId: string, file: PaperFile): Promise<void> {
  const address = addressOf(file);
  if (await openedHere(personId, address)) return;
  // A device that notes nothing has it told now, and again at the next opening; the server counts it once.
  await keepOpened(personId, address);
  await tell(personId, address);
}

/** Tells what could not be told before; for when the connection is back. */
export async function tellOpened(personId: string): Promise<void> {
  // Another page may have told it meanwhile.
  for (const address of await openedToTell(personId))
    if ((await openedHere(personId, address)) === 'to tell') await tell(personId, address);
}

async function tell(personId: string, address: string): Promise<void> {
  const reply = await request('POST', `${address}/opened`);
  // Anything but silence is an answer: a paper that was withdrawn is not told again and again.
  if (reply.ok || reply.refusal.code === 'paper-unknown' || reply.refusal.code === 'not-invited')
    await keepTold(personId, address);
}
