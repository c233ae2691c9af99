import * as z from 'zod/mini';
import { PersonCard } from './parts.ts';
import { Done, route } from './route.ts';

export const DemoPerson = z.extend(PersonCard, { role: z.enum(['chair', 'secretary', 'member', 'guest']) });
export type DemoPerson = z.infer<typeof DemoPerson>;

/** `body`: the body whose words name its people. */
export const DemoMeeting = z.object({
  id: z.string(),
  title: z.string(),
  body: z.enum(['committee', 'council', 'party']),
  people: z.array(DemoPerson),
});
export type DemoMeeting = z.infer<typeof DemoMeeting>;

/** The demo's people by role, and entering as one of them. In a demo only: elsewhere these routes do not exist. */
export const demo = {
  people: route({
    method: 'GET',
    path: '/api/demo/people',
    who: 'anyone',
    answer: z.object({ meetings: z.array(DemoMeeting) }),
  }),
  enter: route({
    method: 'POST',
    path: '/api/demo/session',
    who: 'anyone',
    body: z.union([z.object({ personId: z.string() }), z.object({ screenOf: z.string() })]),
    answer: Done,
    refusals: { 'meeting-unknown': 404, 'person-unknown': 404 },
  }),
} as const;
