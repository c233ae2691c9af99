import type { Mark, MarkBody } from '@dien-hong/shared/reading';
import type { DBSchema } from 'idb';
import { deviceDatabase } from './deviceDatabase.ts';

/** A mark as this device has it. `dirty`: the server has not told yet that it has it too. */
export interface KeptMark {
  readonly mark: Mark;
  readonly dirty: boolean;
}

type Key = [personId: string, meetingId: string, id: string];

interface Shelf extends DBSchema {
  marks: { key: Key; value: KeptMark };
  /** What is being drawn or typed; a whole mark: what is on its way to the marks. */
  drafts: { key: Key; value: MarkBody | Mark };
  /** Up to which change of the server's this device has heard. */
  revs: { key: [personId: string, meetingId: string]; value: number };
}

const { use } = deviceDatabase<Shelf>('dien-hong-marks', (db) => {
  db.createObjectStore('marks');
  db.createObjectStore('drafts');
  db.createObjectStore('revs');
});

/** A tab that dies loses nothing that was written; only a machine that loses its power may. */
const quick = { durability: 'relaxed' } as const;

/**
 * The marks of one person in one meeting on this device. Several tabs may write: nothing here overwrites what is later. Each call rejects
 * where the device refuses, or does not answer in time.
 */
export interface MarksShelf {
  load(): Promise<{ marks: KeptMark[]; drafts: { id: string; body: MarkBody }[]; rev: number }>;
  /** Keeps changes made here; what was drafted of these marks is done with. */
  change(marks: readonly Mark[]): Promise<void>;
  /** Keeps what is being made, lest the tab die before it is a mark. */
  draft(id: string, body: MarkBody): Promise<void>;
  /** It is none after all. */
  undraft(id: string): Promise<void>;
  /** The server has these. */
  settle(marks: readonly Mark[]): Promise<void>;
  /** Takes what the server told, up to its change `rev`. */
  adopt(marks: readonly Mark[], rev: number): Promise<void>;
  /** The server has lost marks: all of them are to be sent again. */
  soil(): Promise<void>;
}

export function openMarksShelf(meetingId: string, personId: string): MarksShelf {
  const keyOf = (id: string): Key => [personId, meetingId, id];
  // An array comes after every string.
  const all = IDBKeyRange.bound([personId, meetingId], [personId, meetingId, []]);

  /** The last draft of each mark that this tab wrote and has not deleted. */
  const latest = new Map<string, MarkBody | Mark>();

  /** Puts drafts, deletes null ones. Committed without waiting for an answer: what was sent is kept, though the tab die in the next moment. */
  async function writeDrafts(drafts: readonly (readonly [id: string, draft: MarkBody | Mark | null])[]): Promise<void> {
    for (const [id, draft] of drafts)
      if (draft) latest.set(id, draft);
      else latest.delete(id);
    await use(async (database) => {
      const transaction = database.transaction('drafts', 'readwrite', quick);
      const written = drafts.map(([id, draft]) =>
        draft ? transaction.store.put(draft, keyOf(id)) : transaction.store.delete(keyOf(id)),
      );
      transaction.commit();
      await Promise.all([...written, transaction.done]);
    });
  }

  return {
    async load() {
      const [marks, ids, bodies, rev] = await use((database) => {
        const transaction = database.transaction(['marks', 'drafts', 'revs']);
        const drafts = transaction.objectStore('drafts');
        return Promise.all([
          transaction.objectStore('marks').getAll(all),
          drafts.getAllKeys(all),
          drafts.getAll(all),
          transaction.objectStore('revs').get([personId, meetingId]),
        ]);
      });
      const changedAt = new Map(marks.map(({ mark }) => [mark.id, mark.changedAt]));
      const drafted = ids.flatMap(([, , id], n) => {
        const draft = bodies[n] as MarkBody | Mark;
        if (!('changedAt' in draft)) return [{ id, body: draft }];
        // It has reached the marks; the tab died before it was deleted here.
        if (draft.body === null || (changedAt.get(id) ?? 0) >= draft.changedAt) return [];
        return [{ id, body: draft.body }];
      });
      return { marks, drafts: drafted, rev: rev ?? 0 };
    },

    async change(marks) {
      const drafted = writeDrafts(marks.map((mark) => [mark.id, mark.body && mark]));
      // Heard of below, unless something else fails before.
      drafted.catch(() => {});
      // Without the drafts: it waits for the page between its reads and writes, and the draft of the next stroke would wait with it.
      await use(async (database) => {
        const { store, done } = database.transaction('marks', 'readwrite', quick);
        for (const mark of marks) {
          const kept = await store.get(keyOf(mark.id));
          if ((kept?.mark.changedAt ?? 0) <= mark.changedAt) await store.put({ mark, dirty: true }, keyOf(mark.id));
        }
        await Promise.all([drafted, done]);
      });
      await writeDrafts(marks.filter((mark) => latest.get(mark.id) === mark).map(({ id }) => [id, null]));
    },

    draft: (id, body) => writeDrafts([[id, body]]),
    undraft: (id) => writeDrafts([[id, null]]),

    settle(marks) {
      return use(async (database) => {
        const { store, done } = database.transaction('marks', 'readwrite', quick);
        for (const { id, changedAt } of marks) {
          const kept = await store.get(keyOf(id));
          if (kept?.mark.changedAt !== changedAt) continue;
          if (kept.mark.body === null) await store.delete(keyOf(id));
          else await store.put({ mark: kept.mark, dirty: false }, keyOf(id));
        }
        await done;
      });
    },

    adopt(marks, rev) {
      return use(async (database) => {
        const gone = marks.some(({ body }) => body === null);
        const stores = gone ? (['marks', 'revs', 'drafts'] as const) : (['marks', 'revs'] as const);
        const transaction = database.transaction(stores, 'readwrite', quick);
        const store = transaction.objectStore('marks');
        for (const mark of marks) {
          const kept = await store.get(keyOf(mark.id));
          if (kept?.dirty && kept.mark.changedAt > mark.changedAt) continue;
          if (mark.body === null) {
            await store.delete(keyOf(mark.id));
            // Or it would come back as a draft on its way.
            await transaction.objectStore('drafts').delete(keyOf(mark.id));
          } else await store.put({ mark, dirty: false }, keyOf(mark.id));
        }
        await transaction.objectStore('revs').put(rev, [personId, meetingId]);
        await transaction.done;
      });
    },

    soil() {
      return use(async (database) => {
        const { store, done } = database.transaction('marks', 'readwrite', quick);
        for (let at = await store.openCursor(all); at; at = await at.continue())
          await at.update({ mark: at.value.mark, dirty: true });
        await done;
      });
    },
  };
}

/** Leaves of everybody's marks but `personId`'s only what the server has not got yet; `null`: of everybody's. */
export const leaveUnsent = (personId: string | null): Promise<void> =>
  use(async (database) => {
    const transaction = database.transaction(['marks', 'revs'], 'readwrite');
    for (let at = await transaction.objectStore('marks').openCursor(); at; at = await at.continue())
      if (at.key[0] !== personId && !at.value.dirty) await at.delete();
    for (let at = await transaction.objectStore('revs').openCursor(); at; at = await at.continue())
      if (at.key[0] !== personId) await at.delete();
    await transaction.done;
  });
