import { upcastDraft } from '@dien-hong/shared';
import { eq } from 'drizzle-orm';
import { type Db, tables } from '../db/open.ts';

/** Drafts kept by an earlier release, brought into today's shape once, when the house opens. Logs are never rewritten. */
export function upcastDrafts(db: Db): void {
  for (const { id, draft } of db.select().from(tables.meetings).all()) {
    const now = upcastDraft(draft);
    if (JSON.stringify(now) !== JSON.stringify(draft))
      db.update(tables.meetings).set({ draft: now }).where(eq(tables.meetings.id, id)).run();
  }
}
