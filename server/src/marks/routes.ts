import { refuse } from '@dien-hong/shared';
import { api } from '@dien-hong/shared/api';
import type { FastifyRequest } from 'fastify';
import type { Serve } from '../http/serve.ts';
import type { PersonReading } from '../meetings/guards.ts';
import type { Marks, Owner } from './marks.ts';

/** A hall of tablets behind one address writes all day: each person is limited for himself. */
const rateLimit = {
  max: 300,
  timeWindow: '1 minute',
  hook: 'preHandler' as const,
  keyGenerator: ({ session, ip }: FastifyRequest) =>
    `marks|${session?.kind === 'person' && session.personId ? session.personId : ip}`,
};

/** One's own marks and notes; `notify` is called when a person's marks changed, with the number of the last change. */
export function markRoutes(serve: Serve, marks: Marks, notify: (owner: Owner, rev: number) => void): void {
  /** The owner of the marks; null where the device believes another person to be signed in. */
  const ownerOf = ({ host, viewer: { personId } }: PersonReading, believed: string | undefined): Owner | null =>
    believed === undefined || believed === personId ? { personId, meetingId: host.meetingId } : null;

  serve(
    api.marks.pull,
    ({ as, query }) => {
      const owner = ownerOf(as, query.of);
      return owner ? marks.pull(owner, query.after) : refuse('not-signed-in');
    },
    { config: { rateLimit } },
  );

  serve(
    api.marks.push,
    async ({ as, query, body }) => {
      const owner = ownerOf(as, query.of);
      if (!owner) return refuse('not-signed-in');
      const pushed = await marks.push(owner, body.marks);
      if (!pushed.ok) return pushed;
      const { before, rev, newer } = pushed;
      if (rev > before) notify(owner, rev);
      return { before, rev, newer };
    },
    { config: { rateLimit }, bodyLimit: 512 * 1024 },
  );
}
