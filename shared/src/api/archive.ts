import { OfMeeting } from './parts.ts';
import { route } from './route.ts';

export const archive = {
  /** The archive of a closed meeting: one ZIP that verifies without this server. */
  read: route({
    method: 'GET',
    path: '/api/meetings/:id/archive.zip',
    who: 'officer',
    params: OfMeeting,
    answer: 'file',
    otherwise: 409,
  }),
} as const;
