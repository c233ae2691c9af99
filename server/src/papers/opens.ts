import type { PaperOpened } from '@dien-hong/shared/api';
import { eq } from 'drizzle-orm';
import { type Db, tables } from '../db/open.ts';

const { paperOpens } = tables;

/** The people who have opened a version of a paper, and when first. */
export function openOpens(db: Db, now: () => number) {
  return {
    add(meetingId: string, opened: Omit<PaperOpened, 'at'>): void {
      db.insert(paperOpens)
        .values({ meetingId, ...opened, at: now() })
        .onConflictDoNothing()
        .run();
    },

    /** Of a meeting, the earliest first. */
    of(meetingId: string): PaperOpened[] {
      const { paperId, version, personId, at } = paperOpens;
      return db
        .select({ paperId, version, personId, at })
        .from(paperOpens)
        .where(eq(paperOpens.meetingId, meetingId))
        .orderBy(at)
        .all();
    },
  };
}

export type Opens = ReturnType<typeof openOpens>;
