import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Fastify from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { App } from './app.ts';
import { client } from './client.ts';

// The folders above the installation do not count: one of them may have this name too.
const above = mkdtempSync(join(tmpdir(), 'dien-hong-client-'));
const root = join(above, 'assets', 'client');
const app = Fastify();
beforeAll(async () => {
  for (const [name, text] of [
    ['index.html', 'trang'] as const,
    ['sw.js', 'sw'] as const,
    ['logo.svg', 'hình'] as const,
    ['assets/a-1.js', 'a'] as const,
    ['pdfjs/cmaps/b.bcmap', 'b'] as const,
  ]) {
    mkdirSync(join(root, name, '..'), { recursive: true });
    writeFileSync(join(root, name), text);
  }
  await client(app as unknown as App, root);
});
afterAll(async () => {
  await app.close();
  rmSync(above, { recursive: true });
});

test.each([
  ['/', 200, 'trang', 'public, max-age=0'],
  ['/hop/bat-ky', 200, 'trang', 'public, max-age=0'],
  ['/logo.svg', 200, 'hình', 'public, max-age=0'],
  ['/sw.js', 200, 'sw', 'no-cache'],
  ['/assets/a-1.js', 200, 'a', 'public, max-age=31536000, immutable'],
  ['/pdfjs/cmaps/b.bcmap', 200, 'b', 'public, max-age=0'],
])('%s is answered with %i', async (url, status, body, kept) => {
  const reply = await app.inject({ url });
  expect([reply.statusCode, reply.body, reply.headers['cache-control']]).toEqual([status, body, kept]);
});

test.each(['/api/khong-co', '/assets/cu-0.js', '/assets/', '/pdfjs/cmaps/khong-co', '/assets/..%2findex.html'])(
  '%s is no page: an old program that asks for its part is told so',
  async (url) => {
    const reply = await app.inject({ url });
    expect([reply.statusCode, reply.json().refusal.code]).toEqual([404, 'not-found']);
  },
);
