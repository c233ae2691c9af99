import { keepOpened, keepReported, openedHere, unreportedOpens } from '../device/stores/opened.ts';
import { call } from '../line/call.ts';
import type { PaperFile } from './paperFiles.ts';

/** As it is noted on the device, and read from there again. */
const noted = ({ meetingId, paperId, sha256 }: PaperFile): string =>
  `/api/meetings/${meetingId}/papers/${paperId}/${sha256}`;
const paramsOf = (address: string) => {
  const [id = '', , paper = '', sha256 = ''] = address.split('/').slice(3);
  return { id, paper, sha256 };
};

/**
 * Tells the server that this person has opened this version of a paper: once from each device, and that alone, never which page. Without a
 * network it is kept and reported by `reportOpens`.
 */
export async function paperOpened(personId: string, file: PaperFile): Promise<void> {
  const address = noted(file);
  if (await openedHere(personId, address)) return;
  // A device that refuses to keep the note has it told now, and again at the next opening; the server counts it once.
  await keepOpened(personId, address);
  await report(personId, address);
}

/** Tells of openings that could not be told before; for when the connection is back. */
export async function reportOpens(personId: string): Promise<void> {
  // Another page may have told it meanwhile.
  for (const address of await unreportedOpens(personId))
    if ((await openedHere(personId, address)) === 'to tell') await report(personId, address);
}

async function report(personId: string, address: string): Promise<void> {
  const reply = await call('POST /api/meetings/:id/papers/:paper/:sha256/opened', { params: paramsOf(address) });
  // Any answer counts: a paper that was withdrawn is told of once.
  if (reply.ok || reply.refusal.code === 'paper-unknown' || reply.refusal.code === 'not-invited')
    await keepReported(personId, address);
}
