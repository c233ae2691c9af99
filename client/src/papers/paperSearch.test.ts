import 'fake-indexeddb/auto';
import { viewerOf } from '@dien-hong/shared';
import type { PaperWords } from '@dien-hong/shared/reading';
import { commune, scene } from '@dien-hong/shared/testing';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { holdFor } from '../device/holder.ts';
import { readingWith } from '../device/reading.testing.ts';
import { keepFile, keepPart, removeFiles } from '../device/stores/files.ts';
import { createKeeper, keptMeeting } from '../device/stores/meetings.ts';
import { takeOver, wipe } from '../device/wipe.ts';
import { wantedFiles } from './packPlan.ts';
import { searchPapers } from './paperSearch.ts';

const { state } = scene(commune());
const papers = wantedFiles(state, viewerOf(state, 'm2'));
const network = vi.fn<typeof fetch>();
const words = (...pages: string[]): PaperWords =>
  pages.map((page) => page.split(' ').map((word) => [word, 0, 0, 1, 1] as const));

async function keepWords(sha256: string, pages: PaperWords): Promise<void> {
  const file = { meetingId: 'm', paperId: '', sha256 };
  await keepFile(file, readingWith({ words: true, pages: pages.length }));
  await keepPart(file, '/words', 0, new TextEncoder().encode(JSON.stringify(pages)));
}

beforeEach(async () => {
  await wipe(null, 'closed');
  holdFor('m2');
  const person = { id: 'm2', fullName: 'm2', title: '', salutation: '', unitId: null };
  await takeOver({ kind: 'person', demo: false, admin: false, person });
  network.mockReset().mockRejectedValue(new TypeError('Failed to fetch'));
  vi.stubGlobal('fetch', network);
});
afterEach(() => vi.unstubAllGlobals());

async function keep(): Promise<void> {
  const keeper = createKeeper('m');
  keeper.keep(() => ({ title: '', scheduledStart: 0, wanted: papers, state, foldedAs: '', people: [], units: [] }));
  keeper.end();
  await vi.waitFor(async () => expect(await keptMeeting('m')).toBeDefined());
}

test('without a network the downloaded papers are searched, as the server would', async () => {
  await keep();
  const [first, second] = papers;
  await keepWords(first?.sha256 ?? '', words('Dự toán', 'Tổng thu ngân sách nhà nước năm 2027'));
  await keepWords(second?.sha256 ?? '', words('Đầu tư công và ngân sách, dự phòng'));
  const found = await searchPapers('m', 'NGAN SACH');
  if (!found.ok) throw new Error(found.refusal.code);
  expect(found.value.hits.map(({ paperId, page }) => [paperId, page])).toEqual([
    [first?.paperId, 2],
    [second?.paperId, 1],
  ]);
  for (const { excerpt, from, to } of found.value.hits) expect(excerpt.slice(from, to)).toBe('ngân sách');
  expect(found.value).toMatchObject({ more: false, unread: papers.length - 2 });
  // The last word may be a beginning, the others may not.
  expect(await searchPapers('m', 'dau t')).toMatchObject({ value: { hits: [{ page: 1 }] } });
  expect(await searchPapers('m', 'da tu')).toMatchObject({ value: { hits: [] } });
  expect(await searchPapers('m', '…')).toMatchObject({ value: { hits: [] } });
});

test('a paper no longer on the device is not found in memory', async () => {
  await keep();
  await keepWords(papers.at(-1)?.sha256 ?? '', words('ngân sách'));
  expect(await searchPapers('m', 'ngân')).toMatchObject({ value: { hits: [{ page: 1 }] } });
  await removeFiles('m', () => false);
  expect(await searchPapers('m', 'ngân')).toMatchObject({ value: { hits: [], unread: papers.length } });
});

test('with a network the server is asked; its refusals are passed on', async () => {
  await keep();
  const reply = (body: object, status: number) =>
    network.mockResolvedValueOnce(new Response(JSON.stringify(body), { status }));
  reply({ hits: [], more: false, unread: 3 }, 200);
  expect(await searchPapers('m', 'a&b')).toEqual({ ok: true, value: { hits: [], more: false, unread: 3 } });
  expect(network.mock.calls[0]?.[0]).toBe('/api/meetings/m/search?q=a%26b');
  reply({ refusal: { code: 'not-invited', params: {} } }, 403);
  expect(await searchPapers('m', 'a')).toMatchObject({ ok: false, refusal: { code: 'not-invited' } });
});

test('a meeting that was never entered here cannot be searched without a network', async () => {
  expect(await searchPapers('m', 'ngân')).toMatchObject({ ok: false, refusal: { code: 'no-connection' } });
});
