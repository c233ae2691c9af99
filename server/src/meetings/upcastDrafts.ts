import { upcastDraft } from '@dien-hong/shared';
import { eq } from 'drizzle-orm';
import { isReadable } from '../db/drafts.ts';
import { type Db, tables } from '../db/open.ts';

/**
 * Drafts kept by an earlier release, brought into today's shape once, when the house opens. Logs are never rewritten, nor is a draft
 * that cannot be read.
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
}
