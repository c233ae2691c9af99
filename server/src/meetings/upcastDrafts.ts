import { upcastDraft, upcastPack } from '@dien-hong/shared';
import { and, eq } from 'drizzle-orm';
import { type Db, tables } from '../db/open.ts';

/** Drafts and packs kept by an earlier release, brought into today's shape once, when the house opens. Logs are never rewritten. */
export function upcastDrafts(db: Db): void {
  for (const { id, draft } of db.select().from(tables.meetings).all()) {
    const now = upcastDraft(draft);
    if (JSON.stringify(now) !== JSON.stringify(draft))
      db.update(tables.meetings).set({ draft: now }).where(eq(tables.meetings.id, id)).run();
  }
  for (const { id, draft } of db.select().from(tables.consultations).all()) {
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
