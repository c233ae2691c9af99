import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { afterAll, describe, expect, test } from 'vitest';
import { convertOffice, findConverter } from './convert.ts';
import { officeFile } from './officeFile.ts';
import { contentTypes, docx } from './testKit.ts';

const codeOf = (bytes: Uint8Array) => {
  const file = officeFile(bytes);
  return file.ok ? file.kind : file.refusal.code;
};
const index = (type: string, more: Record<string, Uint8Array> = {}) =>
  zipSync({ '[Content_Types].xml': strToU8(contentTypes(type)), ...more });

describe('what an office document is', () => {
  test.each([
    ['docx', docx(['Kính gửi'])],
    ['xlsx', index('spreadsheetml.sheet.main+xml')],
    ['pptx', index('presentationml.presentation.main+xml')],
    ['office-unknown', zipSync({ 'a.txt': strToU8('a') })],
    ['office-unknown', strToU8('PK\u0003\u0004 and nothing that follows')],
    ['office-macros', index('wordprocessingml.document.macroEnabled.main+xml')],
    ['office-macros', index('wordprocessingml.document.main+xml', { 'word/vbaProject.bin': strToU8('x') })],
    ['office-old', new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])],
  ])('%s', (expected, bytes) => {
    expect(codeOf(bytes)).toBe(expected);
  });

  test('one that unfolds into gigabytes is refused by what its index says', () => {
    const bytes = index('wordprocessingml.document.main+xml', { 'word/media/a.png': new Uint8Array(8) });
    // The size after decompression, as the central directory states it for the picture.
    const view = new DataView(bytes.buffer);
    const named = Buffer.from(bytes).lastIndexOf('word/media/a.png');
    view.setUint32(named - 46 + 24, 0xf0000000, true);
    expect(codeOf(bytes)).toBe('office-bomb');
  });
});

test('without a converter the sentence says what to do', async () => {
  expect(await convertOffice(docx(['Kính gửi']), null)).toMatchObject({ refusal: { code: 'office-no-converter' } });
  expect(findConverter('/nowhere')).toBe(process.platform === 'darwin' ? expect.anything() : null);
});

describe.skipIf(process.platform === 'win32')('a converter is limited by the processor time it takes', () => {
  const folder = mkdtempSync(join(tmpdir(), 'dien-hong-converter-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const limits = { seconds: 1, memory: 2000, hanging: 60 };
  /** A shell script in the place of LibreOffice; like LibreOffice it leaves the work to another process and hides how that ended. */
  const converting = (work: string, more: object = {}) => {
    const converter = join(folder, `soffice-${work.length}`);
    writeFileSync(converter, `#!/bin/sh\nsh -c '${work}'\nexit 0\n`, { mode: 0o755 });
    return convertOffice(docx(['Kính gửi']), converter, { ...limits, ...more });
  };
  const made = 'printf %%PDF > tai-lieu.pdf';

  test('one that waits longer than its seconds for a busy machine is waited for', async () => {
    expect(await converting(`sleep 1.5; ${made}`)).toMatchObject({ ok: true, pdf: Buffer.from('%PDF') });
  });

  test('one that has used them up is ended and told, whatever it has written by then', async () => {
    const refusal = { code: 'office-too-complex', params: { seconds: 1 } };
    expect(await converting(`${made}; while :; do :; done`)).toEqual({ ok: false, refusal });
  });

  test('one that hangs is ended in the end', async () => {
    expect(await converting('sleep 600', { hanging: 0.2 })).toMatchObject({ refusal: { code: 'office-too-complex' } });
  });
});

describe.skipIf(findConverter() === null)('with LibreOffice', () => {
  test('a document that is none in its middle is refused', async () => {
    const broken = index('wordprocessingml.document.main+xml', { 'word/document.xml': strToU8('<w:document>') });
    expect(await convertOffice(broken)).toMatchObject({ refusal: { code: 'office-broken' } });
  });
});
