import * as z from 'zod/mini';
import type { DocumentDoubt } from '../refusals/intake.ts';
import { Digest, OfMeeting } from './parts.ts';
import { Done, route, whole } from './route.ts';

/**
 * The facts about a file. `removed`: the parts that were taken out of it (scripts, launches, attachments); `doubts`: the points at which a
 * person has to look before it is used.
 */
const facts = {
  pages: z.number(),
  bytes: z.number(),
  removed: z.readonly(z.array(z.string())),
  doubts: z.readonly(z.array(whole<DocumentDoubt>())),
};

/** A file that was taken in, `at` epoch milliseconds. */
export const Taken = z.object({ sha256: z.string(), ...facts, at: z.number() });
export type Taken = z.infer<typeof Taken>;

const File = z.extend(OfMeeting, { sha256: Digest });

/** Taking in a PDF or an office document of a meeting. It becomes a paper when it is published, or when a draft that names it is convened. */
export const uploads = {
  add: route({
    method: 'POST',
    path: '/api/meetings/:id/uploads',
    who: 'preparer',
    params: OfMeeting,
    body: 'file',
    answer: Taken,
    otherwise: 422,
  }),
  /** The facts about a file of this meeting, and how far its rendition is. */
  read: route({
    method: 'GET',
    path: '/api/meetings/:id/uploads/:sha256',
    who: 'preparer',
    params: File,
    answer: z.object({ ...facts, confirmed: z.boolean(), drawn: z.number(), complete: z.boolean() }),
    refusals: { 'paper-not-uploaded': 404 },
  }),
  /** The file as its readers will get it, to be looked at before they do. */
  file: route({
    method: 'GET',
    path: '/api/meetings/:id/uploads/:sha256/file',
    who: 'preparer',
    params: File,
    answer: 'file',
    refusals: { 'paper-not-uploaded': 404 },
  }),
  /** Settles the doubts about a file: somebody who prepares the meeting has looked at them. */
  confirm: route({
    method: 'POST',
    path: '/api/meetings/:id/uploads/:sha256/confirm',
    who: 'preparer',
    params: File,
    answer: Done,
    refusals: { 'paper-not-uploaded': 404 },
  }),
} as const;
