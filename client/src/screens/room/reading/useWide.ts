import { useMediaQuery } from '@vueuse/core';

/** Whether there is room for two columns (60rem), as the styles' `wide`. */
export const useWide = () => useMediaQuery('(min-width: 60rem)');

/** Whether two papers are readable side by side: a laptop, not a tablet. */
export const useWideForTwo = () => useMediaQuery('(min-width: 78rem)');
