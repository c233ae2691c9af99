import { type Mark, type MarkBody, noteId } from '@dien-hong/shared/reading';
import { computed, ref, shallowReactive } from 'vue';
import type { Said } from '../device/database.ts';
import type { KeptMark } from '../device/schema.ts';
import type { MarksStore } from '../device/stores/marks.ts';
import type { MarksHere } from './marksSync.ts';
import { createMarksView } from './marksView.ts';
import { bothTexts } from './mergeNotes.ts';
import { createUndoSteps, type MarkChange } from './undoSteps.ts';

/**
 * One person's marks of one meeting, as this device has them: for the screens to show and change, for the device's store to keep, for the
 * synchronisation to bring to the server and back. A change is written to the store at once.
 * @param now the server's clock, epoch ms
 * @param changed something waits to be sent
 */
export function openOwnMarks(store: MarksStore, now: () => number, changed: () => void) {
  /** Also the marks deleted here: a replacement has to be later. */
  const kept = new Map<string, KeptMark>();
  const dirty = shallowReactive(new Set<string>());
  const view = createMarksView();
  const steps = createUndoSteps((id) => kept.get(id)?.mark.body ?? null, apply);
  /** This device refuses to keep marks: those that the server lacks go with the tab. */
  const unkept = ref(false);
  /** The time of each mark's state that was last sent: it may come back as if from elsewhere. */
  const sent = new Map<string, number>();
  /** Drafts being written, each with the text to be written after that. */
  const drafting = new Map<string, MarkBody | null>();
  let rev = 0;

  /** Notes whether the device keeps the marks. */
  async function keep(writing: Promise<Said<unknown>>): Promise<void> {
    if (!(await writing).kept) unkept.value = true;
  }

  function put(one: KeptMark): void {
    const { id } = one.mark;
    kept.set(id, one);
    if (one.dirty) dirty.add(id);
    else dirty.delete(id);
    view.show(one.mark);
  }

  /** Makes changes of this person's own, here and now; `after`: the time of another change that they take in. */
  function apply(changes: readonly MarkChange[], after = 0): void {
    const made = changes.map(({ id, body }): Mark => {
      // Later than the mark that it changes, however slow this clock is.
      const known = kept.get(id)?.mark.changedAt ?? 0;
      return { id, changedAt: Math.max(Math.round(now()), known + 1, after + 1), body };
    });
    for (const mark of made) {
      put({ mark, dirty: true });
      drafting.delete(mark.id);
    }
    void keep(store.change(made));
    changed();
  }

  /** Takes one mark from the server; says whether it was changed elsewhere. */
  function take(mark: Mark): boolean {
    const own = kept.get(mark.id);
    const later = own?.dirty && own.mark.changedAt > mark.changedAt;
    if (later && sent.get(mark.id) === mark.changedAt) return false;
    const both = own?.dirty && bothNotes(mark.body, own.mark.body);
    if (both) apply([{ id: mark.id, body: both }], mark.changedAt);
    if (both || later) return false;
    const same = own && JSON.stringify(own.mark.body) === JSON.stringify(mark.body);
    put({ mark: same ? { ...mark, body: own.mark.body } : mark, dirty: false });
    return !same;
  }

  const here: MarksHere = {
    get rev() {
      return rev;
    },
    waiting() {
      const waiting = [...dirty].flatMap((id) => kept.get(id)?.mark ?? []);
      for (const { id, changedAt } of waiting) sent.set(id, changedAt);
      return waiting;
    },
    adopt(marks, upTo) {
      steps.forget(new Set(marks.filter(take).map(({ id }) => id)));
      rev = upTo;
      void keep(store.adopt(marks, upTo));
    },
    settle(marks) {
      for (const mark of marks) if (kept.get(mark.id)?.mark === mark) put({ mark, dirty: false });
      void keep(store.settle(marks));
    },
    markUnsent() {
      for (const { mark } of [...kept.values()]) put({ mark, dirty: true });
      void keep(store.markUnsent());
    },
  };

  /** One write at a time: a stroke grows faster than it can be written. */
  async function draft(id: string, body: MarkBody): Promise<void> {
    if (drafting.has(id)) {
      drafting.set(id, body);
      return;
    }
    drafting.set(id, null);
    await keep(store.draft(id, body));
    const next = drafting.get(id);
    drafting.delete(id);
    if (next) await draft(id, next);
  }

  /** Reads the device's store; a stroke or a note that was in the making when the tab died becomes a mark. */
  async function load(): Promise<void> {
    const said = await store.load();
    if (!said.kept) {
      unkept.value = true;
      return;
    }
    const { marks, drafts } = said.value;
    const inOrder = marks.sort((one, other) => one.mark.changedAt - other.mark.changedAt);
    for (const one of inOrder) if (!kept.has(one.mark.id)) put(one);
    rev = said.value.rev;
    if (drafts.length > 0) apply(drafts);
  }

  return {
    load,
    here,
    unkept,
    marks: view.marks,
    onPage: view.onPage,
    byFile: view.byFile,
    change: steps.change,
    undo: steps.undo,
    redo: steps.redo,
    canUndo: steps.canUndo,
    canRedo: steps.canRedo,
    draft: (id: string, body: MarkBody): void => void draft(id, body),
    /** Deletes a draft that was given up. */
    undraft(id: string): void {
      if (drafting.has(id)) drafting.set(id, null);
      void keep(store.undraft(id));
    },
    note(itemId: string | null): string {
      const body = view.marks.get(noteId(itemId))?.body;
      return body?.kind === 'note' ? body.text : '';
    },
    writeNote(itemId: string | null, text: string): void {
      apply([{ id: noteId(itemId), body: text === '' ? null : { kind: 'note', itemId, text } }]);
    },
    waiting: computed(() => dirty.size),
  };
}

export type OwnMarks = ReturnType<typeof openOwnMarks>;

/** Two devices wrote the same page of the notebook before they were synchronised: both texts stay. */
function bothNotes(theirs: MarkBody | null, ours: MarkBody | null): MarkBody | null {
  if (theirs?.kind !== 'note' || ours?.kind !== 'note' || theirs.text === ours.text) return null;
  return { ...ours, text: bothTexts(theirs.text, ours.text) };
}
