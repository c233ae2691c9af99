import { computed, shallowRef } from 'vue';

export type Toast = {
  readonly id: number;
  readonly text: string;
  /** When it leaves, by this page's monotonic clock; the seconds shown are derived from it. */
  readonly until: number;
  readonly undo?: Undo | undefined;
};

/** Takes back the act that was told. */
export interface Undo {
  /** The name of the act: "Trả lại lượt". */
  readonly label: string;
  /** Whether the act can still be taken back; once it cannot, the toast is gone. */
  readonly still: () => boolean;
  readonly act: () => void;
}

const toasts = shallowRef<readonly Toast[]>([]);
let lastId = 0;

/**
 * Tells of an act that was just done. With `undo` the act can be taken back for 8 s; without it the words stay 5 s. Returns the id that
 * `dismiss` takes.
 */
export function toast(text: string, { undo, seconds = undo ? 8 : 5 }: { undo?: Undo; seconds?: number } = {}) {
  const id = ++lastId;
  toasts.value = [...toasts.value.slice(-2), { id, text, until: performance.now() + seconds * 1000, undo }];
  setTimeout(() => dismiss(id), seconds * 1000);
  return id;
}

export function dismiss(id: number): void {
  toasts.value = toasts.value.filter((each) => each.id !== id);
}

const questions = shallowRef(0);

/**
 * For a question that must not be covered: takes away toasts that only tell, and hides those with an undo, whose time runs on, until the
 * function that is returned is called.
 */
export function hideToasts(): () => void {
  toasts.value = toasts.value.filter((each) => each.undo !== undefined);
  questions.value += 1;
  return () => {
    questions.value -= 1;
  };
}

/** Takes away the toasts with an undo: their act was done in a meeting that is left now. */
export function dismissUndos(): void {
  toasts.value = toasts.value.filter(({ undo }) => undo === undefined);
}

/** Takes all of them away, for a screen that asks for the whole attention. */
export function dismissAll(): void {
  toasts.value = [];
}

export const shownToasts = computed(() =>
  toasts.value.filter(({ undo }) => undo === undefined || (questions.value === 0 && undo.still())),
);
