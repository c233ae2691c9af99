import { reactive } from 'vue';

/** Secret votes into whose box this page is dropping a slip: it waits a moment first (`dropSlip`), and may have to try again. */
export const slipsUnderway = reactive(new Set<string>());
