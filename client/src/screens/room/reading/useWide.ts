import { onScopeDispose, type Ref, readonly, ref } from 'vue';

function useMedia(condition: string): Readonly<Ref<boolean>> {
  const query = window.matchMedia(condition);
  const holds = ref(query.matches);
  const hear = () => {
    holds.value = query.matches;
  };
  query.addEventListener('change', hear);
  onScopeDispose(() => query.removeEventListener('change', hear));
  return readonly(holds);
}

/** Whether there is room for two columns (60rem), as the styles' `wide`. */
export const useWide = () => useMedia('(min-width: 60rem)');

/** Whether two papers are readable side by side: a laptop, not a tablet. */
export const useRoomForTwo = () => useMedia('(min-width: 78rem)');
