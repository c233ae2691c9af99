import type { MarkBody } from '@dien-hong/shared/reading';
import { computed, shallowRef } from 'vue';

export interface MarkChange {
  readonly id: string;
  /** Null deletes. */
  readonly body: MarkBody | null;
}

interface Step {
  readonly id: string;
  readonly before: MarkBody | null;
  readonly after: MarkBody | null;
}

type Steps = readonly (readonly Step[])[];

/** The changes made on this device since the meeting was opened, to take back and to do again. */
export function createUndoSteps(bodyOf: (id: string) => MarkBody | null, apply: (changes: MarkChange[]) => void) {
  const done = shallowRef<Steps>([]);
  const undone = shallowRef<Steps>([]);

  return {
    change(changes: readonly MarkChange[]): void {
      const step = changes.map(({ id, body }) => ({ id, before: bodyOf(id), after: body }));
      apply([...changes]);
      // A step with empty marks before and after is not recorded.
      if (step.every(({ before, after }) => before === null && after === null)) return;
      done.value = [...done.value, step];
      undone.value = [];
    },
    undo(): void {
      const step = done.value.at(-1);
      if (!step) return;
      apply(step.map(({ id, before }) => ({ id, body: before })));
      done.value = done.value.slice(0, -1);
      undone.value = [...undone.value, step];
    },
    redo(): void {
      const step = undone.value.at(-1);
      if (!step) return;
      apply(step.map(({ id, after }) => ({ id, body: after })));
      undone.value = undone.value.slice(0, -1);
      done.value = [...done.value, step];
    },
    /** A change made elsewhere is not taken back here. */
    forget(ids: ReadonlySet<string>): void {
      if (ids.size === 0) return;
      const others = (steps: Steps): Steps =>
        steps.map((step) => step.filter(({ id }) => !ids.has(id))).filter((step) => step.length > 0);
      done.value = others(done.value);
      undone.value = others(undone.value);
    },
    canUndo: computed(() => done.value.length > 0),
    canRedo: computed(() => undone.value.length > 0),
  };
}
