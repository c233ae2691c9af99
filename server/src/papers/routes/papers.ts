import { fileOf, mayRead, paperAudience, paperOf, type Refused, refuse } from '@dien-hong/shared';
import { api } from '@dien-hong/shared/api';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Blobs } from '../../blobs/blobs.ts';
import { type Fixed, forever, pdf, sendBlob, sendFixed } from '../../http/bytes.ts';
import type { Serve } from '../../http/serve.ts';
import type { Reading } from '../../meetings/guards.ts';
import type { Renditions } from '../renditions.ts';

const webp = 'image/webp';
const jsonGzip = { type: 'application/json; charset=utf-8', gzip: true } as const;
const packedPictures = { type: 'application/octet-stream' } as const;

/** A person who is turned away may have pages in his browser's cache from an earlier time. */
const turnAway = (reply: FastifyReply): void => void reply.header('clear-site-data', '"cache"');

/** A hall full of tablets fetches papers from one address: the guard is the limit. */
const besides = { config: { rateLimit: false }, turnAway } as const;

interface Asked {
  readonly params: { readonly paper: string; readonly sha256: string };
  readonly as: Reading;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
}

/** The bytes of papers and the data derived from them. */
export function paperRoutes(serve: Serve, { blobs, renditions }: { blobs: Blobs; renditions: Renditions }): void {
  /** The file that is asked for, if this reader may read it. */
  function readable({ params, as: { host, viewer }, reply }: Asked) {
    const paper = paperOf(host.state, params.paper);
    const may = paper && mayRead(paperAudience(paper, host.state), viewer);
    const file = may ? fileOf(paper, params.sha256) : undefined;
    if (!file) turnAway(reply);
    return file;
  }

  /** Sends a whole blob that belongs to a file; an original with active content is never such a blob. */
  async function whole(asked: Asked, sha256: string | null, how: Pick<Fixed, 'type' | 'gzip'>) {
    const sent = sha256 !== null && (await sendBlob(asked.request, asked.reply, blobs, sha256, how));
    return sent ? undefined : refuse('paper-unknown');
  }

  serve(
    api.papers.file,
    async (asked): Promise<undefined | Refused<'paper-unknown' | 'paper-not-ready'>> => {
      const file = readable(asked);
      if (!file) return refuse('paper-unknown');
      const handedOut = renditions.handedOut(file.sha256);
      if (handedOut === null) {
        renditions.derive(file.sha256, 'now');
        return refuse('paper-not-ready');
      }
      asked.reply.header('content-disposition', 'inline; filename="tai-lieu.pdf"');
      return whole(asked, handedOut, pdf);
    },
    besides,
  );

  serve(
    api.papers.reading,
    async (asked) => {
      const file = readable(asked);
      if (!file) return refuse('paper-unknown');
      const reading = await renditions.reading(file.sha256);
      if (!reading) return refuse('paper-not-ready');
      asked.reply.header('cache-control', reading.complete ? forever : 'no-store');
      // Before the first step, the number of pages is the file's own.
      return { ...reading, pages: reading.sizes ? reading.pages : file.pages };
    },
    besides,
  );

  serve(
    api.papers.view,
    async (asked) => {
      const file = readable(asked);
      if (!file) return refuse('paper-unknown');
      const view = renditions.whole(file.sha256, 'view');
      return whole(asked, view === asked.params.view ? view : null, pdf);
    },
    besides,
  );

  serve(
    api.papers.preview,
    async (asked) => {
      const file = readable(asked);
      const part = file && renditions.preview(file.sha256, asked.params.page);
      if (!part) return refuse('paper-unknown');
      await sendFixed(asked.request, asked.reply, blobs, { ...part, type: webp });
      return undefined;
    },
    besides,
  );

  serve(
    api.papers.thumbs,
    async (asked) => {
      const file = readable(asked);
      return file ? whole(asked, renditions.whole(file.sha256, 'thumbs'), packedPictures) : refuse('paper-unknown');
    },
    besides,
  );

  serve(
    api.papers.words,
    async (asked) => {
      const file = readable(asked);
      return file ? whole(asked, renditions.whole(file.sha256, 'words'), jsonGzip) : refuse('paper-unknown');
    },
    besides,
  );
}
