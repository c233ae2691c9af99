import { commune } from '@dien-hong/shared/testing';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { tables } from '../db/open.ts';
import { startServer, type TestServer } from '../testing/server.ts';
import { findConverter } from './office/convert.ts';
import { contentTypes, docx } from './office/testKit.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startServer(commune());
});
afterAll(() => server.close());

async function upload(bytes: Uint8Array, name: string) {
  const form = new FormData();
  form.append('file', new Blob([bytes as BlobPart]), name);
  const reply = await fetch(`${server.url}/api/meetings/${commune().info.id}/uploads`, {
    method: 'POST',
    body: form,
    headers: { cookie: server.cookie('sec') },
  });
  return { status: reply.status, body: (await reply.json()) as Record<string, unknown> };
}
const rows = () => server.services.database.db.select().from(tables.uploads).all();

test.each([
  [
    'macros',
    zipSync({ '[Content_Types].xml': strToU8(contentTypes('document.macroEnabled.main+xml')) }),
    'office-macros',
  ],
  ['an old format', new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), 'office-old'],
  ['some other ZIP', zipSync({ 'a.txt': strToU8('a') }), 'office-unknown'],
  ['nothing at all', new Uint8Array(), 'not-a-pdf'],
])('%s is refused with a sentence, and nothing of it is kept', async (_what, bytes, code) => {
  expect(await upload(bytes, 'tep.pdf')).toMatchObject({ status: 422, body: { refusal: { code } } });
  expect(rows()).toEqual([]);
});

describe.skipIf(findConverter() === null)('with LibreOffice', () => {
  test('an office document becomes a paper by what it is, not by its name, and is kept as it came', {
    timeout: 60_000,
  }, async () => {
    const source = docx(['Về việc phân bổ ngân sách']);
    const { status, body } = await upload(source, 'Tờ trình.pdf');
    expect([status, body]).toMatchObject([200, { pages: 1, removed: [] }]);
    const [row] = rows();
    expect(row).toMatchObject({ sha256: body.sha256, sourceName: 'Tờ trình.pdf' });
    const { blobs, texts } = server.services;
    expect(await blobs.get(row?.sourceSha256 ?? '')).toEqual(Buffer.from(source));
    expect((await blobs.get(row?.sha256 ?? ''))?.subarray(0, 5).toString()).toBe('%PDF-');
    expect(texts.find([row?.sha256 ?? ''], 'phan bo ngan sach', 5)).toHaveLength(1);
  });

  test('what its PDF shows otherwise is said with the file', { timeout: 60_000 }, async () => {
    const changed = Buffer.from(docx(['Điều 1. ']));
    const files = unzipSync(changed);
    const document = strFromU8(files['word/document.xml'] as Uint8Array).replace(
      '</w:body>',
      '<w:p><w:ins w:id="1" w:author="A"><w:r><w:t>Chữ thêm</w:t></w:r></w:ins></w:p></w:body>',
    );
    const { status, body } = await upload(
      zipSync({ ...files, 'word/document.xml': strToU8(document) }),
      'nghi-quyet.docx',
    );
    expect([status, body]).toMatchObject([200, { doubts: [{ code: 'office-tracked-changes', params: { count: 1 } }] }]);
  });

  test('what a state secret is marked with is found in an office document too', { timeout: 60_000 }, async () => {
    const { status, body } = await upload(docx(['TỐI MẬT', 'Kế hoạch bảo vệ']), 'ke-hoach.docx');
    expect([status, body]).toMatchObject([422, { refusal: { code: 'pdf-secret-marked' } }]);
  });
});
