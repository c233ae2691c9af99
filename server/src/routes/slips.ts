import { infoOf, knowsAbout, type Vote, voteOf } from '@dien-hong/shared';
import type { FastifyReply } from 'fastify';
import * as z from 'zod';
import { checkSlip } from '../ballot-box/slipProof.ts';
import { createGate } from '../gate.ts';
import { refusal, sendRefusal } from '../plugins/errors.ts';
import type { Services } from '../services.ts';
import { readerOf } from './access.ts';
import type { App } from './app.ts';

const Params = z.object({ id: z.string().max(80), vote: z.string().max(80) });
const Body = z.object({ slip: z.base64().max(90_000) });

/** Checking a slip takes about a millisecond of the event loop: a burst is taken a few at a time. */
const checking = createGate(2);

const casting = (vote: Vote | undefined): vote is Vote & { slips: NonNullable<Vote['slips']> } =>
  vote?.stage === 'open' && vote.slips?.stage === 'casting';

/** Secret votes: the box, which asks nobody who he is, and what the counting board and everyone afterwards may read. */
export function slipRoutes(app: App, services: Services): void {
  const { meetings, box, scheme, slipNews } = services;

  /**
   * A slip is dropped into the box. No session is looked at: who holds a token has received it as a voter. Nothing about the
   * request is kept or logged.
   */
  app.post(
    '/api/ballot-box/:id/:vote',
    { schema: { params: Params, body: Body }, bodyLimit: 128 * 1024 },
    async (request, reply) => {
      const { id, vote: voteId } = request.params;
      const host = await meetings.host(id);
      const vote = host ? voteOf(host.state, voteId) : undefined;
      if (!host || !casting(vote)) return sendRefusal(reply, 409, refusal('slip-not-casting'));
      const bytes = Buffer.from(request.body.slip, 'base64');
      const expected = { meetingId: id, motion: vote.motion, keys: vote.slips.keys };
      const checked = await checking.run(async () => checkSlip(bytes, expected, scheme));
      if (!checked?.ok) return sendRefusal(reply, 422, checked?.refusal ?? refusal('too-many-commands'));
      // The box may have been closed while the slip was checked.
      if (!casting(voteOf(host.state, voteId))) return sendRefusal(reply, 409, refusal('slip-not-casting'));
      const kept = await box.put({ meetingId: id, voteId, token: checked.token, bytes });
      if (kept === 'used') return sendRefusal(reply, 409, refusal('slip-token-used'));
      slipNews.emit('slip', id, voteId);
      return reply.send({ ok: true });
    },
  );

  /** The signed requests that wait for the board's signature: for the holder of its key alone. */
  app.get('/api/meetings/:id/votes/:vote/requests', { schema: { params: Params } }, async (request, reply) => {
    const { id, vote: voteId } = request.params;
    const reader = await readerOf(services, request, reply, id);
    if (!reader) return reply;
    const vote = voteOf(reader.host.state, voteId);
    const { personId } = reader.viewer;
    if (!vote?.slips || personId === null || vote.boardKey?.personId !== personId)
      return sendRefusal(reply, 403, refusal('only-counting-board'));
    const waiting = Object.entries(vote.slips.issued).filter(([, one]) => !one.cosigned && one.sealed);
    const requests = await Promise.all(
      waiting.slice(0, 60).map(async ([voter, one]) => {
        const bytes = await meetings.log.attachment(id, one.sealed?.request ?? '');
        return { personId: voter, request: Buffer.from(bytes ?? []).toString('base64') };
      }),
    );
    return reply.header('cache-control', 'no-store').send({ requests });
  });

  /** All slips of a counted vote, for everyone in the meeting: each finds his own, and counts again. */
  app.get('/api/meetings/:id/votes/:vote/slips', { schema: { params: Params } }, async (request, reply) => {
    const { id, vote: voteId } = request.params;
    const reader = await readerOf(services, request, reply, id);
    if (!reader) return reply;
    const found = voteOf(reader.host.state, voteId);
    if (!knowsAbout(reader.host.state, reader.viewer, found?.motion.itemId ?? null))
      return sendRefusal(reply, 403, refusal('file-members-only'));
    const file = found?.annulled ? null : found?.closed?.slips?.file;
    return file
      ? sendSlips(reply, infoOf(reader.host.state).id, file)
      : sendRefusal(reply, 404, refusal('vote-unknown'));
  });

  async function sendSlips(reply: FastifyReply, meetingId: string, digest: string): Promise<FastifyReply> {
    const bytes = await meetings.log.attachment(meetingId, digest);
    if (!bytes) return sendRefusal(reply, 404, refusal('vote-unknown'));
    return reply.header('cache-control', 'private, no-store').type('application/json').send(Buffer.from(bytes));
  }
}
