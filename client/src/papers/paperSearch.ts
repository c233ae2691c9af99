import { readablePapers, viewerOf } from '@dien-hong/shared';
import type { PaperHit, PaperHits } from '@dien-hong/shared/api';
import { excerptOf, type PaperWords, searchText, searchWords } from '@dien-hong/shared/reading';
import { holder, ofHolder } from '../device/holder.ts';
import { keptFile, keptWhole } from '../device/stores/files.ts';
import { keptMeeting } from '../device/stores/meetings.ts';
import { call } from '../line/call.ts';
import type { Reply } from '../line/http.ts';

export type { PaperHit, PaperHits } from '@dien-hong/shared/api';

/** The same limit as at the server: it would cut longer queries. */
const most = 200;

/**
 * Searches all papers of a meeting that may be read, by any spelling of case and diacritics: at the server, and without a network in those
 * on this device. Refusals: those of the server; `no-connection` where the device has no paper of the meeting.
 */
export async function searchPapers(meetingId: string, query: string): Promise<Reply<PaperHits>> {
  const reply = await call('GET /api/meetings/:id/search', { params: { id: meetingId }, query: { q: query } });
  if (reply.ok || reply.refusal.code !== 'no-connection') return reply;
  const found = await searchHere(meetingId, searchWords(query));
  return found ? { ok: true, value: found } : reply;
}

async function searchHere(meetingId: string, words: readonly string[]): Promise<PaperHits | null> {
  const meeting = await keptMeeting(meetingId);
  if (!meeting) return null;
  const hits: PaperHit[] = [];
  let unread = 0;
  for (const { id, file } of readablePapers(meeting.state, viewerOf(meeting.state, holder()))) {
    const pages = file && (await pagesOf(meetingId, id, file.sha256));
    for (const [index, [text, plain]] of (pages ?? []).entries()) {
      const place = excerptOf(text, words, plain);
      if (place) hits.push({ paperId: id, page: index + 1, ...place });
    }
    if (file && !pages) unread += 1;
  }
  return { hits: hits.slice(0, most), more: hits.length > most, unread };
}

/** The text of one page, and the same without case and diacritics; every index into the one is one into the other. */
type Page = readonly [text: string, plain: string];

/** By digest, of the meeting that was searched last: one types a query letter by letter. */
const readOf = ofHolder(() => ({ meetingId: '', read: new Map<string, readonly Page[]>() }));

async function pagesOf(meetingId: string, paperId: string, sha256: string): Promise<readonly Page[] | null> {
  const of = readOf();
  if (of.meetingId !== meetingId) Object.assign(of, { meetingId, read: new Map() });
  const { read } = of;
  const file = { meetingId, paperId, sha256 };
  if (!(await keptFile(file))) read.delete(sha256);
  const known = read.get(sha256);
  if (known) return known;
  const bytes = await keptWhole(file, '/words');
  if (!bytes) return null;
  const words = JSON.parse(new TextDecoder().decode(bytes)) as PaperWords;
  const pages = words.map((page): Page => {
    const text = page.map(([word]) => word).join(' ');
    return [text, searchText(text)];
  });
  read.set(sha256, pages);
  return pages;
}
