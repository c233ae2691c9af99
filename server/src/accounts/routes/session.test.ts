import { commune } from '@dien-hong/shared/testing';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { tables } from '../../db/open.ts';
import { connect, startServer, type TestServer } from '../../testing/server.ts';
import { hashPassword } from '../passwords.ts';

const password = 'bốn con ngựa chạy';
let server: TestServer;
beforeAll(async () => {
  server = await startServer(commune());
  const { db } = server.services.database;
  db.insert(tables.accounts).values({ id: 'admin', username: 'admin', admin: true }).run();
  const passwordHash = await hashPassword(password);
  for (const id of ['m2', 'm3', 'chair', 'admin'])
    db.update(tables.accounts).set({ passwordHash }).where(eq(tables.accounts.id, id)).run();
});
afterAll(() => server.close());

async function call(method: string, path: string, body?: unknown, cookie?: string) {
  const headers = {
    ...(body ? { 'content-type': 'application/json' } : {}),
    ...(cookie ? { cookie } : {}),
    origin: server.url,
  };
  const reply = await fetch(server.url + path, { method, headers, ...(body ? { body: JSON.stringify(body) } : {}) });
  const json = (await reply.json().catch(() => null)) as { refusal?: { code: string } } & Record<string, unknown>;
  return {
    status: reply.status,
    json,
    code: json?.refusal?.code,
    cookie: reply.headers.get('set-cookie')?.split(';')[0] ?? '',
    reply,
  };
}
const signIn = (username: string, given = password, cookie?: string) =>
  call('POST', '/api/session', { username, password: given }, cookie);

test('a browser that becomes a big screen is nobody’s any more; a code for a device is not used up where a screen signs in', async () => {
  const before = server.cookie('m2');
  const { sessions } = server.services;
  const code = sessions.makeCode({ personId: 'm2' });
  expect((await call('POST', '/api/session/screen', { code }, before)).code).toBe('wrong-code');
  expect(sessions.useCodeOf(code, 'm2')).toBe(true);
  const paired = await call(
    'POST',
    '/api/session/screen',
    { code: sessions.makeCode({ meetingId: commune().info.id }) },
    before,
  );
  expect(paired.status).toBe(200);
  expect((await call('GET', '/api/session', undefined, before)).json.kind).toBe('nobody');
  expect((await call('GET', '/api/session', undefined, paired.cookie)).json.kind).toBe('screen');
});

describe('guessing', () => {
  test('another spelling of a name is the same name: the sixth guess waits, however it is written', async () => {
    const spelled = ['m3', 'M3', ' m3', 'm3 ', 'ｍ3', 'M3  '];
    const codes = [];
    for (const name of spelled) codes.push((await signIn(name, 'không phải vậy')).code);
    expect(codes).toEqual([...Array(5).fill('wrong-password'), 'too-many-attempts']);
    expect((await signIn('m3')).status).toBe(429);
    // Somebody else at the same address is not kept waiting.
    expect((await signIn('chair')).status).toBe(200);
  });

  test('a large body is not even read, and malformed attempts are attempts', async () => {
    expect((await signIn('chair', 'x'.repeat(20_000))).status).toBe(413);
    const statuses = new Set<number>();
    // As many at a time as a busy machine accepts connections.
    for (let sent = 0; sent < 1300; sent += 100) {
      const some = Array.from({ length: 100 }, () => call('POST', '/api/session/screen', { nonsense: 1 }));
      for (const { status } of await Promise.all(some)) statuses.add(status);
    }
    expect(statuses).toEqual(new Set([400, 429]));
  });
});

describe('passwords and sessions', () => {
  test('the administrator changes his password, and a weak one or his own name is refused', async () => {
    const cookie = server.cookie('admin');
    const put = (next: string) => call('PUT', '/api/session/password', { old: password, password: next }, cookie);
    expect((await put('administrator1')).code).toBe('password-weak');
    expect((await put('1234567890')).code).toBe('password-weak');
    const changed = await put('trời xanh bốn đám mây');
    expect(changed.status).toBe(200);
    // The sign-in session of the request is over; the new one is his.
    expect((await call('GET', '/api/session', undefined, cookie)).json.kind).toBe('nobody');
    expect((await call('GET', '/api/session', undefined, changed.cookie)).json).toMatchObject({
      kind: 'person',
      admin: true,
    });
  });

  test('a wrong present password is told and ends no session', async () => {
    const cookie = server.cookie('m2');
    const wrong = await call(
      'PUT',
      '/api/session/password',
      { old: 'sai rồi bạn ơi', password: 'một hai ba bốn năm' },
      cookie,
    );
    expect([wrong.status, wrong.code]).toEqual([422, 'wrong-old-password']);
    expect((await call('GET', '/api/session', undefined, cookie)).json.kind).toBe('person');
  });

  test('a new sign-in ends the session this browser had', async () => {
    const before = server.cookie('m2');
    const { status, cookie } = await signIn('m2', password, before);
    expect(status).toBe(200);
    expect((await call('GET', '/api/session', undefined, before)).json.kind).toBe('nobody');
    expect((await call('GET', '/api/session', undefined, cookie)).json.kind).toBe('person');
  });

  test('one’s own sessions are listed and ended, another’s are not', async () => {
    const [here, there, other] = [server.cookie('m2'), server.cookie('m2'), server.cookie('chair')];
    type Listed = { id: string; here: boolean }[];
    const list = async (cookie: string) =>
      (await call('GET', '/api/session/all', undefined, cookie)).json.sessions as Listed;
    const away = (await list(there)).find((one) => one.here)?.id ?? '';
    expect((await call('DELETE', `/api/session/all/${away}`, undefined, other)).status).toBe(404);
    expect((await call('DELETE', `/api/session/all/${away}`, undefined, here)).status).toBe(200);
    expect((await call('GET', '/api/session', undefined, there)).json.kind).toBe('nobody');
    expect((await list(here)).some((one) => one.id === away)).toBe(false);
    expect(JSON.stringify(await list(here))).not.toContain(here.split('=')[1]);
  });

  test('what is answered to somebody is kept by no browser', async () => {
    for (const path of ['/api/session', '/api/meetings', '/api/devices', '/api/session/all'])
      expect(
        (await call('GET', path, undefined, server.cookie('chair'))).reply.headers.get('cache-control'),
        path,
      ).toBe('no-store');
  });
});

test('limits are a person’s, however many sockets he opens', async () => {
  const clients = Array.from({ length: 16 }, () => connect(server, commune().info.id, server.cookie('guest')));
  await Promise.all(clients.map((one) => one.hello()));
  const asked = await Promise.all(
    clients.flatMap((one) =>
      Array.from({ length: 10 }, () => one.send({ type: 'AskToSpeak', kind: 'thao-luan', topic: '' } as never)),
    ),
  );
  const answered = asked.filter((answer) => !(!answer.ok && answer.refusal.code === 'too-many-commands'));
  // Twenty at once, and those that the limit allows again while the requests are sent.
  expect(answered.length).toBeLessThan(60);
  const late = connect(server, commune().info.id, server.cookie('guest'));
  await new Promise<void>((resolve) => late.socket.on('connect_error', () => resolve()));
  for (const one of [...clients, late]) one.close();
});

// Last: it uses up the requests that this address has left.
test('requests of others never shut the application, its health or the ballot box', async () => {
  // A hundred at a time: more connections at once than the system lets wait would be reset.
  let last: number[] = [];
  for (let n = 0; n < 31; n++)
    last = await Promise.all(
      Array.from({ length: 100 }, () => fetch(`${server.url}/api/session`).then((one) => one.status)),
    );
  expect(last).toContain(429);
  expect((await fetch(`${server.url}/healthz`)).status).toBe(200);
  expect((await fetch(`${server.url}/some/page`)).status).toBe(404);
  const slip = await call('POST', `/api/ballot-box/${commune().info.id}/v1`, { slip: 'AAAA' });
  expect([slip.status, slip.code]).toEqual([409, 'slip-not-casting']);
});
