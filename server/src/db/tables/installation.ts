/** Settings of the whole installation. */
import type { RulePack } from '@dien-hong/shared';
import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';

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

/** Facts of the installation itself, e.g. that it is a demo. */
export const settings = sqliteTable('settings', {
  key: text('key').primaryKey(),
  value: text('value').notNull(),
});
