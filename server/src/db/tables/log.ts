/** The log of each meeting and consultation, and the bytes that belong to it. */
import { blob, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';

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

/** Slips of secret votes until they are counted. The migration makes it WITHOUT ROWID: rows are without number and order. */
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

/** The server's keys of secret votes, destroyed when the votes are counted. */
export const issuingKeys = sqliteTable(
  'issuing_keys',
  {
    meetingId: text('meeting_id').notNull(),
    voteId: text('vote_id').notNull(),
    privateKey: blob('private_key', { mode: 'buffer' }).notNull(),
  },
  (t) => [primaryKey({ columns: [t.meetingId, t.voteId] })],
);
