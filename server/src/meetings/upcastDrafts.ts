import { upcastDraft, upcastPack } from '@dien-hong/shared';
import { and, eq } from 'drizzle-orm';
import { isReadable } from '../db/drafts.ts';
import { type Db, tables } from '../db/open.ts';

/**
 * Brings drafts and rule packs of an earlier release into today's shape once, at the start. Logs and unreadable drafts are never rewritten.
 */
export function upcastDrafts(db: Db): void {
  for (const { id, draft } of db.select().from(tables.meetings).all()) {
    if (!isReadable(draft)) {
      console.error(`${id}: its draft cannot be read. Restore the database from a backup.`);
      continue;
    }
    try {
      const now = upcastDraft(draft);
      if (JSON.stringify(now) !== JSON.stringify(draft))
        db.update(tables.meetings).set({ draft: now }).where(eq(tables.meetings.id, id)).run();
    } catch (error) {
      console.error(`${id}: its draft cannot be brought into today's shape:`, error);
    }
  }
  for (const { id, draft } of db.select().from(tables.consultations).all()) {
    if (!isReadable(draft)) {
      console.error(`${id}: its draft cannot be read. Restore the database from a backup.`);
      continue;
    }
    const now = { ...draft, rules: upcastPack(draft.rules) };
    if (JSON.stringify(now) !== JSON.stringify(draft))
      db.update(tables.consultations).set({ draft: now }).where(eq(tables.consultations.id, id)).run();
  }
  for (const { id, version, pack } of db.select().from(tables.rulePacks).all()) {
    const now = upcastPack(pack);
    if (JSON.stringify(now) !== JSON.stringify(pack))
      db.update(tables.rulePacks)
        .set({ pack: now })
        .where(and(eq(tables.rulePacks.id, id), eq(tables.rulePacks.version, version)))
        .run();
  }
}
