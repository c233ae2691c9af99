import { readablePapers } from '@dien-hong/shared';
import * as z from 'zod';
import type { Services } from '../services.ts';
import { readerOf } from './access.ts';
import type { App } from './app.ts';

const schema = {
  params: z.object({ id: z.string().max(80) }),
  querystring: z.object({ q: z.string().min(1).max(200) }),
};

/** More would not be read. */
const mostHits = 200;

/** The search through all papers of a meeting that the reader may open. */
export function paperSearchRoutes(app: App, services: Services): void {
  const { texts } = services;

  /** `{hits: [{paperId, page, excerpt, from, to}], more, unread}`: by agenda and page; `unread` papers are being read right now. */
  app.get('/api/meetings/:id/search', { schema }, async (request, reply) => {
    const reader = await readerOf(services, request, reply, request.params.id);
    if (!reader) return reply;
    const papers = readablePapers(reader.host.state, reader.viewer).flatMap(({ id, file }) =>
      file ? [{ id, sha256: file.sha256 }] : [],
    );
    const files = [...new Set(papers.map(({ sha256 }) => sha256))];
    const found = texts.find(files, request.query.q, mostHits + 1);
    const hits = papers.flatMap(({ id, sha256 }) =>
      found
        .filter((hit) => hit.sha256 === sha256)
        .map(({ page, excerpt, from, to }) => ({ paperId: id, page, excerpt, from, to })),
    );
    return { hits: hits.slice(0, mostHits), more: hits.length > mostHits, unread: texts.stillToRead(files) };
  });
}
