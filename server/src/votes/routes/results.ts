import { type Refused, refuse, voteOf } from '@dien-hong/shared';
import { api } from '@dien-hong/shared/api';
import type { Directory } from '../../accounts/directory.ts';
import { sendPdf, sendWorkbook } from '../../http/pdf.ts';
import type { Serve } from '../../http/serve.ts';
import type { Reading } from '../../meetings/guards.ts';
import { paperGaps } from '../../print/paperGaps.ts';
import { printVoteResult } from '../../print/print.ts';
import { resultContent } from '../result.ts';
import { resultWorkbook } from '../workbook.ts';
import { knowsVote } from './votes.ts';

/** The result of a vote as a file. */
export function resultRoutes(serve: Serve, directory: Directory): void {
  function resultOf({ host, viewer }: Reading, voteId: string) {
    if (!knowsVote(host.state, viewer, voteId)) return refuse('file-members-only');
    const vote = voteOf(host.state, voteId);
    if (!vote?.closed) return refuse('vote-not-counted');
    return { ok: true, content: resultContent(host.state, vote, directory) } as const;
  }
  type Not = Refused<'file-members-only' | 'vote-not-counted'>;

  serve(api.results.pdf, async ({ as, params: { vote }, reply }): Promise<undefined | Not> => {
    const result = resultOf(as, vote);
    if (!result.ok) return result;
    return sendPdf(reply, (await printVoteResult(result.content)).bytes, 'ket-qua-bieu-quyet', 'never');
  });

  serve(api.results.gaps, ({ as, params: { vote } }) => {
    const result = resultOf(as, vote);
    return result.ok ? { gaps: paperGaps('vote-result', result.content) } : result;
  });

  serve(api.results.workbook, async ({ as, params: { vote }, reply }): Promise<undefined | Not> => {
    const result = resultOf(as, vote);
    if (!result.ok) return result;
    return sendWorkbook(reply, await resultWorkbook(result.content), 'ket-qua-bieu-quyet');
  });
}
