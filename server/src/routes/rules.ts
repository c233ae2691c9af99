import { inputRefusal, limits, line, WrittenPack } from '@dien-hong/shared';
import { eq } from 'drizzle-orm';
import type { FastifyReply, FastifyRequest } from 'fastify';
import * as z from 'zod';
import { tables } from '../db/open.ts';
import { refusal, sendRefusal } from '../plugins/errors.ts';
import { isAdministrator } from '../plugins/login.ts';
import type { Services } from '../services.ts';
import type { App } from './app.ts';

const Params = z.object({ rules: z.string().max(80), version: z.coerce.number().int().positive() });
const Edited = z.object({
  basedOn: z.object({ id: z.string().max(80), version: z.int().positive() }),
  pack: z.unknown(),
  /** Why, or by whom it was checked: kept beside the version. */
  note: line(limits.reason, 0),
});

/** The law as data: read by everyone who is signed in, edited by administrators. */
export function ruleRoutes(app: App, { rulePacks, database }: Services): void {
  const signedIn = (request: FastifyRequest, reply: FastifyReply): boolean => {
    if (request.session?.kind === 'person') return true;
    sendRefusal(reply, request.session ? 403 : 401, refusal('not-signed-in'));
    return false;
  };

  app.get('/api/rules', async (request, reply) => {
    if (!signedIn(request, reply)) return reply;
    return { packs: rulePacks.all().map((one) => ({ ...one, uses: rulePacks.usesOf(one.pack).length })) };
  });

  app.get('/api/rules/:rules/:version/uses', { schema: { params: Params } }, async (request, reply) => {
    if (!isAdministrator(request, reply)) return reply;
    const kept = rulePacks.find(request.params.rules, request.params.version);
    return kept ? { uses: rulePacks.usesOf(kept.pack) } : sendRefusal(reply, 404, refusal('rules-unknown'));
  });

  app.post('/api/rules', { schema: { body: Edited } }, async (request, reply) => {
    if (!isAdministrator(request, reply)) return reply;
    const { basedOn, note } = request.body;
    const read = WrittenPack.safeParse(request.body.pack);
    if (!read.success) return sendRefusal(reply, 400, inputRefusal(read.error.issues));
    const { session } = request;
    const accountId = session?.kind === 'person' ? session.accountId : '';
    const account = database.db.select().from(tables.accounts).where(eq(tables.accounts.id, accountId)).get();
    const saved = rulePacks.save(read.data, { basedOn, note, savedBy: account?.username ?? '' });
    return saved.ok ? { id: saved.id, version: saved.version } : sendRefusal(reply, 409, saved.refusal);
  });

  app.delete('/api/rules/:rules/:version', { schema: { params: Params } }, async (request, reply) => {
    if (!isAdministrator(request, reply)) return reply;
    const removed = rulePacks.remove(request.params.rules, request.params.version);
    return removed.ok ? { ok: true } : sendRefusal(reply, 409, removed.refusal);
  });
}
