import { onScopeDispose, type Ref, ref } from 'vue';

/** The present instant in epoch milliseconds, read again every quarter second; pass the server's clock where it counts. */
export function useNow(clock: () => number = Date.now): Readonly<Ref<number>> {
  const now = ref(clock());
  // The sign-in page shows toasts: a timer of VueUse would make it fetch all parts of VueUse that the other pages use.
  const timer = setInterval(() => {
    now.value = clock();
  }, 250);
  onScopeDispose(() => clearInterval(timer));
  return now;
}
