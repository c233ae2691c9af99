import { onScopeDispose, readonly, ref } from 'vue';

/** Whether there is room for two columns (60rem), as the styles' `wide`. */
export function useWide() {
  const query = window.matchMedia('(min-width: 60rem)');
  const wide = ref(query.matches);
  const hear = () => {
    wide.value = query.matches;
  };
  query.addEventListener('change', hear);
  onScopeDispose(() => query.removeEventListener('change', hear));
  return readonly(wide);
}
