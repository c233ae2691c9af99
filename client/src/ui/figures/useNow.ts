import { onScopeDispose, type Ref, ref } from 'vue';

/** The present instant in epoch milliseconds, read again every quarter second; pass the server's clock where it counts. */
export function useNow(clock: () => number = Date.now): Readonly<Ref<number>> {
  const now = ref(clock());
  // The sign-in page shows toasts: with a timer of VueUse it would fetch all that the other pages use of it.
  const timer = setInterval(() => {
    now.value = clock();
  }, 250);
  onScopeDispose(() => clearInterval(timer));
  return now;
}
