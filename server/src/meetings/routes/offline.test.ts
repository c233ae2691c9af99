import { protocolVersion } from '@dien-hong/shared';
import { commune } from '@dien-hong/shared/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { connect, startServer, type TestServer } from '../../testing/server.ts';

// The answers to devices that kept a meeting for use without a network, when they are back.

const meetingId = commune().info.id;
let server: TestServer;
beforeAll(async () => {
  server = await startServer(commune());
});
afterAll(() => server.close());

async function publish(id: string, paperId: string | null, access: 'everyone' | 'voters'): Promise<string> {
  const { blobs, meetings } = server.services;
  const sha256 = await blobs.put(Buffer.from(`%PDF-1.7 ${id}`));
  const upload = { sha256, pages: 1, bytes: 9, removed: [], doubts: [], source: null };
  server.services.uploads.keep(upload, `meeting:${meetingId}`, 'sec');
  const words = { kind: 'Tờ trình', number: '', subject: id, issuer: '', issuedOn: null, itemId: 'muc-2' } as const;
  const command = { type: 'PublishPaper', paperId, ...words, access, sha256 } as const;
  const host = await meetings.host(meetingId);
  expect(await host?.submit({ kind: 'person', personId: 'sec' }, id, command)).toMatchObject({ ok: true });
  return sha256;
}

async function filesFor(who: string): Promise<string[] | undefined> {
  const response = await fetch(`${server.url}/api/meetings`, { headers: { cookie: server.cookie(who) } });
  const { meetings } = (await response.json()) as { meetings: { id: string; files: string[] }[] };
  return meetings.find(({ id }) => id === meetingId)?.files.sort();
}

test('the list of meetings tells which files each may keep, and stops when they may not', async () => {
  const before = { m2: await filesFor('m2'), guest: await filesFor('guest') };
  const first = await publish('chung', null, 'everyone');
  const second = await publish('chung-2', 'chung', 'everyone');
  const secret = await publish('rieng', null, 'voters');
  expect(await filesFor('m2')).toEqual([...(before.m2 ?? []), first, second, secret].sort());
  expect(await filesFor('guest')).toEqual([...(before.guest ?? []), first, second].sort());
  expect(await filesFor('stranger')).toBeUndefined();
  const host = await server.services.meetings.host(meetingId);
  const away = { type: 'WithdrawPaper', paperId: 'chung', reason: 'Nhầm bản' } as const;
  expect(await host?.submit({ kind: 'person', personId: 'sec' }, 'away', away)).toMatchObject({ ok: true });
  expect(await filesFor('guest')).toEqual(before.guest);
});

test('a session that was closed before its time is told apart from none', async () => {
  const session = async (cookie?: string) =>
    (await fetch(`${server.url}/api/session`, cookie ? { headers: { cookie } } : {})).json();
  const cookie = server.cookie('m3');
  expect(await session(cookie)).toMatchObject({ kind: 'person' });
  expect(await session()).toMatchObject({ kind: 'nobody', ended: false });
  server.services.sessions.closeAll('m3');
  expect(await session(cookie)).toMatchObject({ kind: 'nobody', ended: true });
});

test('whoever signs out leaves nothing in the browser’s own cache', async () => {
  const headers = { cookie: server.cookie('m3') };
  const reply = await fetch(`${server.url}/api/session`, { method: 'DELETE', headers });
  expect(reply.headers.get('clear-site-data')).toBe('"cache"');
});

test('whoever begins a session reads nothing from the browser’s cache of the one before', async () => {
  const body = JSON.stringify({ code: server.services.sessions.makeCode({ meetingId }) });
  const headers = { 'content-type': 'application/json' };
  const reply = await fetch(`${server.url}/api/session/screen`, { method: 'POST', headers, body });
  expect(reply.status).toBe(200);
  expect(reply.headers.get('clear-site-data')).toBe('"cache"');
});

test('a state kept from a log that was begun anew under the same id is not folded on', async () => {
  const other = await startServer(commune());
  const hello = async (at: TestServer, lastSeq: number, foldedAs: string) => {
    const client = connect(at, meetingId, at.cookie('m2'));
    await new Promise<void>((resolve) => client.socket.on('connect', resolve));
    const welcome = await client.socket.emitWithAck('hello', { protocol: protocolVersion, lastSeq, foldedAs });
    client.close();
    return welcome.ok ? { foldedAs: welcome.foldedAs, how: welcome.catchup.how } : welcome.refusal;
  };
  const kept = (await hello(other, 0, '')) as { foldedAs: string };
  await other.close();
  expect(await hello(server, 1, kept.foldedAs)).toMatchObject({ how: 'snapshot' });
  const own = (await hello(server, 0, '')) as { foldedAs: string };
  expect(await hello(server, 1, own.foldedAs)).toMatchObject({ how: 'delta' });
});

test('who is signed in is counted by himself: a hall behind one router does not slow itself down', async () => {
  const left = async (who: string) =>
    Number(
      (await fetch(`${server.url}/api/session`, { headers: { cookie: server.cookie(who) } })).headers.get(
        'x-ratelimit-remaining',
      ),
    );
  const [first, again] = [await left('m4'), await left('m4')];
  expect(again).toBe(first - 1);
  expect(await left('m5')).toBe(first);
});
