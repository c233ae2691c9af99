import { isDeepStrictEqual } from 'node:util';
import { type Refused, refuse } from '@dien-hong/shared';
import { type Mark, type MarkBody, type MarksPull, type MarksPushed, marksPerRequest } from '@dien-hong/shared/reading';
import { and, asc, eq, gt, inArray, isNotNull, sql } from 'drizzle-orm';
import { type Db, tables } from '../db/open.ts';
import type { Seal } from './seal.ts';

const { marks } = tables;
type Row = typeof marks.$inferSelect;
const incoming = {
  rev: sql`excluded.rev`,
  changedAt: sql`excluded.changed_at`,
  sealed: sql`excluded.sealed`,
};

interface Size {
  count: number;
  bytes: number;
}

/** The owner of marks, and their meeting. */
export interface Owner {
  readonly personId: string;
  readonly meetingId: string;
}

export type Pushed = ({ readonly ok: true } & MarksPushed) | Refused<'marks-full'>;

/** Marks and notes, each person's own. */
export interface Marks {
  /** Stores the changes that are later than the stored ones; all of them or, refusing `marks-full`, none. */
  push(owner: Owner, changes: readonly Mark[]): Promise<Pushed>;
  pull(owner: Owner, after: number): Promise<MarksPull>;
}

/** The limits of one person's marks in one meeting. */
export interface MarksLimits {
  readonly count: number;
  readonly megabytes: number;
}

export const marksLimits: MarksLimits = { count: 20_000, megabytes: 64 };

/** A device whose clock is further ahead (ms) is set back: its changes would win for ever. */
const ahead = 60_000;
/** The approximate size (bytes) of one answer. */
const bytesPerPull = 256 * 1024;

export function openMarks(deps: {
  readonly db: Db;
  readonly sealOf: (personId: string) => Promise<Seal>;
  readonly now: () => number;
  readonly limits: MarksLimits;
}): Marks {
  const { db, sealOf, now, limits } = deps;
  const ownedBy = ({ personId, meetingId }: Owner) => and(eq(marks.personId, personId), eq(marks.meetingId, meetingId));

  const lastRev = (owner: Owner): number =>
    db
      .select({ rev: sql<number>`coalesce(max(${marks.rev}), 0)` })
      .from(marks)
      .where(ownedBy(owner))
      .get()?.rev ?? 0;

  const rowsOf = (owner: Owner, ids: string[]): Map<string, Row> => {
    const rows = db
      .select()
      .from(marks)
      .where(and(ownedBy(owner), inArray(marks.id, ids)))
      .all();
    return new Map(rows.map((row) => [row.id, row]));
  };

  /** The size of each owner's marks; counted once. */
  const sizes = new Map<string, Size>();
  const sizeOf = (owner: Owner): Size => {
    const key = placeOf({ ...owner, id: '' });
    const size = sizes.get(key) ?? countedSize(owner);
    sizes.set(key, size);
    return size;
  };
  const countedSize = (owner: Owner): Size =>
    db
      .select({ count: sql<number>`count(*)`, bytes: sql<number>`coalesce(sum(length(${marks.sealed})), 0)` })
      .from(marks)
      .where(and(ownedBy(owner), isNotNull(marks.sealed)))
      .get() ?? { count: 0, bytes: 0 };

  return {
    async push(owner, changes) {
      const seal = await sealOf(owner.personId);
      const held = sizeOf(owner);
      const [pushed, size] = db.transaction((): [Pushed, Size] => {
        const standingRows = rowsOf(owner, [...new Set(changes.map(({ id }) => id))]);
        const stored = new Map<string, Row>();
        const newer: Mark[] = [];
        const more = { count: 0, bytes: 0 };
        const before = lastRev(owner);
        let rev = before;
        for (const { id, changedAt: asSent, body } of changes) {
          const row = stored.get(id) ?? standingRows.get(id);
          const standing = row && opened(row, seal);
          const changedAt = Math.min(asSent, now() + ahead);
          const isLater = !standing || changedAt > standing.changedAt;
          // A change whose time was set back to the clock here does not become later when it is sent again.
          const again = standing && isDeepStrictEqual(standing.body, body) && (!isLater || changedAt < asSent);
          if (again) continue;
          if (!isLater) {
            newer.push(standing);
            continue;
          }
          const sealed = body && seal.seal(JSON.stringify(body), placeOf({ ...owner, id }));
          more.count += (sealed ? 1 : 0) - (row?.sealed ? 1 : 0);
          more.bytes += (sealed?.length ?? 0) - (row?.sealed?.length ?? 0);
          rev += 1;
          stored.set(id, { ...owner, id, rev, changedAt, sealed });
        }
        const [count, bytes] = [held.count + more.count, held.bytes + more.bytes];
        const tooMuch = count > limits.count || bytes > limits.megabytes * 1e6;
        // A change that makes room is taken however full the store is.
        if (tooMuch && (more.count > 0 || more.bytes > 0)) return [refuse('marks-full', { ...limits }), held];
        if (stored.size > 0)
          db.insert(marks)
            .values([...stored.values()])
            .onConflictDoUpdate({ target: [marks.personId, marks.meetingId, marks.id], set: incoming })
            .run();
        return [
          { ok: true, before, rev, newer },
          { count, bytes },
        ];
      });
      // Only durable rows count.
      Object.assign(held, size);
      return pushed;
    },

    async pull(owner, after) {
      const seal = await sealOf(owner.personId);
      const known = lastRev(owner);
      const rows = db
        .select()
        .from(marks)
        .where(and(ownedBy(owner), gt(marks.rev, after > known ? 0 : after)))
        .orderBy(asc(marks.rev))
        .limit(marksPerRequest)
        .all();
      let bytes = 0;
      const fitting = rows.filter(({ sealed }, n) => {
        bytes += sealed?.length ?? 0;
        return n === 0 || bytes <= bytesPerPull;
      });
      const rev = fitting.at(-1)?.rev ?? known;
      return { marks: fitting.flatMap((row) => opened(row, seal) ?? []), rev, more: rev < known };
    },
  };
}

const placeOf = ({ personId, meetingId, id }: Owner & { id: string }): string =>
  JSON.stringify([personId, meetingId, id]);

/** Null for a row that cannot be decrypted: the key that encrypted it is gone. */
function opened(row: Row, seal: Seal): Mark | null {
  const { id, changedAt, sealed } = row;
  if (sealed === null) return { id, changedAt, body: null };
  const text = seal.open(sealed, placeOf(row));
  return text === null ? null : { id, changedAt, body: JSON.parse(text) as MarkBody };
}
