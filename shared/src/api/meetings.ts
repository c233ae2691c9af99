import * as z from 'zod/mini';
import type { MeetingDraft } from '../meeting/index.ts';
import { OfMeeting, PersonCard, Unit } from './parts.ts';
import { Done, misfits, route, whole } from './route.ts';

/**
 * A meeting in a person's own list; instants are epoch milliseconds. `papers`: the number that the person may open; `files`: the digests of
 * all their files, earlier versions included; `takesReports`: the person may report a consultation's result there. `aside`: put aside by the
 * server until an administrator has looked at it, so that only its invitation can be told.
 */
export const ListedMeeting = z.object({
  id: z.string(),
  title: z.string(),
  kind: z.string(),
  body: z.enum(['committee', 'council', 'party']),
  room: z.string(),
  scheduledStart: z.number(),
  scheduledEnd: z.number(),
  role: z.enum(['chair', 'secretary', 'member']),
  phase: z.enum(['preparing', 'convened', 'open', 'suspended', 'closed', 'aside']),
  takesReports: z.boolean(),
  papers: z.number(),
  items: z.number(),
  files: z.array(z.string()),
});
export type ListedMeeting = z.infer<typeof ListedMeeting>;

/** Names and offices of the people of a meeting: the log itself holds ids only. */
export const People = z.object({ people: z.array(PersonCard), units: z.array(Unit) });
export type People = z.infer<typeof People>;

/** A meeting in preparation, with everyone of the organisation to invite. */
export const PreparedMeeting = z.extend(People, {
  version: z.number(),
  convened: z.boolean(),
  draft: whole<MeetingDraft>(),
});
export type PreparedMeeting = z.infer<typeof PreparedMeeting>;

export const meetings = {
  /**
   * The meetings to which the caller is invited, and those that he prepares as secretary or chair. A device must delete everything that it
   * keeps of other meetings. It keeps those that are put `aside`: their logs, which say who may read what, cannot be read now.
   */
  list: route({
    method: 'GET',
    path: '/api/meetings',
    who: 'person',
    answer: z.object({ meetings: z.array(ListedMeeting), aside: z.array(z.string()) }),
  }),
  directory: route({
    method: 'GET',
    path: '/api/meetings/:id/directory',
    who: 'reader',
    params: OfMeeting,
    answer: People,
  }),
  /** Everyone of the organisation, to name a substitute or a presenter. */
  candidates: route({
    method: 'GET',
    path: '/api/meetings/:id/candidates',
    who: 'officer',
    params: OfMeeting,
    answer: z.object({ people: z.array(PersonCard) }),
  }),
  /** A one-time code with which a big screen signs in to this meeting. */
  screenCode: route({
    method: 'POST',
    path: '/api/meetings/:id/screen-code',
    who: 'officer',
    params: OfMeeting,
    answer: z.object({ code: z.string() }),
  }),
  draft: route({
    method: 'GET',
    path: '/api/meetings/:id/draft',
    who: 'preparer',
    params: OfMeeting,
    answer: PreparedMeeting,
  }),
  /** Saves the draft over the version it was read at; somebody else's newer one is never overwritten. */
  save: route({
    method: 'PUT',
    path: '/api/meetings/:id/draft',
    who: 'preparer',
    params: OfMeeting,
    /** `draft` is checked by the draft's own schema, which names the field. */
    body: z.object({ version: z.int(), draft: z.unknown() }),
    answer: z.object({ version: z.number() }),
    refusals: misfits,
    otherwise: 409,
  }),
  /** Sends the invitation: from here on the log is the truth. */
  convene: route({
    method: 'POST',
    path: '/api/meetings/:id/convene',
    who: 'preparer',
    params: OfMeeting,
    body: z.object({ version: z.int() }),
    answer: Done,
    otherwise: 409,
  }),
} as const;
