import * as z from 'zod/mini';
import type { Refusal } from '../kernel/index.ts';
import { route, whole } from './route.ts';

/** A meeting or a consultation that is put aside: since when (epoch milliseconds), and why. */
export const Aside = z.object({ id: z.string(), title: z.string(), since: z.number(), why: whole<Refusal>() });
export type Aside = z.infer<typeof Aside>;

export const aside = {
  list: route({
    method: 'GET',
    path: '/api/aside',
    who: 'administrator',
    answer: z.object({ aside: z.array(Aside) }),
  }),
} as const;
