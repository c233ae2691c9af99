import type { PublishedPaper } from '@dien-hong/shared';
import { computed, shallowRef, watch } from 'vue';
import { useMarks } from '../../session/marks.ts';
import type { PaperFile } from '../../session/paperFiles.ts';
import { type Carried, carryTo, oldMarks } from './carried.ts';

/** One's marks on earlier versions, at their place on the version being read, worked out again when one of them changes. */
export function useCarried(file: () => PaperFile, paper: () => PublishedPaper) {
  const marks = useMarks();
  const carried = shallowRef<Carried>({ byPage: new Map(), stranded: [] });
  const old = computed(() => oldMarks(paper(), file().sha256, marks.byFile));
  /** Not with every stroke on the version being read. */
  const state = computed(() =>
    old.value.flatMap((one) => one.marks.map(({ id, changedAt }) => `${id} ${changedAt}`)).join(),
  );
  watch(
    [() => file().sha256, state],
    async (_now, _before, onCleanup) => {
      let over = false;
      onCleanup(() => {
        over = true;
      });
      const found = await carryTo(old.value, file());
      if (!over) carried.value = found;
    },
    { immediate: true },
  );
  return carried;
}
