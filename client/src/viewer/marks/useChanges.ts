import { type EarlierVersion, type PublishedPaper, versionOf } from '@dien-hong/shared';
import type { Change } from '@dien-hong/shared/reading';
import { computed, type Ref, ref, shallowRef, watch } from 'vue';
import { type PaperFile, partOf } from '../../papers/paperFiles.ts';
import { compareVersions } from '../../papers/versions.ts';
import type { ChangeBox } from './PageMarks.vue';

/** A scan has no words: the texts in its list of words are all empty. */
async function isWordless(file: PaperFile): Promise<boolean> {
  const words = await partOf(file, '/words');
  return words.ok && !words.value.includes('"'.charCodeAt(0));
}

/** The changes of the version being read against the one before it, once `shown` asks for them. */
export function useChanges(file: () => PaperFile, paper: () => PublishedPaper, shown: Readonly<Ref<boolean>>) {
  const older = computed((): EarlierVersion | undefined => {
    const version = versionOf(paper(), file().sha256)?.version ?? paper().version;
    return paper().earlier.findLast((one) => one.version < version);
  });
  const list = shallowRef<readonly Change[]>([]);
  const state = ref<'working' | 'ready' | 'wordless' | 'failed'>('working');

  watch(
    [shown, () => file().sha256, () => older.value?.file.sha256],
    async ([wanted], _before, onCleanup) => {
      let over = false;
      onCleanup(() => {
        over = true;
      });
      list.value = [];
      state.value = 'working';
      if (!wanted || !older.value) return;
      const now = file();
      const before = { ...now, sha256: older.value.file.sha256 };
      const [compared, ...wordless] = await Promise.all([
        compareVersions(before, now, []),
        isWordless(before),
        isWordless(now),
      ]);
      if (over) return;
      list.value = compared.ok ? compared.value.changes : [];
      state.value = !compared.ok ? 'failed' : wordless.some(Boolean) ? 'wordless' : 'ready';
    },
    { immediate: true },
  );
  const byPage = computed((): ReadonlyMap<number, readonly ChangeBox[]> => {
    const pages = new Map<number, ChangeBox[]>();
    for (const change of list.value) pages.set(change.page, [...(pages.get(change.page) ?? []), change]);
    return pages;
  });
  return { older, list, state, byPage };
}
