import { type Ref, ref, watch } from 'vue';
import { writeDown } from '../session/writeDown.ts';

function kept<T extends string>(key: string, values: readonly [T, ...T[]]): Ref<T> {
  const at = `reader:${key}`;
  const before = localStorage.getItem(at);
  const value = ref(values.find((one) => one === before) ?? values[0]) as Ref<T>;
  watch(value, (now) => writeDown(localStorage, at, now));
  return value;
}

/** How somebody likes to read on this device; the same for every paper. */
const preferences = {
  light: kept('light', ['day', 'night']),
  pages: kept('pages', ['scroll', 'single']),
  finger: kept('finger', ['scrolls', 'draws']),
};

export const usePreferences = () => preferences;
