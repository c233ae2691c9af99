import { request } from 'node:http';
import { commune } from '@dien-hong/shared/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { tables } from '../db/open.ts';
import { startServer, type TestServer } from '../testing/server.ts';
import { allRoutes } from './all.ts';
import type { App } from './app.ts';

const id = commune().info.id;
const digest = 'a'.repeat(64);
const job = '00000000-0000-4000-8000-000000000000';

const roles = ['nobody', 'stranger', 'guest', 'member', 'secretary', 'chair', 'screen', 'admin'] as const;
type Role = (typeof roles)[number];

/** People signed in; those with a part in the meeting; those who run it. */
const persons: Role[] = ['stranger', 'guest', 'member', 'secretary', 'chair'];
const attending: Role[] = ['guest', 'member', 'secretary', 'chair', 'screen'];
/** Who is there for the whole meeting. */
const whole: Role[] = ['guest', 'member', 'secretary', 'chair'];
const officers: Role[] = ['secretary', 'chair'];
const everybody: Role[] = [...roles];

/** Every route, a request that is well formed, and who gets further than "may not": all others get 401 or 403. */
const table: [method: string, path: string, body: unknown, allowed: Role[]][] = [
  ['GET', '/api/session', null, everybody],
  ['POST', '/api/session', { username: 'x', password: 'y' }, []],
  ['POST', '/api/session/activation', { username: 'x', code: 'y', password: '0123456789' }, []],
  ['DELETE', '/api/session', null, everybody],
  ['POST', '/api/session/screen', { code: '1' }, []],
  ['PUT', '/api/session/password', { old: 'x', password: '0123456789' }, [...persons, 'admin']],
  ['GET', '/api/session/all', null, [...persons, 'admin']],
  ['DELETE', '/api/session/all/:session', null, [...persons, 'admin']],
  ['GET', '/api/meetings', null, persons],
  ['GET', '/api/aside', null, ['admin']],
  ['GET', '/api/meetings/:id/directory', null, attending],
  ['GET', '/api/meetings/:id/candidates', null, officers],
  ['POST', '/api/meetings/:id/screen-code', null, officers],
  ['GET', '/api/meetings/:id/draft', null, officers],
  ['PUT', '/api/meetings/:id/draft', { version: 1, draft: {} }, officers],
  ['POST', '/api/meetings/:id/convene', { version: 1 }, officers],
  ['GET', `/api/meetings/:id/papers/:paper/:sha256`, null, attending],
  ...['reading', 'view/:view', 'previews/:page', 'thumbs', 'words'].map((part): (typeof table)[number] => [
    'GET',
    `/api/meetings/:id/papers/:paper/:sha256/${part}`,
    null,
    attending,
  ]),
  ['GET', '/api/meetings/:id/search?q=x', null, attending],
  ['GET', '/api/meetings/:id/marks', null, whole],
  ['POST', '/api/meetings/:id/marks', { marks: [] }, whole],
  ['POST', '/api/meetings/:id/papers/:paper/:sha256/opened', null, whole],
  ['GET', '/api/meetings/:id/opened', null, officers],
  ['POST', '/api/meetings/:id/uploads', null, officers],
  ['GET', '/api/meetings/:id/uploads/:sha256', null, officers],
  ['GET', '/api/meetings/:id/uploads/:sha256/file', null, officers],
  ['POST', '/api/meetings/:id/uploads/:sha256/confirm', null, officers],
  ['POST', '/api/ballot-box/:id/:vote', { slip: 'AAAA' }, everybody],
  ['GET', '/api/meetings/:id/votes/:vote/requests', null, []],
  ['GET', '/api/meetings/:id/votes/:vote/slips', null, attending],
  ['POST', '/api/meetings/:id/votes/:vote/record/layout', null, []],
  ['GET', '/api/meetings/:id/votes/:vote/record/current/:sha256', null, whole],
  ['POST', '/api/meetings/:id/votes/:vote/record/signing', null, []],
  ['GET', '/api/meetings/:id/votes/:vote/record/signing/:job/pdf', null, []],
  ['POST', '/api/meetings/:id/votes/:vote/record/signing/:job', { cms: 'AAAA' }, []],
  ['GET', '/api/meetings/:id/votes/:vote/result.pdf', null, whole],
  ['GET', '/api/meetings/:id/votes/:vote/result.xlsx', null, whole],
  ['GET', '/api/meetings/:id/votes/:vote/result/gaps', null, whole],
  ['GET', '/api/devices', null, persons],
  ['POST', '/api/devices', { csr: 'AAAA', code: '1' }, []],
  ['POST', '/api/devices/challenge', null, persons],
  ['POST', '/api/devices/imported', { certificate: 'AAAA', proof: 'AAAA' }, persons],
  ['DELETE', '/api/devices/:fingerprint', null, persons],
  ['POST', '/api/devices/codes', { personId: 'm2' }, [...officers, 'admin']],
  ['GET', '/api/meetings/:id/minutes', null, officers],
  ['GET', '/api/meetings/:id/minutes/gaps', null, officers],
  ['PUT', '/api/meetings/:id/minutes/texts/:key', { text: 'x', version: 0 }, officers],
  ['GET', '/api/meetings/:id/minutes/preview.pdf', null, officers],
  ['POST', '/api/meetings/:id/minutes/layout', null, officers],
  // This meeting has an item for members only.
  ['GET', '/api/meetings/:id/minutes/current/:sha256', null, ['member', ...officers]],
  ['POST', '/api/meetings/:id/minutes/signing', null, officers],
  ['GET', '/api/meetings/:id/minutes/signing/:job/pdf', null, officers],
  ['POST', '/api/meetings/:id/minutes/signing/:job', { cms: 'AAAA' }, officers],
  ['GET', '/api/meetings/:id/archive.zip', null, officers],
  ['POST', '/api/packages', {}, ['admin']],
  ['GET', '/api/consultations', null, persons],
  ['GET', '/api/consultations/desk', null, officers],
  ['POST', '/api/consultations', { draft: {} }, officers],
  ['GET', '/api/consultations/:id/draft', null, []],
  ['PUT', '/api/consultations/:id/draft', { version: 1, draft: {} }, []],
  ['DELETE', '/api/consultations/:id', null, []],
  ['POST', '/api/consultations/:id/send', { version: 1 }, []],
  ['GET', '/api/meetings/:id/consultations', null, whole],
  ['GET', '/api/consultations/:id', null, []],
  ['POST', '/api/consultations/:id/commands', { id: '1', command: {} }, []],
  ['POST', '/api/consultations/:id/uploads', null, []],
  ['POST', '/api/consultations/:id/uploads/:sha256/confirm', null, []],
  ['GET', '/api/consultations/:id/files/:sha256', null, []],
  ['GET', '/api/consultations/:id/summary.pdf', null, []],
  ['GET', '/api/consultations/:id/summary.xlsx', null, []],
  ['GET', '/api/consultations/statistics', null, persons],
  ['GET', '/api/consultations/statistics.xlsx', null, persons],
  ['GET', '/api/rules', null, [...persons, 'admin']],
  ['GET', '/api/rules/:rules/:version/uses', null, ['admin']],
  ['POST', '/api/rules', { basedOn: { id: 'ubnd-xa', version: 1 }, pack: {}, note: '' }, ['admin']],
  ['DELETE', '/api/rules/:rules/:version', null, ['admin']],
  ['GET', '/api/authority', null, ['admin']],
  ['PUT', '/api/authority/standing', { standing: 'test' }, ['admin']],
  ['POST', '/api/authority/trusted', { pem: 'x' }, ['admin']],
];

let server: TestServer;

beforeAll(async () => {
  server = await startServer(commune());
  const { db } = server.services.database;
  db.insert(tables.accounts).values({ id: 'admin', username: 'admin', admin: true }).run();
});
afterAll(() => server.close());

const accounts: Partial<Record<Role, string | { screenOf: string }>> = {
  ...{ stranger: 'stranger', guest: 'guest', member: 'm2', secretary: 'sec', chair: 'chair', admin: 'admin' },
  screen: { screenOf: id },
};

/** A session of its own for every request: one of them signs out. */
const cookieOf = (role: Role): string | null => {
  const account = accounts[role];
  return account ? server.cookie(account) : null;
};

const pathOf = (path: string): string =>
  path
    .replace(':id', id)
    .replace(':paper', 'p1')
    .replace(':view', digest)
    .replace(':page', '1')
    .replace(':vote', 'v1')
    .replace(':sha256', digest)
    .replace(':fingerprint', digest)
    .replace(':job', job)
    .replace(':session', '0123456789abcdef')
    .replace(':rules', 'ubnd-xa')
    .replace(':version', '1')
    .replace(':key', 'number');

function ask(method: string, path: string, body: unknown, headers: Record<string, string>): Promise<number> {
  return new Promise((resolve, reject) => {
    const json = body === null ? {} : { 'content-type': 'application/json' };
    const out = request(`${server.url}${pathOf(path)}`, { method, headers: { ...json, ...headers } }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    });
    out.on('error', reject);
    out.end(body === null ? undefined : JSON.stringify(body));
  });
}

describe('every route, every role', () => {
  test('the table names every route there is', () => {
    const found: string[] = [];
    const record = (method: string) => (path: string) => void found.push(`${method} ${path}`);
    const route = ({ method, url }: { method: string; url: string }) => record(method)(url);
    const app = { get: record('GET'), post: record('POST'), put: record('PUT'), delete: record('DELETE'), route };
    allRoutes(app as unknown as App, server.services);
    expect(found.sort()).toEqual(table.map(([method, path]) => `${method} ${path.split('?')[0]}`).sort());
  });

  test.each(table)('%s %s', async (method, path, body, allowed) => {
    for (const role of roles) {
      const own = cookieOf(role);
      const status = await ask(method, path, body, own ? { cookie: own } : {});
      if (allowed.includes(role)) expect([401, 403], `${role}: ${status}`).not.toContain(status);
      // 429: sign-in is limited besides.
      else expect([401, 403, 429], `${role}: ${status}`).toContain(status);
      expect(status, role).toBeLessThan(500);
    }
  });

  test('what changes something is refused from another site', async () => {
    for (const [method, path, body] of table.filter(([method]) => method !== 'GET'))
      expect(
        await ask(method, path, body, { cookie: cookieOf('chair') ?? '', origin: 'https://elsewhere.example' }),
      ).toBe(403);
  });

  test('sign-in is limited for a name, and a limited name does not lock out others', async () => {
    const tries = await Promise.all(
      Array.from({ length: 8 }, () => ask('POST', '/api/session', { username: 'm3', password: 'wrong' }, {})),
    );
    expect(tries.filter((status) => status === 429).length).toBeGreaterThanOrEqual(3);
    expect(await ask('POST', '/api/session', { username: 'm4', password: 'wrong' }, {})).toBe(401);
  });
});
