import { bodyOf } from '@dien-hong/shared';
import { eq } from 'drizzle-orm';
import * as z from 'zod';
import { tables } from '../db/open.ts';
import { refusal, sendRefusal } from '../plugins/errors.ts';
import { beginSession } from '../plugins/login.ts';
import type { Services } from '../services.ts';
import type { App } from './app.ts';

const { meetings, settings } = tables;

export const isDemo = ({ database: { db } }: Services): boolean =>
  db.select().from(settings).where(eq(settings.key, 'demo')).get() !== undefined;

/** The demo's people by role, and entering as one of them. Registered in a demo only: elsewhere these routes do not exist. */
export function demoRoutes(app: App, services: Services): void {
  if (!isDemo(services)) return;
  const { sessions, directory } = services;
  const { db } = services.database;

  app.get('/api/demo/people', async () => {
    const drafts = db.select({ draft: meetings.draft }).from(meetings).orderBy(meetings.convenedAt).all();
    return {
      meetings: drafts.map(({ draft: { info, invited } }) => {
        const names = new Map(directory.people(invited.map((one) => one.personId)).map((one) => [one.id, one]));
        const role = (personId: string, voter: boolean) => {
          if (info.chairs.includes(personId)) return 'chair';
          if (info.secretaries.includes(personId)) return 'secretary';
          return voter ? 'member' : 'guest';
        };
        return {
          id: info.id,
          title: info.title,
          body: bodyOf(info.rules),
          people: invited.flatMap((one) => {
            const person = names.get(one.personId);
            return person ? [{ ...person, role: role(one.personId, one.voter) }] : [];
          }),
        };
      }),
    };
  });

  app.post(
    '/api/demo/session',
    { schema: { body: z.union([z.object({ personId: z.string() }), z.object({ screenOf: z.string() })]) } },
    async (request, reply) => {
      const { body } = request;
      if ('screenOf' in body) {
        const meeting = db.select().from(meetings).where(eq(meetings.id, body.screenOf)).get();
        if (!meeting) return sendRefusal(reply, 404, refusal('meeting-unknown'));
        beginSession(sessions, request, reply, { screenOf: meeting.id });
        return { ok: true };
      }
      const account = directory.accountOf(body.personId);
      if (!account) return sendRefusal(reply, 404, refusal('person-unknown'));
      beginSession(sessions, request, reply, { accountId: account.id });
      return { ok: true };
    },
  );
}
