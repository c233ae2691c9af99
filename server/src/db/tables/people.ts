/** People, the accounts with which they sign in, and the keys with which they sign. */
import { blob, index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';

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

/** A sign-in session of a device. A big screen has no account: it belongs to one meeting. */
export const sessions = sqliteTable(
  'sessions',
  {
    /** SHA-256 of the cookie's token: a copy of the table is useless for signing in. */
    tokenHash: text('token_hash').primaryKey(),
    accountId: text('account_id').references(() => accounts.id, { onDelete: 'cascade' }),
    screenOf: text('screen_of'),
    /** The name that the browser sent when it signed in. */
    agent: text('agent').notNull().default(''),
    createdAt: integer('created_at').notNull(),
    /** When it was last used, exact to some minutes. */
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
