import type { RulePack } from '@dien-hong/shared';
import type { DocumentDoubt } from '@dien-hong/shared/documents-refusals';
import { blob, index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import type { Batch } from '../documents/render/frames.ts';
import { consultationDraft, meetingDraft } from './drafts.ts';

/** All instants are epoch milliseconds. */

export const organisations = sqliteTable('organisations', {
  id: text('id').primaryKey(),
  name: text('name').notNull(),
});

export const units = sqliteTable('units', {
  id: text('id').primaryKey(),
  organisationId: text('organisation_id')
    .notNull()
    .references(() => organisations.id),
  name: text('name').notNull(),
});

export const persons = sqliteTable('persons', {
  id: text('id').primaryKey(),
  organisationId: text('organisation_id')
    .notNull()
    .references(() => organisations.id),
  fullName: text('full_name').notNull(),
  title: text('title').notNull(),
  salutation: text('salutation').notNull(),
  unitId: text('unit_id'),
});

export const accounts = sqliteTable('accounts', {
  id: text('id').primaryKey(),
  username: text('username').notNull().unique(),
  personId: text('person_id').references(() => persons.id),
  admin: integer('admin', { mode: 'boolean' }).notNull().default(false),
  /** argon2id; null until the person has chosen a password. */
  passwordHash: text('password_hash'),
  /** SHA-256 of the one-time code with which the person activates the account. */
  activationHash: text('activation_hash'),
});

/** A signed-in device. A big screen has no account: it belongs to one meeting. */
export const sessions = sqliteTable(
  'sessions',
  {
    /** SHA-256 of the cookie's token: a copy of the table signs nobody in. */
    tokenHash: text('token_hash').primaryKey(),
    accountId: text('account_id').references(() => accounts.id, { onDelete: 'cascade' }),
    screenOf: text('screen_of'),
    /** What the browser called itself when it signed in. */
    agent: text('agent').notNull().default(''),
    createdAt: integer('created_at').notNull(),
    /** When it was last used, to some minutes. */
    seenAt: integer('seen_at').notNull().default(0),
    expiresAt: integer('expires_at').notNull(),
  },
  (t) => [index('sessions_expiry').on(t.expiresAt)],
);

/** One-time codes: enrolling a device (personId) or pairing a big screen (meetingId). */
export const codes = sqliteTable('codes', {
  hash: text('hash').primaryKey(),
  personId: text('person_id'),
  meetingId: text('meeting_id'),
  expiresAt: integer('expires_at').notNull(),
});

export const certificates = sqliteTable(
  'certificates',
  {
    /** SHA-256 of the certificate. */
    fingerprint: text('fingerprint').primaryKey(),
    personId: text('person_id')
      .notNull()
      .references(() => persons.id),
    der: blob('der', { mode: 'buffer' }).notNull(),
    serial: text('serial').notNull(),
    /** Made by this installation, or brought by its holder from another authority. */
    source: text('source', { enum: ['issued', 'imported'] }).notNull(),
    createdAt: integer('created_at').notNull(),
    revokedAt: integer('revoked_at'),
  },
  (t) => [index('certificates_person').on(t.personId)],
);

export const meetings = sqliteTable('meetings', {
  id: text('id').primaryKey(),
  organisationId: text('organisation_id')
    .notNull()
    .references(() => organisations.id),
  /** What is prepared; once convened the log is the truth and this is kept as it was. */
  draft: meetingDraft('draft').notNull(),
  version: integer('version').notNull().default(1),
  convenedAt: integer('convened_at'),
});

/** Copies of rule packs, a row a version; a version is never changed. */
export const rulePacks = sqliteTable(
  'rule_packs',
  {
    id: text('id').notNull(),
    version: integer('version').notNull(),
    pack: text('pack', { mode: 'json' }).$type<RulePack>().notNull(),
    basedOn: text('based_on', { mode: 'json' }).$type<{ id: string; version: number }>().notNull(),
    savedBy: text('saved_by').notNull(),
    note: text('note').notNull(),
    savedAt: integer('saved_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.id, t.version] })],
);

export const consultations = sqliteTable('consultations', {
  id: text('id').primaryKey(),
  organisationId: text('organisation_id')
    .notNull()
    .references(() => organisations.id),
  /** What is prepared; once sent the log is the truth and this is kept as it was. */
  draft: consultationDraft('draft').notNull(),
  version: integer('version').notNull().default(1),
  sentAt: integer('sent_at'),
});

/** Bytes that were uploaded and inspected, each once. */
export const uploads = sqliteTable('uploads', {
  sha256: text('sha256').primaryKey(),
  pages: integer('pages').notNull(),
  bytes: integer('bytes').notNull(),
  removed: text('removed', { mode: 'json' }).$type<string[]>().notNull(),
  /** The office document it was made from, and its name; null for what came as a PDF. */
  sourceSha256: text('source_sha256'),
  sourceName: text('source_name'),
  /** What a person has to look at before the file is used. */
  doubts: text('doubts', { mode: 'json' }).$type<DocumentDoubt[]>().notNull().default([]),
  uploadedBy: text('uploaded_by').notNull(),
  at: integer('at').notNull(),
});

/** To which meeting or consultation who brought a file, and who has looked at its doubts there: only there may it be named. */
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
 * What is derived from a file for reading it, made in the background; each part is a blob of its own digest. A row is a cache:
 * thrown away, it is made again. The file itself is never touched.
 */
export const renditions = sqliteTable('renditions', {
  /** The file as it came. */
  sha256: text('sha256').primaryKey(),
  /** The file without its active content; null where it had none. */
  safeSha256: text('safe_sha256'),
  /** The copy that pdf.js opens with few requests; null while it is not there or where it could not be made. */
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
  /** Ready or given up: nothing more will come. */
  complete: integer('complete', { mode: 'boolean' }).notNull().default(false),
});

/**
 * Marks and notes of one's own, sealed with the person's key (server/marks/seal.ts). `rev` counts within a person's meeting; a deleted
 * one stays as an empty row, so that other devices hear of it.
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

/** Who has opened which version of a paper, and when first; never which page. */
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
 * The text of a file, page by page, for the search. Beside it stands `page_index`, an FTS5 table of the folded text under the same row
 * numbers, which the migration makes. Page 1 is written last: where it stands, all do.
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

/** What the secretary writes: per item a summary and a conclusion, per speech a summary. */
export const minutesTexts = sqliteTable(
  'minutes_texts',
  {
    meetingId: text('meeting_id').notNull(),
    /** `item:<id>`, `conclusion:<id>`, `speech:<id>` or `closing`. */
    key: text('key').notNull(),
    text: text('text').notNull(),
    version: integer('version').notNull(),
    updatedBy: text('updated_by').notNull(),
    updatedAt: integer('updated_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.meetingId, t.key] })],
);

/** A document waiting for one signature: the bytes with their reserved place, between prepare and complete. */
export const signingJobs = sqliteTable('signing_jobs', {
  id: text('id').primaryKey(),
  meetingId: text('meeting_id').notNull(),
  /** The field that is signed: `secretary`, `chair`, or a member of a counting board. */
  capacity: text('capacity').notNull(),
  personId: text('person_id').notNull(),
  /** What the prepared bytes extend; a job is stale once the minutes have moved on. */
  baseSha256: text('base_sha256').notNull(),
  prepared: text('prepared', { mode: 'json' }).$type<unknown>().notNull(),
  preparedSha256: text('prepared_sha256').notNull(),
  at: integer('at').notNull(),
});

export const events = sqliteTable(
  'events',
  {
    meetingId: text('meeting_id').notNull(),
    seq: integer('seq').notNull(),
    commandId: text('command_id').notNull(),
    /** The record as JSON (StoredRecord), its chain included. */
    record: text('record').notNull(),
  },
  (t) => [uniqueIndex('events_seq').on(t.meetingId, t.seq)],
);

/** Bytes that must be durable with the event that names them: signed ballots. */
export const attachments = sqliteTable(
  'attachments',
  {
    meetingId: text('meeting_id').notNull(),
    digest: text('digest').notNull(),
    bytes: blob('bytes', { mode: 'buffer' }).notNull(),
  },
  (t) => [primaryKey({ columns: [t.meetingId, t.digest] })],
);

/** Slips of secret votes until they are counted. The migration makes it WITHOUT ROWID: rows have no number and no order. */
export const slips = sqliteTable(
  'slips',
  {
    meetingId: text('meeting_id').notNull(),
    voteId: text('vote_id').notNull(),
    token: text('token').notNull(),
    bytes: blob('bytes', { mode: 'buffer' }).notNull(),
  },
  (t) => [primaryKey({ columns: [t.meetingId, t.voteId, t.token] })],
);

/** The house's keys of secret votes, destroyed when the votes are counted. */
export const issuingKeys = sqliteTable(
  'issuing_keys',
  {
    meetingId: text('meeting_id').notNull(),
    voteId: text('vote_id').notNull(),
    privateKey: blob('private_key', { mode: 'buffer' }).notNull(),
  },
  (t) => [primaryKey({ columns: [t.meetingId, t.voteId] })],
);

/** Facts of the installation itself, e.g. that it is a demo. */
export const settings = sqliteTable('settings', {
  key: text('key').primaryKey(),
  value: text('value').notNull(),
});
