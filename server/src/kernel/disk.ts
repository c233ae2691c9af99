import { chmodSync, readdirSync } from 'node:fs';
import { type FileHandle, mkdir, open, rename } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/**
 * Makes durable which names a folder holds. A file that was synced is found after a power cut only when its name was, too.
 * Windows does that by itself, and opens no folder.
 */
export async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const opened = await open(folder, 'r');
  try {
    await opened.sync();
  } finally {
    await opened.close();
  }
}

/** Makes a folder and those it lies in, all of them durable. One that is there may have been made just before a power cut. */
export async function makeFolder(folder: string, mode?: number): Promise<void> {
  const first = await mkdir(folder, { recursive: true, ...(mode === undefined ? {} : { mode }) });
  let made = folder;
  await syncFolder(dirname(made));
  while (first !== undefined && made !== first && made !== dirname(made)) {
    made = dirname(made);
    await syncFolder(dirname(made));
  }
}

/** Gives a file or a folder that is on the disk its name, durably. */
export async function moveInto(draft: string, place: string): Promise<void> {
  await rename(draft, place);
  await syncFolder(dirname(place));
}

/** Writes and syncs a file that was just opened, and closes it. */
export async function writeSynced(file: FileHandle, content: string | Uint8Array): Promise<void> {
  try {
    await file.writeFile(content);
    await file.sync();
  } finally {
    await file.close();
  }
}

const owner = { folder: 0o700, file: 0o600 };

/** Takes these files and folders, with all that is in them, away from every user but their owner. What is not there is passed over. */
export function keepToOwner(folder: string, names: readonly string[]): void {
  for (const name of names) restrict(join(folder, name), owner.file);
}

/** The same for a folder of secrets. */
export function keepFolderToOwner(folder: string): void {
  restrict(folder, owner.folder);
  for (const one of entries(folder))
    if (one.isDirectory()) keepFolderToOwner(join(folder, one.name));
    else restrict(join(folder, one.name), owner.file);
}

function entries(folder: string) {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}

/** A folder of somebody else, or a file system without rights: the operator is told, and the meetings go on. */
export function restrict(path: string, mode: number): void {
  try {
    chmodSync(path, mode);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return;
    console.warn(`${path}: its rights could not be set to ${mode.toString(8)}:`, error);
  }
}
