import { opens } from './opens.ts';
import { rules } from './rules.ts';

export type { PaperOpened } from './opens.ts';
export * from './route.ts';
export type { KeptPack, PackUse } from './rules.ts';

/** The HTTP contract: what the server registers and the client calls. */
export const api = { opens, rules } as const;
