import { type Refused, refuse, voteOf } from '@dien-hong/shared';
import { api } from '@dien-hong/shared/api';
import type { Blobs } from '../../blobs/blobs.ts';
import { sendPdf } from '../../http/pdf.ts';
import type { Serve } from '../../http/serve.ts';
import type { CountingDesk } from '../countingRecord.ts';
import { knowsVote } from './votes.ts';

/** The counting board's record. */
export function countingRecordRoutes(serve: Serve, desk: CountingDesk, blobs: Blobs): void {
  serve(api.countingRecord.layOut, async ({ params: { vote }, as: { host, personId } }) => {
    const { answer, gaps } = await desk.layOut(host, vote, personId);
    return answer.ok ? { ...answer, gaps } : answer;
  });

  serve(
    api.countingRecord.current,
    async ({
      params: { vote, sha256 },
      as: { host, viewer },
      reply,
    }): Promise<undefined | Refused<'file-members-only' | 'counting-record-not-prepared'>> => {
      if (!knowsVote(host.state, viewer, vote)) return refuse('file-members-only');
      const bytes = voteOf(host.state, vote)?.record?.sha256 === sha256 ? await blobs.get(sha256) : null;
      return bytes ? sendPdf(reply, bytes, 'bien-ban-kiem-phieu', 'forever') : refuse('counting-record-not-prepared');
    },
  );

  serve(api.countingRecord.prepare, ({ params: { vote }, as: { host, personId } }) =>
    desk.prepareSignature(host, vote, personId),
  );

  serve(api.countingRecord.prepared, async ({ params: { id, job }, as: { personId }, reply }) => {
    const bytes = await desk.preparedBytes(id, job, personId);
    return bytes ? sendPdf(reply, bytes, 'bien-ban-kiem-phieu', 'never') : refuse('counting-record-not-prepared');
  });

  serve(api.countingRecord.sign, ({ params: { vote: voteId, job: jobId }, body: { cms }, as: { host, personId } }) =>
    desk.completeSignature(host, { voteId, personId, jobId }, new Uint8Array(Buffer.from(cms, 'base64'))),
  );
}
