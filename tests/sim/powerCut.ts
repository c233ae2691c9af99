// A strict model of the data that a power cut leaves, from the journal of shim.c: of a file only the synced bytes, and of a folder only the
// names from its own last sync. Later changes are kept or lost piece by piece, at random. Not modelled: disks that report a write too
// early, and bytes that change later.
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Random } from '../random.ts';

interface Entry {
  readonly kind: string;
  readonly path: string;
  readonly other: string;
  readonly at: number;
  readonly bytes: Buffer;
  /** Its end in the journal. */
  readonly end: number;
}

const headerLength = 24;

export function readJournal(file: string): Entry[] {
  const all = readFileSync(file);
  const entries: Entry[] = [];
  for (let from = 0; from + headerLength <= all.length; ) {
    const [kind = 0, path = 0, other = 0, length = 0] = [0, 4, 8, 12].map((at) => all.readUInt32LE(from + at));
    const at = Number(all.readBigUInt64LE(from + 16));
    const end = from + headerLength + path + other + length;
    if (end > all.length) break;
    const text = (start: number, size: number) => all.toString('utf8', start, start + size);
    const words = from + headerLength;
    entries.push({
      kind: String.fromCharCode(kind),
      path: text(words, path),
      other: text(words + path, other),
      at,
      end,
      bytes: all.subarray(words + path + other, end),
    });
    from = end;
  }
  return entries;
}

type Change = { readonly at: number; readonly bytes: Buffer } | { readonly length: number };

interface FileNode {
  readonly kind: 'file';
  synced: Buffer;
  pending: Change[];
}
interface FolderNode {
  readonly kind: 'folder';
  readonly synced: Map<string, Node>;
  readonly now: Map<string, Node>;
  pending: { readonly name: string; readonly node: Node | null }[];
}
type Node = FileNode | FolderNode;

const newFile = (synced = Buffer.alloc(0)): FileNode => ({ kind: 'file', synced, pending: [] });
const newFolder = (): FolderNode => ({ kind: 'folder', synced: new Map(), now: new Map(), pending: [] });

/** Reads a folder from the disk, all of it as synced. */
function readFolder(folder: string): FolderNode {
  const made = newFolder();
  for (const one of readdirSync(folder, { withFileTypes: true })) {
    if (one.name.endsWith('-shm')) continue;
    const path = join(folder, one.name);
    const node = one.isDirectory() ? readFolder(path) : newFile(readFileSync(path));
    made.synced.set(one.name, node);
    made.now.set(one.name, node);
  }
  return made;
}

/** The bytes after these changes, in their order; `before` stays unchanged. */
function applied(before: Buffer, changes: readonly Change[]): Buffer {
  if (changes.length === 0) return before;
  const end = (change: Change) => ('length' in change ? change.length : change.at + change.bytes.length);
  const after = Buffer.alloc(changes.reduce((most, change) => Math.max(most, end(change)), before.length));
  before.copy(after);
  let length = before.length;
  for (const change of changes) {
    // After a file is truncated and grows again, the bytes between are zero.
    if ('length' in change) after.fill(0, Math.min(length, change.length), length);
    else change.bytes.copy(after, change.at);
    length = 'length' in change ? change.length : Math.max(length, end(change));
  }
  return after.subarray(0, length);
}

const sector = 512;

/** The parts of a change that the disk may write separately: pieces of a sector. */
const piecesOf = (change: Change): Change[] =>
  'length' in change
    ? [change]
    : Array.from({ length: Math.ceil(change.bytes.length / sector) }, (_, n) => ({
        at: change.at + n * sector,
        bytes: change.bytes.subarray(n * sector, (n + 1) * sector),
      }));

/** The disk of a server, up to a moment of its journal. */
export class Disk {
  readonly #root: FolderNode;

  constructor(folder: string) {
    this.#root = readFolder(folder);
  }

  #folder(path: string): FolderNode {
    let at: Node = this.#root;
    for (const name of path === '' || path === '.' ? [] : path.split('/')) {
      const next: Node | undefined = at.kind === 'folder' ? at.now.get(name) : undefined;
      if (next === undefined) throw new Error(`${path} is not there`);
      at = next;
    }
    if (at.kind !== 'folder') throw new Error(`${path} is no folder`);
    return at;
  }

  #set(path: string, node: Node | null): void {
    const folder = this.#folder(dirname(path));
    const name = path.slice(path.lastIndexOf('/') + 1);
    if (node) folder.now.set(name, node);
    else folder.now.delete(name);
    folder.pending.push({ name, node });
  }

  #at(path: string): Node {
    const node = this.#folder(dirname(path)).now.get(path.slice(path.lastIndexOf('/') + 1));
    if (!node) throw new Error(`${path} is not there`);
    return node;
  }

  #file(path: string): FileNode {
    const node = this.#at(path);
    if (node.kind !== 'file') throw new Error(`${path} is no file`);
    return node;
  }

  apply(entry: Entry): void {
    const { kind, path, other, at, bytes } = entry;
    switch (kind) {
      case 'W':
        this.#file(path).pending.push({ at, bytes });
        return;
      case 'T':
        this.#file(path).pending.push({ length: at });
        return;
      case 'C':
        this.#set(path, newFile());
        return;
      case 'M':
        if (path !== '') this.#set(path, newFolder());
        return;
      case 'R': {
        const node = this.#at(path);
        this.#set(other, node);
        this.#set(path, null);
        return;
      }
      case 'U':
        this.#set(path, null);
        return;
      case 'S': {
        const file = this.#file(path);
        file.synced = applied(file.synced, file.pending);
        file.pending = [];
        return;
      }
      case 'F': {
        const folder = this.#folder(path);
        folder.synced.clear();
        for (const [name, node] of folder.now) folder.synced.set(name, node);
        folder.pending = [];
        return;
      }
      default:
        throw new Error(`unknown entry ${kind}`);
    }
  }

  /**
   * Writes the files that are left by a power cut at this moment. `kept`: the probability (0 to 1) that an unsynced change is there all the
   * same.
   */
  cut(folder: string, random: Random, kept: number): void {
    this.#write(folder, this.#root, random, kept);
  }

  #write(path: string, node: Node, random: Random, kept: number): void {
    if (node.kind === 'file') {
      const pieces = node.pending.flatMap(piecesOf).filter(() => random.next() < kept);
      writeFileSync(path, applied(node.synced, pieces), { mode: 0o600 });
      return;
    }
    mkdirSync(path, { recursive: true, mode: 0o700 });
    const names = new Map(node.synced);
    for (const { name, node: named } of node.pending) {
      if (random.next() >= kept) continue;
      if (named) names.set(name, named);
      else names.delete(name);
    }
    for (const [name, named] of names) this.#write(join(path, name), named, random, kept);
  }
}

export const sizeOf = (file: string): number => statSync(file).size;
