/** Files, the data derived from them for reading, and each reader's marks on them. */
import type { DocumentDoubt } from '@dien-hong/shared/documents-refusals';
import { blob, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';

/** The place of a part of a page among the bytes that a drawing process has written; `words` is JSON. */
export type Span = readonly [from: number, to: number];
export type PageSpans = { readonly words: Span; readonly thumb: Span; readonly preview: Span };

/** Pages drawn by one process, one behind the other in a blob. */
export interface Batch {
  readonly sha256: string;
  readonly pages: readonly PageSpans[];
}

/** Bytes that were uploaded and inspected, each once. */
export const uploads = sqliteTable('uploads', {
  sha256: text('sha256').primaryKey(),
  pages: integer('pages').notNull(),
  bytes: integer('bytes').notNull(),
  removed: text('removed', { mode: 'json' }).$type<string[]>().notNull(),
  /** The office document it was made from, and its name; null for an upload in PDF. */
  sourceSha256: text('source_sha256'),
  sourceName: text('source_name'),
  /** Findings that a person has to look at before the file is used. */
  doubts: text('doubts', { mode: 'json' }).$type<DocumentDoubt[]>().notNull().default([]),
  uploadedBy: text('uploaded_by').notNull(),
  at: integer('at').notNull(),
});

/**
 * The meeting or consultation to which a person brought a file, and the person who has looked at its doubts there: the file may be named
 * only there.
 */
export const uploadPlaces = sqliteTable(
  'upload_places',
  {
    /** `meeting:<id>` or `consultation:<id>` */
    place: text('place').notNull(),
    sha256: text('sha256').notNull(),
    uploadedBy: text('uploaded_by').notNull(),
    at: integer('at').notNull(),
    confirmedBy: text('confirmed_by'),
    confirmedAt: integer('confirmed_at'),
  },
  (t) => [primaryKey({ columns: [t.place, t.sha256, t.uploadedBy] })],
);

/**
 * Data derived from a file for reading it, made in the background; each part is a blob of its own digest. A row is a cache: it may be
 * deleted, and is made again. The file itself is never touched.
 */
export const renditions = sqliteTable('renditions', {
  /** The file as it came. */
  sha256: text('sha256').primaryKey(),
  /** The file without its active content; null without such content. */
  safeSha256: text('safe_sha256'),
  /** The copy that pdf.js opens with few requests; null until it is made, and where that failed. */
  viewSha256: text('view_sha256'),
  viewBytes: integer('view_bytes'),
  /** Width and height of each page as it is shown, in points. */
  sizes: text('sizes', { mode: 'json' }).$type<[width: number, height: number][]>(),
  /** The words of every page with their places (shared/reading/words.ts), gzip of JSON. */
  wordsSha256: text('words_sha256'),
  /** Small pictures of all pages, one behind the other (shared/reading/reading.ts). */
  thumbsSha256: text('thumbs_sha256'),
  /** The pages drawn so far, a blob for each run of them (documents/render/frames.ts): after a restart the next run goes on. */
  batches: text('batches', { mode: 'json' }).$type<Batch[]>().notNull().default([]),
  /** Ready or given up: no further part will be made. */
  complete: integer('complete', { mode: 'boolean' }).notNull().default(false),
});

/**
 * The text of a file, page by page, for the search. Beside it stands `page_index`, an FTS5 table of the text without diacritics and case
 * under the same row numbers, which the migration makes. Page 1 is written last: where it exists, all pages do.
 */
export const pageTexts = sqliteTable(
  'page_texts',
  {
    id: integer('id').primaryKey(),
    sha256: text('sha256').notNull(),
    page: integer('page').notNull(),
    /** NFC. */
    text: text('text').notNull(),
  },
  (t) => [uniqueIndex('page_texts_page').on(t.sha256, t.page)],
);

/** The people who have opened a version of a paper, and when first; never which page. */
export const paperOpens = sqliteTable(
  'paper_opens',
  {
    meetingId: text('meeting_id').notNull(),
    paperId: text('paper_id').notNull(),
    version: integer('version').notNull(),
    personId: text('person_id').notNull(),
    at: integer('at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.meetingId, t.paperId, t.version, t.personId] })],
);

/**
 * Each person's own marks and notes, encrypted with a key of the person (server/marks/seal.ts). `rev` counts within a person's meeting; a
 * deleted mark stays as an empty row, so that other devices delete it too.
 */
export const marks = sqliteTable(
  'marks',
  {
    personId: text('person_id').notNull(),
    meetingId: text('meeting_id').notNull(),
    id: text('id').notNull(),
    rev: integer('rev').notNull(),
    /** By the device's clock: of two changes the later one counts. */
    changedAt: integer('changed_at').notNull(),
    /** Null once it is deleted. */
    sealed: blob('sealed', { mode: 'buffer' }),
  },
  (t) => [
    primaryKey({ columns: [t.personId, t.meetingId, t.id] }),
    uniqueIndex('marks_rev').on(t.personId, t.meetingId, t.rev),
  ],
);
