import type { PaperOpened } from '@dien-hong/shared/api';
import { commune, uploadOf } from '@dien-hong/shared/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startServer, type TestServer } from '../../testing/server.ts';

const meeting = commune();
const meetingId = meeting.info.id;

let server: TestServer;

beforeAll(async () => {
  server = await startServer(meeting);
});
afterAll(() => server.close());

test('that a paper was opened is kept once, of who may read it, and told to chair and secretary; never which page', async () => {
  const host = await server.services.meetings.host(meetingId);
  const sha256 = host?.state.documents.papers.p1?.file?.sha256 ?? '';
  const path = (paper: string, digest: string) => `/api/meetings/${meetingId}/papers/${paper}/${digest}/opened`;
  const restricted = host?.state.documents.papers.p3;
  const status = async (who: string | { screenOf: string }, paper: string, digest: string) =>
    (await server.ask(who, path(paper, digest), {})).status;
  expect(await status('m2', 'p1', sha256)).toBe(200);
  const first = await server.ask<{ opened: PaperOpened[] }>('sec', `/api/meetings/${meetingId}/opened`);
  expect(await status('m2', 'p1', sha256)).toBe(200);
  expect(await status('guest', 'p1', sha256)).toBe(200);
  expect(await status('guest', 'p3', restricted?.file?.sha256 ?? '')).toBe(404);
  expect(await status('m2', 'p1', uploadOf(9).sha256)).toBe(404);
  expect(await status({ screenOf: meetingId }, 'p1', sha256)).toBe(403);
  const { value } = await server.ask<{ opened: PaperOpened[] }>('chair', `/api/meetings/${meetingId}/opened`);
  expect(value.opened).toEqual([
    ...first.value.opened,
    { paperId: 'p1', version: 1, personId: 'guest', at: expect.any(Number) },
  ]);
  expect(first.value.opened).toEqual([{ paperId: 'p1', version: 1, personId: 'm2', at: expect.any(Number) }]);
  expect((await server.ask('m2', `/api/meetings/${meetingId}/opened`)).status).toBe(403);
});
