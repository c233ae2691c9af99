import { readablePapers } from '@dien-hong/shared';
import { api } from '@dien-hong/shared/api';
import type { Serve } from '../../http/serve.ts';
import type { PaperTexts } from '../texts.ts';

/** The most hits in one answer: nobody would read more. */
const mostHits = 200;

/** The search through all papers of a meeting that the reader may open; the search begins to read those whose text is missing. */
export function paperSearchRoutes(serve: Serve, texts: PaperTexts): void {
  serve(api.search.papers, ({ query: { q }, as: { host, viewer } }) => {
    const papers = readablePapers(host.state, viewer).flatMap(({ id, file }) =>
      file ? [{ id, sha256: file.sha256 }] : [],
    );
    const files = [...new Set(papers.map(({ sha256 }) => sha256))];
    const found = texts.find(files, q, mostHits + 1);
    const hits = papers.flatMap(({ id, sha256 }) =>
      found
        .filter((hit) => hit.sha256 === sha256)
        .map(({ page, excerpt, from, to }) => ({ paperId: id, page, excerpt, from, to })),
    );
    return { hits: hits.slice(0, mostHits), more: hits.length > mostHits, unread: texts.stillToRead(files) };
  });
}
