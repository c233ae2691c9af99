import type { MeetingDraft } from '@dien-hong/shared';
import { and, eq, isNull } from 'drizzle-orm';
import { type Db, tables } from '../db/open.ts';

const { meetings } = tables;

/** A meeting as its officers prepare it; once it is convened its log is the truth, and this the invitation. */
export interface KeptDraft {
  readonly id: string;
  readonly organisationId: string;
  readonly draft: MeetingDraft;
  readonly version: number;
  /** Epoch milliseconds. */
  readonly convenedAt: number | null;
}

/** Whether the draft names this person as its chair or secretary. */
export const prepares = ({ draft: { info } }: Pick<KeptDraft, 'draft'>, personId: string): boolean =>
  info.chairs.includes(personId) || info.secretaries.includes(personId);

/** The drafts of meetings, convened ones among them. */
export function openDrafts(db: Db) {
  return {
    all: (): KeptDraft[] => db.select().from(meetings).all(),

    find: (id: string): KeptDraft | undefined => db.select().from(meetings).where(eq(meetings.id, id)).get(),

    of: (organisationId: string): KeptDraft[] =>
      db.select().from(meetings).where(eq(meetings.organisationId, organisationId)).all(),

    /** Whether this person is an officer of a meeting to which the other is invited. */
    runsMeetingOf: (personId: string, invited: string): boolean =>
      db
        .select()
        .from(meetings)
        .all()
        .some((row) => prepares(row, personId) && row.draft.invited.some((one) => one.personId === invited)),

    /** Saves over the version it was read at; false where that is no longer the latest, or the meeting is convened. */
    save(id: string, draft: MeetingDraft, version: number): boolean {
      const asRead = and(eq(meetings.id, id), eq(meetings.version, version), isNull(meetings.convenedAt));
      const saved = db
        .update(meetings)
        .set({ draft, version: version + 1 })
        .where(asRead)
        .run();
      return saved.changes > 0;
    },
  };
}

export type Drafts = ReturnType<typeof openDrafts>;
