import { type Excerpt, excerptOf, searchText, searchWords } from '@dien-hong/shared/reading';
import { and, eq, inArray, sql } from 'drizzle-orm';
import type { Blobs } from '../blobs/blobs.ts';
import { type Db, tables } from '../db/open.ts';
import { createTaskQueue } from '../kernel/taskQueue.ts';
import { inspectPdf } from './intake.ts';

const { pageTexts } = tables;

/** A page on which the words of a query stand one after the other. */
export interface Hit extends Excerpt {
  readonly sha256: string;
  readonly page: number;
}

/** The text of papers, kept by the digest of the file. */
export interface PaperTexts {
  /** Keeps the text of each page. */
  keep(sha256: string, pages: readonly string[]): Promise<void>;
  /** The number of these files without a text; reading them begins now. */
  stillToRead(files: readonly string[]): number;
  /** At most `most` pages of these files. The last word of a query may be a prefix; diacritics and case do not matter. */
  find(files: readonly string[], query: string, most: number): Hit[];
}

/** Longer pages are searched up to this length. */
const longestPage = 100_000;
const pagesPerCommit = 25;

export function openPaperTexts(db: Db, blobs: Blobs): PaperTexts {
  const reading = new Set<string>();
  const queue = createTaskQueue(1);

  function write(sha256: string, page: number, text: string): void {
    const row = db.insert(pageTexts).values({ sha256, page, text }).onConflictDoNothing().returning().get();
    if (row) db.run(sql`INSERT INTO page_index (rowid, folded) VALUES (${row.id}, ${searchText(text)})`);
  }

  async function keep(sha256: string, pages: readonly string[]): Promise<void> {
    const cut = (pages.length > 0 ? pages : ['']).map((text) => text.normalize('NFC').slice(0, longestPage));
    for (let to = cut.length; to > 0; to -= pagesPerCommit) {
      const from = Math.max(0, to - pagesPerCommit);
      db.transaction(() => {
        for (let page = from + 1; page <= to; page++) write(sha256, page, cut[page - 1] ?? '');
      });
      await new Promise((next) => setImmediate(next));
    }
  }

  async function read(sha256: string): Promise<void> {
    const file = await blobs.open(sha256);
    if (!file) return;
    const inspected = await inspectPdf({ fd: file.fd, bytes: (await file.stat()).size }).finally(() => file.close());
    // A file that cannot be read gets an empty text, so that it is not tried again and again.
    await keep(sha256, inspected.ok ? inspected.text : []);
  }

  return {
    keep,
    stillToRead(files) {
      const known = db
        .select({ sha256: pageTexts.sha256 })
        .from(pageTexts)
        .where(and(inArray(pageTexts.sha256, [...files]), eq(pageTexts.page, 1)))
        .all();
      const missing = files.filter((file) => !known.some(({ sha256 }) => sha256 === file));
      for (const file of missing) {
        if (reading.has(file)) continue;
        reading.add(file);
        queue
          .run(() => read(file))
          .catch((error) => console.error(`${file}: the text was not read:`, error))
          .finally(() => reading.delete(file));
      }
      return missing.length;
    },
    find(files, query, most) {
      const words = searchWords(query);
      if (words.length === 0 || files.length === 0) return [];
      const rows = db
        .select({ sha256: pageTexts.sha256, page: pageTexts.page, text: pageTexts.text })
        .from(pageTexts)
        .innerJoin(sql`page_index`, sql`page_index.rowid = ${pageTexts.id}`)
        .where(and(sql`page_index MATCH ${`"${words.join(' ')}" *`}`, inArray(pageTexts.sha256, [...files])))
        .orderBy(pageTexts.sha256, pageTexts.page)
        .limit(most)
        .all();
      return rows.flatMap(({ sha256, page, text }) => {
        const place = excerptOf(text, words);
        return place ? [{ sha256, page, ...place }] : [];
      });
    },
  };
}
