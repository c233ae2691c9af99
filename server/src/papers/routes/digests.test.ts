import { randomUUID } from 'node:crypto';
import type { MeetingDraft } from '@dien-hong/shared';
import { commune } from '@dien-hong/shared/testing';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startServer, type TestServer } from '../../testing/server.ts';

// A digest identifies bytes and gives no right to them: a file may be named only at a place to which it was brought.
const first = commune();
const second: MeetingDraft = {
  ...first,
  info: { ...first.info, id: 'hop-khac', title: 'Cuộc họp khác', chairs: ['m3'], secretaries: ['guest'] },
  papers: [],
  motions: [],
  items: first.items.map((item) => ({ ...item, onlyFor: [] })),
};
const facts = { pages: 1, bytes: 6, removed: [], doubts: [], source: null };
const doubts = [{ code: 'no-text', params: {} }] as const;

let server: TestServer;
beforeAll(async () => {
  server = await startServer(first);
  const { database } = server.services;
  const { tables } = await import('../../db/open.ts');
  const organisationId = first.info.organisation.id;
  database.db.insert(tables.meetings).values({ id: second.info.id, organisationId, draft: second }).run();
});
afterAll(() => server.close());

const paper = (sha256: string) => ({
  id: `p-${sha256.slice(0, 8)}`,
  itemId: null,
  unitId: null,
  version: 1,
  sentAt: Date.UTC(2026, 10, 20),
  access: 'everyone' as const,
  kind: 'Báo cáo' as const,
  number: '',
  subject: 'Thử',
  issuer: '',
  issuedOn: null,
  file: { sha256, pages: 1, bytes: 6 },
});

/** Naming a file in the draft of the other meeting, as its secretary. */
async function draft(sha256: string): Promise<string> {
  const at = `${server.url}/api/meetings/${second.info.id}/draft`;
  const headers = { cookie: server.cookie('guest'), 'content-type': 'application/json', origin: server.url };
  const { version } = (await (await fetch(at, { headers })).json()) as { version: number };
  const body = JSON.stringify({ version, draft: { ...second, papers: [paper(sha256)] } });
  const reply = await fetch(at, { method: 'PUT', headers, body });
  return reply.ok ? 'taken' : ((await reply.json()) as { refusal: { code: string } }).refusal.code;
}

/** Publishing it in the first meeting, as its secretary. */
async function publish(sha256: string, paperId: string | null = null): Promise<string> {
  const host = await server.services.meetings.host(first.info.id);
  const { id: _, unitId: __, version: ___, sentAt: ____, file: _____, ...named } = paper(sha256);
  const command = { type: 'PublishPaper', paperId, ...named, sha256 } as const;
  const answer = await host?.submit({ kind: 'person', personId: 'sec' }, randomUUID(), command);
  return answer?.ok ? 'taken' : (answer?.refusal.code ?? '');
}

const requests = {
  draft: { place: 'meeting:hop-khac', name: draft },
  publish: { place: `meeting:${first.info.id}`, name: publish },
} as const;
const anyDigest = fc.uint8Array({ minLength: 32, maxLength: 32 }).map((bytes) => Buffer.from(bytes).toString('hex'));
const places = ['meeting:hop-khac', `meeting:${first.info.id}`, 'meeting:hop-la', 'consultation:phieu', null] as const;

describe('[DOC-14] a file is named only where it was brought', () => {
  test.each(Object.keys(requests) as (keyof typeof requests)[])(
    'by "%s", for every place and state of a file',
    async (request) => {
      const { place, name } = requests[request];
      await fc.assert(
        fc.asyncProperty(
          anyDigest,
          fc.constantFrom(...places),
          fc.boolean(),
          fc.boolean(),
          async (sha256, at, doubtful, looked) => {
            const { uploads } = server.services;
            if (at) uploads.keep({ ...facts, sha256, doubts: doubtful ? doubts : [] }, at, 'sec');
            if (at && looked) uploads.confirm(at, sha256, 'sec');
            const expected =
              at !== place ? 'paper-not-uploaded' : doubtful && !looked ? 'paper-not-confirmed' : 'taken';
            expect(await name(sha256)).toBe(expected);
          },
        ),
        { numRuns: 40, seed: 20261129 },
      );
    },
  );

  test('[LOG-13] as a version of no paper, whatever every object answers to', async () => {
    for (const id of ['constructor', '__proto__']) expect(await publish('e'.repeat(64), id)).toBe('paper-not-uploaded');
  });

  test('a paper that only members read cannot be read through a meeting of one’s own', async () => {
    const sha256 = await server.services.blobs.put(Buffer.from('secret'));
    server.services.uploads.keep({ ...facts, sha256 }, `meeting:${first.info.id}`, 'sec');
    expect(await draft(sha256)).toBe('paper-not-uploaded');
  });
});

test('[DOC-15] what is in doubt is told, looked at, confirmed, and then may be named', async () => {
  const sha256 = await server.services.blobs.put(Buffer.from('%PDF-x'));
  server.services.uploads.keep({ ...facts, sha256, doubts }, `meeting:${first.info.id}`, 'sec');
  const at = `${server.url}/api/meetings/${first.info.id}/uploads/${sha256}`;
  const headers = { cookie: server.cookie('sec'), origin: server.url };
  expect(await (await fetch(at, { headers })).json()).toMatchObject({
    doubts: [{ code: 'no-text' }],
    confirmed: false,
  });
  expect(await (await fetch(`${at}/file`, { headers })).text()).toBe('%PDF-x');
  expect(await publish(sha256)).toBe('paper-not-confirmed');
  expect((await fetch(`${at}/confirm`, { method: 'POST', headers })).status).toBe(200);
  expect(await publish(sha256)).toBe('taken');
});
