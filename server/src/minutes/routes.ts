import { knowsWhole, type Refused, refuse } from '@dien-hong/shared';
import { api } from '@dien-hong/shared/api';
import type { Blobs } from '../blobs/blobs.ts';
import { sendPdf } from '../http/pdf.ts';
import type { Serve } from '../http/serve.ts';
import type { MinutesDesk } from './desk.ts';

/** The minutes: the secretary's texts, the pages, the two signatures. */
export function minutesRoutes(serve: Serve, desk: MinutesDesk, blobs: Blobs): void {
  serve(api.minutes.read, async ({ params, as: { host } }) => ({
    texts: desk.texts(params.id),
    content: await desk.content(host),
  }));

  serve(api.minutes.gaps, async ({ as: { host } }) => ({ gaps: await desk.gaps(host) }));

  serve(api.minutes.write, ({ params: { id, key }, body: { text, version }, as: { host, personId } }) => {
    if (host.state.minutes.signatures.length > 0) return refuse('minutes-already-signed');
    return desk.write(id, key, text, version, personId);
  });

  serve(api.minutes.preview, async ({ as: { host }, reply }) =>
    sendPdf(reply, await desk.preview(host), 'bien-ban', 'never'),
  );

  serve(api.minutes.layOut, ({ as: { host, personId } }) => desk.layOut(host, personId));

  serve(
    api.minutes.current,
    async ({
      params: { sha256 },
      as: { host, viewer },
      reply,
    }): Promise<undefined | Refused<'file-members-only' | 'minutes-not-prepared'>> => {
      if (!knowsWhole(host.state, viewer)) return refuse('file-members-only');
      const bytes = host.state.minutes.prepared?.sha256 === sha256 ? await blobs.get(sha256) : null;
      return bytes ? sendPdf(reply, bytes, 'bien-ban', 'forever') : refuse('minutes-not-prepared');
    },
  );

  serve(api.minutes.prepare, ({ as: { host, personId } }) => desk.prepareSignature(host, personId));

  serve(api.minutes.prepared, async ({ params: { id, job }, as: { personId }, reply }) => {
    const bytes = await desk.preparedBytes(id, job, personId);
    return bytes ? sendPdf(reply, bytes, 'bien-ban', 'never') : refuse('minutes-not-prepared');
  });

  serve(api.minutes.sign, ({ params: { job }, body: { cms }, as: { host, personId } }) =>
    desk.completeSignature(host, job, personId, new Uint8Array(Buffer.from(cms, 'base64'))),
  );
}
