import type { Mark, MarkBody } from '@dien-hong/shared/reading';
import { ask, beginning, type Said } from '../database.ts';
import type { KeptMark, OfMeeting } from '../schema.ts';
import { isSignedIn } from './signedIn.ts';

/** A tab that dies loses no written row; only a machine that loses its power may. */
const quick = { durability: 'relaxed' } as const;

/** A person's marks in a meeting, as the device has them. */
export interface StoredMarks {
  readonly marks: KeptMark[];
  readonly drafts: { id: string; body: MarkBody }[];
  readonly rev: number;
}

/** The marks of one person in one meeting on this device. Several tabs may write: later rows are never overwritten. */
export interface MarksStore {
  load(): Promise<Said<StoredMarks>>;
  /** Keeps changes made here, and deletes the drafts of these marks. */
  change(marks: readonly Mark[]): Promise<Said<void>>;
  /** Keeps a draft of the mark, in case the tab dies before it is complete. */
  draft(id: string, body: MarkBody): Promise<Said<void>>;
  /** Deletes a draft that was given up. */
  undraft(id: string): Promise<Said<void>>;
  /** Notes that the server has these marks. They go instead where their person has signed out meanwhile, in another tab. */
  settle(marks: readonly Mark[]): Promise<Said<void>>;
  /** Keeps the marks that the server sent, up to its change `rev`; nothing where their person has signed out meanwhile. */
  adopt(marks: readonly Mark[], rev: number): Promise<Said<void>>;
  /** Marks all as unsent: the server has lost some. */
  markUnsent(): Promise<Said<void>>;
}

export function openMarksStore(meetingId: string, personId: string): MarksStore {
  const own: OfMeeting = [personId, meetingId];
  const keyOf = (id: string): [...OfMeeting, id: string] => [...own, id];
  const all = beginning(...own);

  /** The last draft of each mark that this tab wrote and has not deleted. */
  const latest = new Map<string, MarkBody | Mark>();

  /** Puts drafts, deletes null ones. Committed without waiting for an answer: they are kept even if the tab dies in the next moment. */
  function writeDrafts(drafts: readonly (readonly [id: string, draft: MarkBody | Mark | null])[]): Promise<Said<void>> {
    for (const [id, draft] of drafts)
      if (draft) latest.set(id, draft);
      else latest.delete(id);
    return ask(async (database) => {
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
      const said = await ask((database) => {
        const transaction = database.transaction(['marks', 'drafts', 'revs']);
        const drafts = transaction.objectStore('drafts');
        return Promise.all([
          transaction.objectStore('marks').getAll(all),
          drafts.getAllKeys(all),
          drafts.getAll(all),
          transaction.objectStore('revs').get(own),
        ]);
      });
      if (!said.kept) return said;
      const [marks, ids, bodies, rev] = said.value;
      const changedAt = new Map(marks.map(({ mark }) => [mark.id, mark.changedAt]));
      const drafted = ids.flatMap(([, , id], n) => {
        const draft = bodies[n] as MarkBody | Mark;
        if (!('changedAt' in draft)) return [{ id, body: draft }];
        // The marks have it already; the tab died before its draft was deleted.
        if (draft.body === null || (changedAt.get(id) ?? 0) >= draft.changedAt) return [];
        return [{ id, body: draft.body }];
      });
      return { kept: true, value: { marks, drafts: drafted, rev: rev ?? 0 } };
    },

    async change(marks) {
      const drafted = writeDrafts(marks.map((mark) => [mark.id, mark.body && mark]));
      // Without the drafts: this transaction waits for the page between its reads and writes, and the draft of the next stroke would wait
      // with it.
      const changed = await ask(async (database) => {
        const { store, done } = database.transaction('marks', 'readwrite', quick);
        for (const mark of marks) {
          const kept = await store.get(keyOf(mark.id));
          if ((kept?.mark.changedAt ?? 0) <= mark.changedAt) await store.put({ mark, dirty: true }, keyOf(mark.id));
        }
        await done;
      });
      const both = [await drafted, changed];
      return (
        both.find(({ kept }) => !kept) ??
        writeDrafts(marks.filter((mark) => latest.get(mark.id) === mark).map(({ id }) => [id, null]))
      );
    },

    draft: (id, body) => writeDrafts([[id, body]]),
    undraft: (id) => writeDrafts([[id, null]]),

    settle(marks) {
      return ask(async (database) => {
        const transaction = database.transaction(['marks', 'account'], 'readwrite', quick);
        const store = transaction.objectStore('marks');
        const stay = await isSignedIn(personId, transaction);
        for (const { id, changedAt } of marks) {
          const kept = await store.get(keyOf(id));
          if (kept?.mark.changedAt !== changedAt) continue;
          if (kept.mark.body === null || !stay) await store.delete(keyOf(id));
          else await store.put({ mark: kept.mark, dirty: false }, keyOf(id));
        }
        await transaction.done;
      });
    },

    adopt(marks, rev) {
      return ask(async (database) => {
        const gone = marks.some(({ body }) => body === null);
        const stores = ['account', 'marks', 'revs', ...(gone ? (['drafts'] as const) : [])] as const;
        const transaction = database.transaction(stores, 'readwrite', quick);
        if (!(await isSignedIn(personId, transaction))) return;
        const store = transaction.objectStore('marks');
        for (const mark of marks) {
          const kept = await store.get(keyOf(mark.id));
          if (kept?.dirty && kept.mark.changedAt > mark.changedAt) continue;
          if (mark.body === null) {
            await store.delete(keyOf(mark.id));
            // Else it would come back as a draft on its way.
            await transaction.objectStore('drafts').delete(keyOf(mark.id));
          } else await store.put({ mark, dirty: false }, keyOf(mark.id));
        }
        await transaction.objectStore('revs').put(rev, own);
        await transaction.done;
      });
    },

    markUnsent() {
      return ask(async (database) => {
        const { store, done } = database.transaction('marks', 'readwrite', quick);
        for (let at = await store.openCursor(all); at; at = await at.continue())
          await at.update({ mark: at.value.mark, dirty: true });
        await done;
      });
    },
  };
}
