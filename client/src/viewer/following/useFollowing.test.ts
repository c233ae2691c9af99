import { expect, test, vi } from 'vitest';
import { effectScope, nextTick, ref, shallowRef } from 'vue';
import type { Paper } from '../pdf/pdf.ts';
import { useFollowing } from './useFollowing.ts';

const frames = () =>
  new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => requestAnimationFrame(resolve))));

function reader() {
  const goTo = vi.fn();
  const paper = shallowRef<Paper | undefined>({ goTo } as unknown as Paper);
  const following = ref(true);
  const presented = ref<number | undefined>(1);
  const scope = effectScope();
  const { turned } = scope.run(() => useFollowing(paper, following, () => presented.value)) ?? { turned: () => {} };
  return { goTo, following, presented, turned };
}

test('the presenter moves the page, passing pages on the way is no turning', async () => {
  const { goTo, following, presented, turned } = reader();
  presented.value = 7;
  await nextTick();
  expect(goTo).toHaveBeenLastCalledWith(7);
  turned(4);
  expect(following.value).toBe(true);
});

test('turning a page oneself leaves following; the presenter then moves nothing; returning does', async () => {
  const { goTo, following, presented, turned } = reader();
  presented.value = 7;
  await nextTick();
  await frames();
  turned(8);
  expect(following.value).toBe(false);
  presented.value = 9;
  await nextTick();
  expect(goTo).toHaveBeenCalledTimes(1);
  following.value = true;
  await nextTick();
  expect(goTo).toHaveBeenLastCalledWith(9);
});
