import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { commune } from '@dien-hong/shared/testing';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { tables } from '../db/open.ts';
import { startServer, type TestServer } from '../testing/server.ts';
import { inspect } from './inspect/inspect.ts';
import { intakeLimits } from './intake.ts';
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
  ['nothing at all', new Uint8Array(), 'not-a-pdf'],
])('%s is refused with a sentence, and nothing of it is kept', async (_what, bytes, code) => {
  expect(await upload(bytes, 'tep.pdf')).toMatchObject({ status: 422, body: { refusal: { code } } });
  expect(rows()).toEqual([]);
});

describe.skipIf(findConverter() === null)('with LibreOffice', () => {
  // One document for all of it: a conversion takes six seconds of processor time.
  test('an office document becomes a paper by what it is, is kept as it came, its text whole, and nothing is fetched', async () => {
    const asked: string[] = [];
    const elsewhere = createServer((request, response) => {
      asked.push(request.url ?? '');
      response.end();
    });
    await new Promise<void>((resolve) => elsewhere.listen(0, '127.0.0.1', resolve));
    const text = 'Về việc điều chỉnh dự toán ngân sách xã năm 2027';
    const picture = `http://127.0.0.1:${(elsewhere.address() as AddressInfo).port}/picture.png`;
    const files = unzipSync(docx([text], picture));
    const document = strFromU8(files['word/document.xml'] as Uint8Array).replace(
      '</w:body>',
      '<w:p><w:ins w:id="1" w:author="A"><w:r><w:t>Chữ thêm</w:t></w:r></w:ins></w:p></w:body>',
    );
    const source = zipSync({ ...files, 'word/document.xml': strToU8(document) });
    const { status, body } = await upload(source, 'Tờ trình.pdf');
    elsewhere.close();
    expect(asked).toEqual([]);
    // The differences that its PDF shows are told with the file.
    const doubts = [
      { code: 'office-tracked-changes', params: { count: 1 } },
      { code: 'office-linked-picture', params: { count: 1 } },
    ];
    expect([status, body]).toMatchObject([200, { pages: 1, removed: [], doubts }]);
    const [row] = rows();
    expect(row).toMatchObject({ sha256: body.sha256, sourceName: 'Tờ trình.pdf' });
    const { blobs, texts } = server.services;
    expect(await blobs.get(row?.sourceSha256 ?? '')).toEqual(Buffer.from(source));
    const pdf = await blobs.get(row?.sha256 ?? '');
    expect(await inspect(new Uint8Array(pdf ?? []), intakeLimits)).toMatchObject({ text: [`${text}\nChữ thêm`] });
    expect(texts.find([row?.sha256 ?? ''], 'du toan ngan sach', 5)).toHaveLength(1);
  });

  test('what a state secret is marked with is found in an office document too', async () => {
    const { status, body } = await upload(docx(['TỐI MẬT', 'Kế hoạch bảo vệ']), 'ke-hoach.docx');
    expect([status, body]).toMatchObject([422, { refusal: { code: 'pdf-secret-marked' } }]);
  });
});
