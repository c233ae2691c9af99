import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { commune } from '@dien-hong/shared/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readConfig } from '../../config.ts';
import { tables } from '../../db/open.ts';
import { nginxBefore, nginxVersion } from '../../testing/nginx.ts';
import { connect, startServer, type TestServer } from '../../testing/server.ts';

const meetingId = commune().info.id;
const prefix = '/blobs/';
const original = randomBytes(3 << 20);
const words = JSON.stringify([[['Ngân', 1, 2, 3, 4]]]);
const folder = mkdtempSync(join(tmpdir(), 'dien-hong-accel-'));
let server: TestServer;
let at: string;

async function publish(to: TestServer): Promise<string> {
  const { blobs, database, meetings } = to.services;
  const sha256 = await blobs.put(original);
  const [wordsSha256, batch] = await Promise.all([blobs.put(gzipSync(words)), blobs.put(Buffer.from('a-picture'))]);
  const pages = [{ preview: [2, 9], words: [0, 0], thumb: [0, 0] } as const];
  const batches = [{ sha256: batch, pages: pages as never }];
  database.db.insert(tables.renditions).values({ sha256, wordsSha256, batches, complete: true }).run();
  const upload = { sha256, pages: 1, bytes: original.length, removed: [], doubts: [], source: null };
  to.services.uploads.keep(upload, `meeting:${meetingId}`, 'sec');
  const host = await meetings.host(meetingId);
  const published = await host?.submit({ kind: 'person', personId: 'sec' }, 'trinh', {
    type: 'PublishPaper',
    paperId: null,
    itemId: 'muc-1',
    access: 'voters',
    sha256,
    kind: 'Tờ trình',
    number: '',
    subject: 'Ngân sách',
    issuer: '',
    issuedOn: null,
  });
  expect(published).toMatchObject({ ok: true });
  return `/api/meetings/${meetingId}/papers/trinh/${sha256}`;
}

beforeAll(async () => {
  server = await startServer(commune(), { folder, accelPrefix: prefix });
  at = await publish(server);
});
afterAll(async () => {
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});

const ask = (url: string, path: string, who: string, headers: Record<string, string> = {}) =>
  fetch(`${url}${path}`, { headers: { ...headers, cookie: server.cookie(who) } });

test('the setting is a name between slashes, or empty', () => {
  const of = (X_ACCEL_PREFIX?: string) =>
    readConfig({ ...(X_ACCEL_PREFIX ? { X_ACCEL_PREFIX } : {}) }, [], '/x').accelPrefix;
  expect([of(), of('/blobs/')]).toEqual(['', '/blobs/']);
  for (const wrong of ['blobs', '/blobs', '//', '/a/../', 'http://x/'])
    expect(() => of(wrong)).toThrow('X_ACCEL_PREFIX');
});

describe('what nginx in front is told', () => {
  test('of a whole blob: the file that holds exactly its bytes, and every header but its length', async () => {
    for (const [path, bytes, headers] of [
      ['', original, { 'content-type': 'application/pdf', 'content-disposition': 'inline; filename="tai-lieu.pdf"' }],
      ['/words', gzipSync(words), { 'content-type': 'application/json; charset=utf-8', 'content-encoding': 'gzip' }],
    ] as const) {
      const told = await ask(server.url, `${at}${path}`, 'm2', { range: 'bytes=0-3' });
      const file = told.headers.get('x-accel-redirect') ?? '';
      expect([told.status, file.startsWith(prefix), await told.text()]).toEqual([200, true, '']);
      expect(readFileSync(join(folder, 'blobs', file.slice(prefix.length))).equals(bytes), path).toBe(true);
      expect(told.headers.get('etag')).toBe(`"${file.slice(-64)}"`);
      expect(Object.fromEntries(told.headers)).toMatchObject({
        'cache-control': 'private, max-age=31536000, immutable',
        ...headers,
      });
    }
  });

  test('nothing to who may not read, who has it, or of what is a part of a blob', async () => {
    const etag = (await ask(server.url, at, 'm2')).headers.get('etag') ?? '';
    for (const [path, who, headers, status] of [
      [at, 'guest', {}, 404],
      [at, 'stranger', {}, 403],
      [at, 'm2', { 'if-none-match': etag }, 304],
      [`${at}/previews/1`, 'm2', {}, 200],
      [`${at}/reading`, 'm2', {}, 200],
    ] as const) {
      const response = await ask(server.url, path, who, headers as Record<string, string>);
      expect([response.status, response.headers.get('x-accel-redirect')], `${path} ${who}`).toEqual([status, null]);
    }
  });

  test('nothing where none stands in front, whatever the request says', async () => {
    const bare = await startServer(commune());
    try {
      const path = await publish(bare);
      const headers = { cookie: bare.cookie('m2'), 'x-accel-redirect': '/blobs/00/x', 'x-accel-mapping': '/=/blobs/' };
      const response = await fetch(`${bare.url}${path}`, { headers });
      expect(response.headers.get('x-accel-redirect')).toBeNull();
      expect(Buffer.from(await response.arrayBuffer()).equals(original)).toBe(true);
    } finally {
      await bare.close();
    }
  });
});

// Without nginx on this machine the tests above must suffice.
describe.skipIf(!nginxVersion())('behind nginx as docs/operations.md has it', () => {
  let nginx: Awaited<ReturnType<typeof nginxBefore>>;
  let url: string;
  beforeAll(async () => {
    nginx = await nginxBefore(join(folder, 'nginx'), server.port, join(folder, 'blobs'));
    url = `http://127.0.0.1:${nginx.port}`;
  });
  afterAll(() => nginx.end());

  test('a paper is the same, whole, in ranges and asked for again, with the same headers', async () => {
    const whole = await ask(url, at, 'm2');
    expect(Buffer.from(await whole.arrayBuffer()).equals(original)).toBe(true);
    expect(whole.headers.get('x-accel-redirect')).toBeNull();
    const bare = await startServer(commune());
    const path = await publish(bare);
    const direct = await fetch(`${bare.url}${path}`, { method: 'HEAD', headers: { cookie: bare.cookie('m2') } });
    await bare.close();
    for (const name of [
      'content-type',
      'content-length',
      'etag',
      'cache-control',
      'content-disposition',
      'accept-ranges',
      'x-content-type-options',
      'content-security-policy',
      'cross-origin-resource-policy',
      'x-frame-options',
    ])
      expect([name, whole.headers.get(name)]).toEqual([name, direct.headers.get(name)]);

    const etag = whole.headers.get('etag') ?? '';
    const range = { range: 'bytes=1048576-2097151' };
    for (const headers of [range, { ...range, 'if-range': etag }]) {
      const part = await ask(url, at, 'm2', headers);
      expect([part.status, part.headers.get('content-range')]).toEqual([206, 'bytes 1048576-2097151/3145728']);
      expect(Buffer.from(await part.arrayBuffer()).equals(original.subarray(1 << 20, 2 << 20))).toBe(true);
    }
    expect((await ask(url, at, 'm2', { ...range, 'if-range': '"other"' })).status).toBe(200);
    expect((await ask(url, at, 'm2', { range: 'bytes=3145728-' })).status).toBe(416);
    expect((await ask(url, at, 'm2', { 'if-none-match': etag })).status).toBe(304);
    expect(await (await ask(url, `${at}/words`, 'm2')).text()).toBe(words);
    expect(await (await ask(url, `${at}/previews/1`, 'm2')).text()).toBe('picture');
  });

  test('who may not read gets the refusal; the folder of blobs is reached by nobody', async () => {
    const refused = await ask(url, at, 'guest');
    expect([refused.status, refused.headers.get('clear-site-data')]).toEqual([404, '"cache"']);
    expect(await refused.json()).toMatchObject({ refusal: { code: 'paper-unknown' } });
    const digest = at.slice(-64);
    for (const path of [
      `${prefix}${digest.slice(0, 2)}/${digest}`,
      `${prefix}../dien-hong.db`,
      '/blobs../dien-hong.db',
    ])
      expect((await ask(url, path, 'm2', { 'x-accel-redirect': path })).status, path).toBe(404);
  });

  test('the live meeting goes through', async () => {
    const client = connect({ url }, meetingId, server.cookie('m2'), url);
    expect((await client.until((state) => state.seq > 0)).agenda.items.length).toBeGreaterThan(0);
    client.close();
  });
});
