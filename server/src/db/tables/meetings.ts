/** Meetings and consultations before they have a log, and the texts for their minutes. */
import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { consultationDraft, meetingDraft } from '../drafts.ts';
import { organisations } from './people.ts';

export const meetings = sqliteTable('meetings', {
  id: text('id').primaryKey(),
  organisationId: text('organisation_id')
    .notNull()
    .references(() => organisations.id),
  /** The draft; after the invitation the log is the truth and this row stays unchanged. */
  draft: meetingDraft('draft').notNull(),
  version: integer('version').notNull().default(1),
  convenedAt: integer('convened_at'),
});

export const consultations = sqliteTable('consultations', {
  id: text('id').primaryKey(),
  organisationId: text('organisation_id')
    .notNull()
    .references(() => organisations.id),
  /** The draft; after sending the log is the truth and this row stays unchanged. */
  draft: consultationDraft('draft').notNull(),
  version: integer('version').notNull().default(1),
  sentAt: integer('sent_at'),
});

/** The secretary's texts: per item a summary and a conclusion, per speech a summary. */
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
  /** The digest of the file that the prepared bytes extend; a job is stale after the minutes have changed. */
  baseSha256: text('base_sha256').notNull(),
  prepared: text('prepared', { mode: 'json' }).$type<unknown>().notNull(),
  preparedSha256: text('prepared_sha256').notNull(),
  at: integer('at').notNull(),
});
