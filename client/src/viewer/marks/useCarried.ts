import type { PublishedPaper } from '@dien-hong/shared';
import { computed, shallowRef, watch } from 'vue';
import { useMarks } from '../../marks/marks.ts';
import type { PaperFile } from '../../papers/paperFiles.ts';
import { type Carried, carryTo, oldMarks } from './carried.ts';

/** The server may still be reading a new version. Milliseconds until it is asked again, */
const askAgain = 3000;
/** and the number of attempts after which the marks are shown where they are. */
const mostTries = 20;
const nothing: Carried = { byPage: new Map(), stranded: [] };

/**
 * One's marks on earlier versions, at their place on the version being read, computed again when one of them changes. `waiting`: the words
 * are not there yet.
 */
export function useCarried(file: () => PaperFile, paper: () => PublishedPaper) {
  const marks = useMarks();
  const carried = shallowRef<Carried & { readonly waiting: boolean }>({
    ...nothing,
    waiting: false,
  });
  const old = computed(() => oldMarks(paper(), file().sha256, marks.byFile));
  /** Not with every stroke on the version being read. */
  const state = computed(() =>
    old.value.flatMap((one) => one.marks.map(({ id, changedAt }) => `${id} ${changedAt}`)).join(),
  );
  /** All where they were made. */
  const left = (): Carried => ({
    byPage: new Map(),
    stranded: old.value.flatMap(({ version, marks: own }) => own.map((mark) => ({ mark, version }))),
  });
  watch(
    [() => file().sha256, state] as const,
    ([sha256], [before], onCleanup) => {
      // Those of another paper do not belong here.
      if (sha256 !== before) carried.value = { ...nothing, waiting: false };
      let over = false;
      let tries = 0;
      let timer: ReturnType<typeof setTimeout> | undefined;
      onCleanup(() => {
        over = true;
        clearTimeout(timer);
      });
      const work = async (): Promise<void> => {
        const found = await carryTo(old.value, file());
        if (over) return;
        const waiting = found === null && navigator.onLine && ++tries < mostTries;
        carried.value = { ...(found ?? (waiting ? nothing : left())), waiting };
        if (found === null) timer = setTimeout(() => void work(), askAgain);
      };
      void work();
    },
    { immediate: true },
  );
  return carried;
}
