import { hash } from 'node:crypto';
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { type IncomingMessage, request } from 'node:http';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { json } from 'node:stream/consumers';
import { commune } from '@dien-hong/shared/testing';
import { PDF, PdfDict, PdfName, PdfString } from '@libpdf/core';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { tables } from '../../db/open.ts';
import { layOut } from '../../print/layout/layout.ts';
import { scanPdf } from '../../testing/bigPapers.ts';
import { startServer, type TestServer } from '../../testing/server.ts';

const meetingId = commune().info.id;
let server: TestServer;
beforeAll(async () => {
  server = await startServer(commune());
});
afterAll(() => server.close());

const uploadsAt = `/api/meetings/${meetingId}/uploads`;
const info = { title: 'Thử', author: 'Thử', created: '2026-11-20T08:00:00+07:00' };

async function upload(bytes: Uint8Array): Promise<{ status: number; body: Record<string, unknown> }> {
  const form = new FormData();
  form.append('file', new Blob([new Uint8Array(bytes)], { type: 'application/pdf' }), 'to-trinh.pdf');
  const response = await fetch(`${server.url}${uploadsAt}`, {
    method: 'POST',
    body: form,
    headers: { cookie: server.cookie('sec') },
  });
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}

const files = () => {
  const folder = join(server.services.config.dataDir, 'blobs');
  return readdirSync(folder, { recursive: true, withFileTypes: true }).filter((one) => one.isFile());
};

test('[DOC-13] the original is kept to the byte and counts; readers get its copy without active content', async () => {
  const pdf = await PDF.load(await scanPdf(1));
  const script = PdfDict.of({ S: PdfName.of('JavaScript'), JS: PdfString.fromString('app.alert(1)') });
  pdf.getCatalog().set('OpenAction', script);
  const original = await pdf.save();
  const { status, body } = await upload(original);
  const sha256 = hash('sha256', original, 'hex');
  const doubts = [{ code: 'no-text', params: {} }];
  const facts = { sha256, pages: 1, bytes: original.length, removed: ['script'], doubts };
  expect([status, body]).toEqual([200, { ...facts, at: expect.any(Number) }]);
  const places = server.services.database.db.select().from(tables.uploadPlaces).all();
  expect(places.find((one) => one.sha256 === sha256)?.at).toBe(body.at);
  server.services.uploads.confirm(`meeting:${meetingId}`, sha256, 'sec');
  expect((await server.services.blobs.get(sha256))?.equals(original)).toBe(true);

  const host = await server.services.meetings.host(meetingId);
  const paper = { kind: 'Tờ trình', number: '', subject: 'Ngân sách', issuer: '', issuedOn: null } as const;
  const published = await host?.submit({ kind: 'person', personId: 'sec' }, 'p-active', {
    type: 'PublishPaper',
    paperId: null,
    itemId: 'muc-1',
    access: 'everyone',
    sha256,
    ...paper,
  });
  expect(published).toMatchObject({ ok: true });
  const at = `${server.url}/api/meetings/${meetingId}/papers/p-active/${sha256}`;
  const headers = { cookie: server.cookie('m2') };
  const handedOut = Buffer.from(await (await fetch(at, { headers })).arrayBuffer());
  expect(handedOut.subarray(0, 5).toString()).toBe('%PDF-');
  expect(handedOut.includes('app.alert')).toBe(false);

  const progress = async () =>
    (await fetch(`${server.url}${uploadsAt}/${sha256}`, { headers: { cookie: server.cookie('chair') } })).json();
  await vi.waitFor(async () => expect(await progress()).toMatchObject({ pages: 1, drawn: 1, complete: true }));
  const { open } = (await (await fetch(`${at}/reading`, { headers })).json()) as { open: { path: string } };
  expect(open.path).toMatch(/^\/view\//);
  const view = Buffer.from(await (await fetch(`${at}${open.path}`, { headers })).arrayBuffer());
  expect(view.includes('JavaScript')).toBe(false);
});

/** The request of a file of 201 MB, which never stands in memory as a whole: its copies took most of the time. */
function* tooLarge(): Generator<Uint8Array> {
  const head = ['--ranh-gioi', 'content-disposition: form-data; name="file"; filename="to-trinh.pdf"', '', ''];
  yield Buffer.from(head.join('\r\n'));
  const megabyte = new Uint8Array(1 << 20);
  for (let n = 0; n < 201; n++) yield megabyte;
  yield Buffer.from('\r\n--ranh-gioi--\r\n');
}

test('what is refused leaves nothing behind', async () => {
  const before = files().length;
  const secret = (await layOut([{ text: 'BÁO CÁO' }, { text: 'MẬT' }], info)).bytes;
  expect(await upload(secret)).toMatchObject({ status: 422, body: { refusal: { code: 'pdf-secret-marked' } } });
  const headers = { cookie: server.cookie('sec'), 'content-type': 'multipart/form-data; boundary=ranh-gioi' };
  const asking = request(`${server.url}${uploadsAt}`, { method: 'POST', headers });
  Readable.from(tooLarge()).pipe(asking);
  const [reply] = (await once(asking, 'response')) as [IncomingMessage];
  expect([reply.statusCode, await json(reply)]).toMatchObject([422, { refusal: { code: 'file-too-large' } }]);
  expect(files()).toHaveLength(before);
});

test('one person brings so much in 24 hours, and another is not kept from bringing', async () => {
  const bytes = (await layOut([{ text: 'Báo cáo' }], info)).bytes;
  expect((await upload(bytes)).status).toBe(200);
  const whole = { pages: 1, bytes: 4 * 2 ** 30, removed: [], doubts: [], source: null };
  server.services.uploads.keep({ ...whole, sha256: 'e'.repeat(64) }, `meeting:${meetingId}`, 'sec');
  expect(await upload(bytes)).toMatchObject({
    status: 422,
    body: { refusal: { code: 'upload-quota', params: { megabytes: 4096, limit: 4096 } } },
  });
  expect(server.services.uploads.broughtLately('chair')).toBe(0);
});
