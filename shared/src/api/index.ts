import { aside } from './aside.ts';
import { authority } from './authority.ts';
import { marks } from './marks.ts';
import { opens } from './opens.ts';
import { packages } from './packages.ts';
import { rules } from './rules.ts';
import { search } from './search.ts';

export type { Aside } from './aside.ts';
export type { Standing } from './authority.ts';
export type { PaperOpened } from './opens.ts';
export type { PersonCard, Unit } from './parts.ts';
export * from './route.ts';
export type { KeptPack, PackUse } from './rules.ts';
export type { PaperHit, PaperHits } from './search.ts';

/** The HTTP contract: what the server registers and the client calls. */
export const api = { aside, authority, marks, opens, packages, rules, search } as const;

type Subjects = typeof api;
type All = { [S in keyof Subjects]: Subjects[S][keyof Subjects[S]] }[keyof Subjects];

/** Every route by its address, which is how the client names it: it takes the types of the contract and nothing of its code. */
export type Contract = { readonly [R in All as `${R['method']} ${R['path']}`]: R };
export type Address = keyof Contract;
