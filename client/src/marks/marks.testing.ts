import type { RefusalCode } from '@dien-hong/shared';
import type { Mark, MarkBody, MarksPushed } from '@dien-hong/shared/reading';
import { ask } from '../device/database.ts';
import { type MarksStore, openMarksStore } from '../device/stores/marks.ts';
import type { Reply } from '../line/http.ts';
import { createMarksSync, type MarksServer } from './marksSync.ts';
import { openOwnMarks } from './ownMarks.ts';

export const pin = (text: string, page = 1): MarkBody => ({
  kind: 'pin',
  place: { paperId: 'p1', sha256: 'a'.repeat(64), page },
  x: 10,
  y: 20,
  text,
});

/** Signs a person in on the device, whose stores keep the marks of no other. */
export const signIn = (id: string) =>
  ask((database) => {
    const person = { id, fullName: id, title: '', salutation: '', unitId: null };
    return database.put('account', { kind: 'person', demo: false, admin: false, person }, 'last');
  });

const lost = { ok: false, refusal: { code: 'no-connection', params: {} } } as const;

/** The network's treatment of one request: it arrives; it is lost; it arrives and its answer is lost. */
export type Fate = 'arrives' | 'lost' | 'unanswered';

/** The server's side as the server keeps it, in memory, behind a network that obeys the test. */
export function fakeServer(perAnswer = 3) {
  let rows: { rev: number; mark: Mark }[] = [];
  const asked: string[] = [];
  const last = (): number => Math.max(0, ...rows.map(({ rev }) => rev));

  function push(marks: readonly Mark[]): MarksPushed {
    const before = last();
    const newer: Mark[] = [];
    for (const mark of marks) {
      const row = rows.find((one) => one.mark.id === mark.id);
      if (row && row.mark.changedAt >= mark.changedAt) {
        if (JSON.stringify(row.mark) !== JSON.stringify(mark)) newer.push(row.mark);
        continue;
      }
      rows = [...rows.filter((one) => one !== row), { rev: last() + 1, mark: structuredClone(mark) }];
    }
    return { before, rev: last(), newer: structuredClone(newer) };
  }

  return {
    asked,
    push,
    /** The marks that stand, without the deleted ones. */
    marks: (): Mark[] => rows.map(({ mark }) => mark).filter(({ body }) => body !== null),
    /** An older copy of the database was put back. */
    restore: (upTo: number): void => {
      rows = rows.filter(({ rev }) => rev <= upTo);
    },
    /** The same server as a device reaches it. */
    over(fate: () => Fate, refuse: (marks: readonly Mark[]) => RefusalCode | null = () => null): MarksServer {
      const carry = async <T>(what: string, answer: () => T): Promise<Reply<T>> => {
        asked.push(what);
        const how = fate();
        if (how === 'lost') return lost;
        const value = answer();
        return how === 'unanswered' ? lost : { ok: true, value };
      };
      return {
        pull: (after) =>
          carry(`pull ${after}`, () => {
            const newer = rows.filter(({ rev }) => rev > (after > last() ? 0 : after));
            const told = structuredClone(newer.slice(0, perAnswer));
            const rev = told.at(-1)?.rev ?? last();
            return { marks: told.map(({ mark }) => mark), rev, more: rev < last() };
          }),
        push: async (marks) => {
          const code = refuse(marks);
          return code ? { ok: false, refusal: { code, params: {} } } : carry(`push ${marks.length}`, () => push(marks));
        },
      };
    },
  };
}

/** One tab of one device, with a store of its own name. */
export function device(server: MarksServer, { store, now }: { store: string; now: () => number }) {
  const kept = openMarksStore('hop-1', store);
  // All devices of a test are one database: the person of this one is signed in before each writing.
  const signedIn: MarksStore = {
    ...kept,
    adopt(...told) {
      void signIn(store);
      return kept.adopt(...told);
    },
    settle(...told) {
      void signIn(store);
      return kept.settle(...told);
    },
  };
  const ownMarks = openOwnMarks(signedIn, now, () => {});
  /** The store as a tab opened later finds it. */
  const reopened = async () => {
    const later = openOwnMarks(openMarksStore('hop-1', store), now, () => {});
    await later.load();
    return later;
  };
  return { ownMarks, reopened, sync: createMarksSync(server, ownMarks.here) };
}
