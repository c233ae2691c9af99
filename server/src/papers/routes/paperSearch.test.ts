import { commune } from '@dien-hong/shared/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startServer, type TestServer } from '../../testing/server.ts';

const meetingId = commune().info.id;
let server: TestServer;

/** A published paper with one page of this text. */
async function publish(paperId: string, itemId: string, access: 'everyone' | 'voters', text: string): Promise<void> {
  const { blobs, texts, meetings } = server.services;
  const sha256 = await blobs.put(Buffer.from(`%PDF-1.7 ${paperId}`));
  await texts.keep(sha256, [text]);
  const upload = { sha256, pages: 1, bytes: 9, removed: [], doubts: [], source: null };
  server.services.uploads.keep(upload, `meeting:${meetingId}`, 'sec');
  const host = await meetings.host(meetingId);
  const words = { kind: 'Tờ trình', number: '', subject: paperId, issuer: '', issuedOn: null } as const;
  const paper = { paperId: null, itemId, ...words, access, sha256 } as const;
  expect(
    await host?.submit({ kind: 'person', personId: 'sec' }, paperId, { type: 'PublishPaper', ...paper }),
  ).toMatchObject({ ok: true });
}

async function search(who: string, query: string): Promise<{ found: string[]; body: string; status: number }> {
  const url = `${server.url}/api/meetings/${meetingId}/search?q=${encodeURIComponent(query)}`;
  const response = await fetch(url, { headers: { cookie: server.cookie(who) } });
  const body = await response.text();
  const { hits = [] } = JSON.parse(body) as { hits?: { paperId: string }[] };
  return { found: hits.map((hit) => hit.paperId), body, status: response.status };
}

beforeAll(async () => {
  server = await startServer(commune());
  await publish('sau', 'muc-2', 'everyone', 'Dự toán ngân sách năm 2027');
  await publish('rieng', 'muc-2', 'voters', 'Ngân sách dự phòng: con số chưa công bố');
  await publish('truoc', 'muc-1', 'everyone', 'Quyết toán ngân sách năm 2025');
});
afterAll(() => server.close());

test('each finds what he may open, by the agenda, and not a word of the rest', async () => {
  expect((await search('m2', 'ngan sach')).found).toEqual(['truoc', 'sau', 'rieng']);
  for (const [who, found] of [
    ['guest', ['truoc', 'sau']],
    // Invited for the second item alone.
    ['visitor', ['sau']],
  ] as const) {
    const answer = await search(who, 'ngân sách');
    expect(answer.found, who).toEqual(found);
    expect(answer.body, who).not.toContain('chưa công bố');
  }
  expect((await search('guest', 'chưa công bố')).found).toEqual([]);
});

test('a paper that was withdrawn is found no more', async () => {
  const host = await server.services.meetings.host(meetingId);
  const command = { type: 'WithdrawPaper', paperId: 'truoc', reason: 'Nhầm bản' } as const;
  expect(await host?.submit({ kind: 'person', personId: 'sec' }, 'away', command)).toMatchObject({ ok: true });
  expect((await search('m2', 'quyet toan')).found).toEqual([]);
});

test('a query must say something and be short', async () => {
  expect((await search('m2', '')).status).toBe(400);
  expect((await search('m2', 'x'.repeat(201))).status).toBe(400);
});
