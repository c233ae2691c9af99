import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { moveInto, writeSynced } from './disk.ts';

/** Writes a file that its owner alone may read: whole or not at all, and on the disk when it returns. */
export async function writeSecret(folder: string, name: string, content: string | Uint8Array): Promise<void> {
  const draft = join(folder, `.${name}.new`);
  await writeSynced(await open(draft, 'w', 0o600), content);
  await moveInto(draft, join(folder, name));
}
