import type { Reading } from '@dien-hong/shared/reading';
import { eq, sql } from 'drizzle-orm';
import type { Blobs } from '../blobs/blobs.ts';
import { type Db, tables } from '../db/open.ts';
import type { Span } from '../db/tables/papers.ts';
import { derivation, deriveLimits, type Rendition } from './derive.ts';

const { meetings, renditions, uploads } = tables;

/** A part of a blob, `from` to `to` (exclusive). */
export interface Part {
  readonly sha256: string;
  readonly from: number;
  readonly to: number;
}

/**
 * Data derived from the files of papers, and the choice of the bytes that leave the server. Files are named by the digest of the original.
 */
export interface Renditions {
  /** Makes everything that is missing of a file; a file just uploaded comes before those that wait. */
  derive(sha256: string, when: 'now' | 'later'): void;
  /** The blob to hand out for a file: itself, or its copy without active content; null without one. */
  handedOut(sha256: string): string | null;
  reading(sha256: string): Promise<Reading | null>;
  /** The picture of a page, counted from 1. */
  preview(sha256: string, page: number): Part | null;
  /** Whole blobs, by name. */
  whole(sha256: string, part: 'view' | 'thumbs' | 'words'): string | null;
  /** Begins the work; requests before that wait. `backgroundAfter`: milliseconds before the work that nobody has just asked for. */
  start(backgroundAfter?: number): void;
  /** Ends the work under way; it goes on at the next start. */
  close(): Promise<void>;
}

/** Rows kept in memory: enough for the papers of a meeting. */
const mostRows = 100;

export function openRenditions(db: Db, blobs: Blobs, limits = deriveLimits): Renditions {
  const rows = new Map<string, Rendition>();
  const stopping = new AbortController();
  /** The files still to be worked on, next first: those that somebody waits for, and those from before the start. */
  const urgent: string[] = [];
  const backlog: string[] = [];
  let working: Promise<void> | null = null;
  let started = false;
  let backgroundDue = false;
  let backgroundTimer: ReturnType<typeof setTimeout> | undefined;

  function rowOf(sha256: string): Rendition | undefined {
    const row = rows.get(sha256) ?? db.select().from(renditions).where(eq(renditions.sha256, sha256)).get();
    rows.delete(sha256);
    if (row) rows.set(sha256, row);
    const [oldest] = rows.keys();
    if (rows.size > mostRows && oldest !== undefined) rows.delete(oldest);
    return row;
  }

  const removedOf = db
    .select({ removed: uploads.removed })
    .from(uploads)
    .where(eq(uploads.sha256, sql.placeholder('sha256')))
    .prepare();
  /** By digest, whether a file has active content; read at every piece of a paper. An upload never changes. */
  const active = new Map<string, boolean>();
  function hadActiveContent(sha256: string): boolean {
    const known = active.get(sha256);
    if (known !== undefined) return known;
    const upload = removedOf.get({ sha256 });
    const had = (upload?.removed.length ?? 0) > 0;
    if (upload) active.set(sha256, had);
    return had;
  }

  const step = derivation({
    blobs,
    limits,
    hadActiveContent,
    signal: stopping.signal,
    rowOf,
    save(sha256, change) {
      db.insert(renditions)
        .values({ sha256, ...change })
        .onConflictDoUpdate({ target: renditions.sha256, set: change })
        .run();
      rows.delete(sha256);
    },
  });

  /** Files without a first picture come first. */
  const first = (queue: readonly string[]): string | undefined =>
    queue.find((sha256) => !rowOf(sha256)?.batches.length) ?? queue[0];

  async function work(): Promise<void> {
    for (;;) {
      const next = first(urgent) ?? (backgroundDue ? first(backlog) : undefined);
      if (next === undefined || stopping.signal.aborted) return;
      const more = await step(next, urgent.includes(next)).catch((error: unknown) => {
        console.error(`${next}: could not be made ready for reading:`, error);
        return false;
      });
      if (!more) drop(next);
    }
  }

  function drop(sha256: string): void {
    for (const queue of [urgent, backlog]) if (queue.includes(sha256)) queue.splice(queue.indexOf(sha256), 1);
  }

  function derive(sha256: string, when: 'now' | 'later'): void {
    if (rowOf(sha256)?.complete || urgent.includes(sha256)) return;
    if (when === 'later' && backlog.includes(sha256)) return;
    drop(sha256);
    if (when === 'now') urgent.unshift(sha256);
    else backlog.push(sha256);
    goOn();
  }
  function goOn(): void {
    if (!started) return;
    working ??= Promise.resolve()
      .then(work)
      .catch((error: unknown) => console.error('making papers ready for reading failed:', error))
      .finally(() => {
        working = null;
      });
  }

  const drafts = db.select({ draft: meetings.draft }).from(meetings).all();
  const named = drafts.flatMap(({ draft }) => draft.papers.flatMap(({ file }) => file?.sha256 ?? []));
  const brought = db.select({ sha256: uploads.sha256 }).from(uploads).all();
  for (const sha256 of new Set([...named, ...brought.map((one) => one.sha256)])) derive(sha256, 'later');

  function handedOut(sha256: string): string | null {
    return rowOf(sha256)?.safeSha256 ?? (hadActiveContent(sha256) ? null : sha256);
  }

  function whole(sha256: string, part: 'view' | 'thumbs' | 'words'): string | null {
    return rowOf(sha256)?.[`${part}Sha256`] ?? null;
  }

  return {
    derive,
    handedOut,
    whole,
    async reading(sha256) {
      const row = rowOf(sha256);
      const file = handedOut(sha256);
      if (!row?.complete) derive(sha256, 'later');
      if (file === null) return null;
      const open =
        row?.viewSha256 && row.viewBytes
          ? { path: `/view/${row.viewSha256}`, bytes: row.viewBytes }
          : { path: '', bytes: (await blobs.size(file)) ?? 0 };
      const drawn = row?.batches.reduce((sum, { pages }) => sum + pages.length, 0) ?? 0;
      return {
        open,
        sizes: row?.sizes ?? null,
        previews: drawn > 0,
        thumbs: Boolean(row?.thumbsSha256),
        words: Boolean(row?.wordsSha256),
        drawn,
        pages: row?.sizes?.length ?? 0,
        complete: row?.complete ?? false,
      };
    },
    preview(sha256, page) {
      let before = 0;
      for (const batch of rowOf(sha256)?.batches ?? []) {
        const [from, to]: Span = batch.pages[page - before - 1]?.preview ?? [0, 0];
        if (from < to) return { sha256: batch.sha256, from, to };
        before += batch.pages.length;
      }
      return null;
    },
    start(backgroundAfter = 0) {
      started = true;
      backgroundDue = backgroundAfter === 0;
      backgroundTimer = setTimeout(() => {
        backgroundDue = true;
        goOn();
      }, backgroundAfter);
      backgroundTimer.unref();
      goOn();
    },
    async close() {
      clearTimeout(backgroundTimer);
      stopping.abort();
      await working;
    },
  };
}
