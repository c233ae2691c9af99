import { mayRead, paperAudience, paperOf, refuse, versionOf } from '@dien-hong/shared';
import { api, done } from '@dien-hong/shared/api';
import type { Serve } from '../../http/serve.ts';
import type { Opens } from '../opens.ts';

/** Read receipts: the fact that somebody has opened a version of a paper, and when first; never the page or the number of times. */
export function openRoutes(serve: Serve, opens: Opens): void {
  serve(api.opens.report, ({ params: { id, paper: paperId, sha256 }, as: { viewer, host } }) => {
    const paper = paperOf(host.state, paperId);
    const opened = paper && mayRead(paperAudience(paper, host.state), viewer) ? versionOf(paper, sha256) : undefined;
    if (!opened) return refuse('paper-unknown');
    opens.add(id, { paperId, version: opened.version, personId: viewer.personId });
    return done;
  });

  serve(api.opens.list, ({ as: { host } }) => ({ opened: opens.of(host.meetingId) }));
}
