import { type Ref, ref, watch } from 'vue';
import { setting } from '../../device/local.ts';

function kept<T extends string>(name: 'light' | 'pages' | 'finger', values: readonly [T, ...T[]]): Ref<T> {
  const { value: before, write } = setting(`reader:${name}`, values, values[0]);
  const value = ref(before) as Ref<T>;
  watch(value, write);
  return value;
}

/** A reader's settings on this device; the same for every paper. */
const preferences = {
  light: kept('light', ['day', 'night']),
  pages: kept('pages', ['scroll', 'single']),
  finger: kept('finger', ['scrolls', 'draws']),
};

export const usePreferences = () => preferences;
