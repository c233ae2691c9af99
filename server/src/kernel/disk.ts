import { chmodSync, readdirSync } from 'node:fs';
import { type FileHandle, mkdir, open, rename } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/**
 * Makes the names in a folder durable. After a power cut, a synced file is found only if its name was synced too. Windows does that by
 * itself, and cannot open a folder.
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

/**
 * Makes a folder and those it lies in, all of them durable. An existing folder is synced too: it may have been made just before a power
 * cut.
 */
export async function makeFolder(folder: string, mode?: number): Promise<void> {
  const first = await mkdir(folder, { recursive: true, ...(mode === undefined ? {} : { mode }) });
  let made = folder;
  await syncFolder(dirname(made));
  while (first !== undefined && made !== first && made !== dirname(made)) {
    made = dirname(made);
    await syncFolder(dirname(made));
  }
}

/** Durably gives a synced file or folder its final name. */
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

/** Makes these files and folders, with everything below them, readable by their owner alone. Missing names are skipped. */
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

/** On a folder of another user, or a file system without rights, it logs a warning, and the meetings go on. */
export function restrict(path: string, mode: number): void {
  try {
    chmodSync(path, mode);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return;
    console.warn(`${path}: its rights could not be set to ${mode.toString(8)}:`, error);
  }
}
