import * as z from 'zod/mini';
import { Done, route } from './route.ts';

const Pem = z.string().check(z.maxLength(200_000));
/** `declared` once the organisation has given its authority legal standing; signatures lose the test label from then on. */
export const Standing = z.enum(['test', 'declared']);
export type Standing = z.infer<typeof Standing>;

/** The authorities that this installation believes: its own, with its standing, and others that it trusts. */
export const authority = {
  read: route({
    method: 'GET',
    path: '/api/authority',
    who: 'administrator',
    answer: z.object({ root: z.string(), fingerprint: z.string(), standing: Standing }),
  }),
  declare: route({
    method: 'PUT',
    path: '/api/authority/standing',
    who: 'administrator',
    body: z.object({ standing: Standing }),
    answer: z.object({ standing: Standing }),
  }),
  /** Trusts another authority, so that members may bring the .p12 they already hold. */
  trust: route({
    method: 'POST',
    path: '/api/authority/trusted',
    who: 'administrator',
    body: z.object({ pem: Pem, crl: z._default(Pem, '') }),
    answer: Done,
    otherwise: 409,
  }),
} as const;
