import * as z from 'zod/mini';
import { limits, text } from '../kernel/index.ts';
import type { MinutesGap } from '../meeting/minutes/index.ts';
import { Digest, OfMeeting } from './parts.ts';
import { route, whole } from './route.ts';
import { Completed, JobId, Signed, SigningJob } from './signing.ts';

const Key = z.string().check(z.regex(/^(item|conclusion|speech):[A-Za-z0-9._:-]{1,80}$|^(closing|number)$/));
const Job = z.extend(OfMeeting, { job: JobId });

/** A text that the secretary writes, and the number of its version. */
export const MinutesText = z.object({ key: z.string(), text: z.string(), version: z.number() });
export type MinutesText = z.infer<typeof MinutesText>;

/** The minutes: what the secretary writes, the pages, the two signatures. */
export const minutes = {
  read: route({
    method: 'GET',
    path: '/api/meetings/:id/minutes',
    who: 'officer',
    params: OfMeeting,
    /** `content`: everything that the pages will hold, as the server prints it. */
    answer: z.object({ texts: z.array(MinutesText), content: z.unknown() }),
  }),
  /** The parts that the minutes lack as they stand: asked before they are laid out. */
  gaps: route({
    method: 'GET',
    path: '/api/meetings/:id/minutes/gaps',
    who: 'officer',
    params: OfMeeting,
    answer: z.object({ gaps: whole<readonly MinutesGap[]>() }),
  }),
  write: route({
    method: 'PUT',
    path: '/api/meetings/:id/minutes/texts/:key',
    who: 'officer',
    params: z.extend(OfMeeting, { key: Key }),
    body: z.object({ text: text(limits.minutes, 0), version: z.int().check(z.minimum(0)) }),
    answer: z.object({ version: z.number() }),
    otherwise: 409,
  }),
  preview: route({
    method: 'GET',
    path: '/api/meetings/:id/minutes/preview.pdf',
    who: 'officer',
    params: OfMeeting,
    answer: 'file',
  }),
  layOut: route({
    method: 'POST',
    path: '/api/meetings/:id/minutes/layout',
    who: 'officer',
    params: OfMeeting,
    answer: z.object({ ok: z.literal(true), seq: z.number(), at: z.number() }),
    otherwise: 409,
  }),
  /** The laid-out minutes in their latest revision, for everyone who attends; they tell of every item. */
  current: route({
    method: 'GET',
    path: '/api/meetings/:id/minutes/current/:sha256',
    who: 'attendee',
    params: z.extend(OfMeeting, { sha256: Digest }),
    answer: 'file',
    refusals: { 'file-members-only': 403, 'minutes-not-prepared': 404 },
  }),
  prepare: route({
    method: 'POST',
    path: '/api/meetings/:id/minutes/signing',
    who: 'officer',
    params: OfMeeting,
    answer: SigningJob,
    otherwise: 409,
  }),
  prepared: route({
    method: 'GET',
    path: '/api/meetings/:id/minutes/signing/:job/pdf',
    who: 'officer',
    params: Job,
    answer: 'file',
    refusals: { 'minutes-not-prepared': 404 },
  }),
  sign: route({
    method: 'POST',
    path: '/api/meetings/:id/minutes/signing/:job',
    who: 'officer',
    params: Job,
    body: Signed,
    answer: Completed,
    otherwise: 409,
  }),
} as const;
