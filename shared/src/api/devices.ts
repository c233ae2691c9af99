import * as z from 'zod/mini';
import { Standing } from './authority.ts';
import { Base64, ExistingId } from './parts.ts';
import { Done, route } from './route.ts';

const Bytes = Base64.check(z.maxLength(20_000));

/** A certificate of one's own; instants are epoch milliseconds. */
export const Device = z.object({
  fingerprint: z.string(),
  serial: z.string(),
  source: z.enum(['issued', 'imported']),
  createdAt: z.number(),
  revokedAt: z.nullable(z.number()),
});
export type Device = z.infer<typeof Device>;

/** Signing keys of people's devices: enrolment with a one-time code, bringing one's own certificate, removing. */
export const devices = {
  list: route({
    method: 'GET',
    path: '/api/devices',
    who: 'person',
    answer: z.object({ devices: z.array(Device), standing: Standing }),
  }),
  /** Certifies a key made on the device. The sign-in session and the code say whose key it is, never the request. */
  enrol: route({
    method: 'POST',
    path: '/api/devices',
    who: 'person',
    /** In a demo one tap is enough: its signatures are labelled as tests. */
    body: z.object({ csr: Bytes, code: z.optional(z.string().check(z.maxLength(20))) }),
    answer: z.object({ certificate: z.string(), chain: z.array(z.string()), standing: Standing }),
    refusals: { 'too-many-attempts': 429, 'wrong-code': 401, 'person-unknown': 404 },
    otherwise: 409,
  }),
  /** The challenge that the key of a certificate from elsewhere signs, and the instant of signing. */
  challenge: route({
    method: 'POST',
    path: '/api/devices/challenge',
    who: 'person',
    answer: z.object({ challenge: z.string(), now: z.number() }),
  }),
  /** Registers the certificate of a .p12 that was opened on the device; its authority must be trusted here. */
  bring: route({
    method: 'POST',
    path: '/api/devices/imported',
    who: 'person',
    body: z.object({ certificate: Bytes, proof: Bytes }),
    answer: z.object({ standing: Standing }),
    otherwise: 409,
  }),
  remove: route({
    method: 'DELETE',
    path: '/api/devices/:fingerprint',
    who: 'person',
    params: z.object({ fingerprint: z.string().check(z.regex(/^[0-9a-f]{64}$/)) }),
    answer: Done,
    refusals: { 'not-found': 404 },
  }),
  /** A one-time code for somebody's device, from an administrator, or from an officer of a meeting to which he is invited. */
  makeCode: route({
    method: 'POST',
    path: '/api/devices/codes',
    who: 'account',
    body: z.object({ personId: ExistingId }),
    answer: z.object({ code: z.string() }),
    refusals: { 'account-without-person': 403, 'not-chair-or-secretary': 403 },
  }),
} as const;
