import { request } from 'node:http';
import { type Address, api, type Route, type Who } from '@dien-hong/shared/api';
import { commune } from '@dien-hong/shared/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { tables } from './db/open.ts';
import type { App } from './http/app.ts';
import { allRoutes } from './routes.ts';
import { startServer, type TestServer } from './testing/server.ts';

const id = commune().info.id;
const digest = 'a'.repeat(64);
const job = '00000000-0000-4000-8000-000000000000';

const roles = ['nobody', 'stranger', 'guest', 'member', 'secretary', 'chair', 'screen', 'admin'] as const;
type Role = (typeof roles)[number];

/** People signed in; those with a part in the meeting; those who run it. */
const persons: Role[] = ['stranger', 'guest', 'member', 'secretary', 'chair'];
const attending: Role[] = ['guest', 'member', 'secretary', 'chair', 'screen'];
/** The roles that may attend the whole meeting. */
const whole: Role[] = ['guest', 'member', 'secretary', 'chair'];
const officers: Role[] = ['secretary', 'chair'];
const everybody: Role[] = [...roles];

/** The roles that the guard lets pass, by the kind of person that the contract names for a route. */
const allowed: Record<Who, Role[]> = {
  anyone: everybody,
  account: [...persons, 'admin'],
  person: persons,
  administrator: ['admin'],
  reader: attending,
  personReading: whole,
  attendee: whole,
  officer: officers,
  // This meeting is without a counting board, and no consultation asks these people.
  boardMember: [],
  preparer: officers,
  consultationPreparer: officers,
  consultationEditor: [],
  consultationReader: [],
};

/** Routes that themselves turn further people away, with 401 or 403. */
const fewer: Partial<Record<Address, Role[]>> = {
  // Wrong passwords and codes.
  'POST /api/session': [],
  'POST /api/session/activation': [],
  'POST /api/session/screen': [],
  'POST /api/devices': [],
  'POST /api/devices/codes': [...officers, 'admin'],
  // No board key waits for requests.
  'GET /api/meetings/:id/votes/:vote/requests': [],
  // This meeting has an item for members only.
  'GET /api/meetings/:id/minutes/current/:sha256': ['member', ...officers],
  'POST /api/consultations/:id/uploads': [],
  'POST /api/consultations/:id/uploads/:sha256/confirm': [],
};

/** Bodies that are well formed. */
const bodies: Partial<Record<Address, unknown>> = {
  'POST /api/session': { username: 'x', password: 'y' },
  'POST /api/session/activation': { username: 'x', code: 'y', password: '0123456789' },
  'POST /api/session/screen': { code: '1' },
  'PUT /api/session/password': { old: 'x', password: '0123456789' },
  'PUT /api/meetings/:id/draft': { version: 1, draft: {} },
  'POST /api/meetings/:id/convene': { version: 1 },
  'POST /api/meetings/:id/marks': { marks: [] },
  'POST /api/ballot-box/:id/:vote': { slip: 'AAAA' },
  'POST /api/meetings/:id/votes/:vote/record/signing/:job': { cms: 'AAAA' },
  'POST /api/devices': { csr: 'AAAA', code: '1' },
  'POST /api/devices/imported': { certificate: 'AAAA', proof: 'AAAA' },
  'POST /api/devices/codes': { personId: 'm2' },
  'PUT /api/meetings/:id/minutes/texts/:key': { text: 'x', version: 0 },
  'POST /api/meetings/:id/minutes/signing/:job': { cms: 'AAAA' },
  'POST /api/packages': {},
  'POST /api/consultations': { draft: {} },
  'PUT /api/consultations/:id/draft': { version: 1, draft: {} },
  'POST /api/consultations/:id/send': { version: 1 },
  'POST /api/consultations/:id/commands': { id: 'command-1', command: {} },
  'POST /api/rules': { basedOn: { id: 'ubnd-xa', version: 1 }, pack: {}, note: '' },
  'PUT /api/authority/standing': { standing: 'test' },
  'POST /api/authority/trusted': { pem: 'x' },
};

/** Every route but the demo's, a request, and the roles that the guard lets pass. */
const { demo: _, ...subjects } = api;
const table = Object.values(subjects)
  .flatMap((subject) => Object.values(subject) as Route[])
  .map(({ method, path, who }): [method: string, path: string, body: unknown, allowed: Role[]] => {
    const address = `${method} ${path}` as Address;
    return [method, path, bodies[address] ?? null, fewer[address] ?? allowed[who]];
  });

let server: TestServer;

beforeAll(async () => {
  server = await startServer(commune());
  const { db } = server.services.database;
  db.insert(tables.accounts).values({ id: 'admin', username: 'admin', admin: true }).run();
});
afterAll(() => server.close());

const accounts: Partial<Record<Role, string | { screenOf: string }>> = {
  stranger: 'stranger',
  guest: 'guest',
  member: 'm2',
  secretary: 'sec',
  chair: 'chair',
  admin: 'admin',
  screen: { screenOf: id },
};

/** A sign-in session of its own for every request: one of them signs out. */
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
    .replace(':key', 'number')
    .replace(/search$/, 'search?q=x');

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
  test('the contract names every route there is, and each of its routes is there', () => {
    const found: string[] = [];
    const app = { route: ({ method, url }: { method: string; url: string }) => void found.push(`${method} ${url}`) };
    allRoutes(app as unknown as App, server.services);
    expect(found.sort()).toEqual(table.map(([method, path]) => `${method} ${path}`).sort());
  });

  test.each(table)('%s %s', async (method, path, body, allowed) => {
    for (const role of roles) {
      const own = cookieOf(role);
      const status = await ask(method, path, body, own ? { cookie: own } : {});
      if (allowed.includes(role)) expect([401, 403], `${role}: ${status}`).not.toContain(status);
      // 429: sign-in has limits of its own.
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
