import { ref, watch } from 'vue';

/**
 * Words for a screen reader, made anew each time the fact changes while the screen is open: the fact at its opening is not told. `present`
 * is false until the screen has something to show. Empty words leave the last ones standing.
 */
export function useNews<Fact>(present: () => boolean, fact: () => Fact, tell: (now: Fact, before: Fact) => string) {
  const words = ref('');
  watch([present, fact] as const, ([here, now], [was, before]) => {
    if (!here || !was) return;
    words.value = tell(now, before as Fact) || words.value;
  });
  return words;
}
