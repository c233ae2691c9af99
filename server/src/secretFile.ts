import { open, rename } from 'node:fs/promises';
import { join } from 'node:path';

/** Writes a file that its owner alone may read: whole or not at all, and on the disk when it returns. */
export async function writeSecret(folder: string, name: string, content: string | Uint8Array): Promise<void> {
  const draft = join(folder, `.${name}.new`);
  const file = await open(draft, 'w', 0o600);
  try {
    await file.writeFile(content);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(draft, join(folder, name));
}
