import { type Ref, watch } from 'vue';
import type { Paper } from '../pdf/pdf.ts';

/**
 * Following the presenter moves the page alone. Turning a page oneself ends following; setting `following` again goes back to the
 * presenter's page. `turned` takes each page that comes into view.
 */
export function useFollowing(
  paper: Readonly<Ref<Paper | undefined>>,
  following: Ref<boolean>,
  presented: () => number | undefined,
) {
  /** The viewer tells of the pages it passes while it is being moved; those were not turned by the reader. */
  let moving = false;

  function follow(): void {
    const page = presented();
    if (!following.value || page === undefined || !paper.value) return;
    moving = true;
    paper.value.goTo(page);
    requestAnimationFrame(() =>
      requestAnimationFrame(() => {
        moving = false;
      }),
    );
  }
  function turned(page: number): void {
    if (following.value && paper.value && !moving && page !== presented()) following.value = false;
  }
  watch([() => paper.value, following, presented], follow, { flush: 'post' });
  return { turned };
}
