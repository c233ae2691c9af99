import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { api, type Route } from '@dien-hong/shared/api';
import { longestNote, type Mark, type MarksPull, type MarksPushed } from '@dien-hong/shared/reading';
import { commune } from '@dien-hong/shared/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { tables } from '../db/open.ts';
import { connect, startServer, type TestClient, type TestServer } from '../testing/server.ts';

const meeting = commune();
const meetingId = meeting.info.id;
const secret = 'Lời tự nhắc không của ai khác';
const others = ['chair', 'sec', 'm3', 'guest', 'visitor', 'stranger', 'admin'];

let server: TestServer;
const clients: TestClient[] = [];

beforeAll(async () => {
  server = await startServer(meeting);
  server.services.database.db.insert(tables.accounts).values({ id: 'admin', username: 'admin', admin: true }).run();
});
afterAll(async () => {
  for (const client of clients) client.close();
  await server.close();
});

const note = (text: string, changedAt: number): Mark => ({
  id: 'note:meeting',
  changedAt,
  body: { kind: 'note', itemId: null, text },
});

const marksPath = `/api/meetings/${meetingId}/marks`;
const pull = async (who: string, after = 0): Promise<MarksPull> =>
  (await server.ask<MarksPull>(who, `${marksPath}?after=${after}`)).value;
const push = async (who: string, ...marks: Mark[]): Promise<MarksPushed> =>
  (await server.ask<MarksPushed>(who, marksPath, { marks })).value;

const join_ = async (who: string | { screenOf: string }): Promise<TestClient> => {
  const client = connect(server, meetingId, server.cookie(who));
  clients.push(client);
  await client.until((state) => state.seq > 0);
  return client;
};

test('two devices of a person have the same marks; his other devices hear that there are newer ones, nobody else does', async () => {
  const [tablet, laptop, chair, screen] = await Promise.all(['m2', 'm2', 'chair', { screenOf: meetingId }].map(join_));
  expect(await push('m2', note(secret, 10))).toEqual({ before: 0, rev: 1, newer: [] });
  expect(await pull('m2')).toEqual({ marks: [note(secret, 10)], rev: 1, more: false });
  const news = (client: TestClient | undefined) => client?.live.filter(({ kind }) => kind === 'marks');
  await expect.poll(() => news(laptop)).toEqual([{ kind: 'marks', rev: 1 }]);
  expect(news(tablet)).toEqual([{ kind: 'marks', rev: 1 }]);
  // Later frames on the same sockets have arrived: so would this one have.
  chair?.socket.emit('lead', {
    paperId: 'p1',
    sha256: '0'.repeat(64),
    page: 2,
    area: null,
    pointer: null,
  });
  await expect.poll(() => screen?.live.some(({ kind }) => kind === 'lead')).toBe(true);
  await expect.poll(() => chair?.live.some(({ kind }) => kind === 'lead')).toBe(true);
  expect([news(chair), news(screen)]).toEqual([[], []]);
});

test('nobody else receives them: not by any route, not by any socket, not in the log', async () => {
  await push('m2', note(secret, 20));
  const paths = Object.values(api)
    .flatMap((subject) => Object.values(subject) as Route[])
    .filter(({ method }) => method === 'GET')
    .map(({ path }) => path);
  const fill = (path: string) =>
    path
      .replace(':id', path.startsWith('/api/consultations') ? 'none' : meetingId)
      .replace(':paper', 'p1')
      .replace(':vote', 'v1')
      .replace(':sha256', 'a'.repeat(64))
      .replace(/:\w+/g, 'note:meeting');
  expect(paths.length).toBeGreaterThan(25);
  for (const who of [...others, { screenOf: meetingId }])
    await Promise.all(
      paths.map(async (path) => {
        const response = await fetch(`${server.url}${fill(path)}`, { headers: { cookie: server.cookie(who) } });
        const body = Buffer.from(await response.arrayBuffer());
        expect(body.includes(Buffer.from(secret)), `${who} ${path}`).toBe(false);
      }),
    );
  expect(await pull('m2')).toMatchObject({ marks: [note(secret, 20)] });

  const host = await server.services.meetings.host(meetingId);
  expect(JSON.stringify(host?.records)).not.toContain('note:meeting');
  for (const client of clients) expect(JSON.stringify([client.entries, client.live])).not.toContain(secret);
  server.services.database.raw.pragma('wal_checkpoint(TRUNCATE)');
  const file = readFileSync(join(server.services.config.dataDir, 'dien-hong.db'));
  expect(file.includes(Buffer.from(secret))).toBe(false);
});

test('with the same id and a later time another person writes his own and never this one', async () => {
  await push('m3', note('của m3', 9_999_999));
  expect((await pull('m2')).marks).toEqual([note(secret, 20)]);
  expect((await pull('m3')).marks).toEqual([note('của m3', 9_999_999)]);
});

test('only while he may read the meeting, and what is not well formed is refused', async () => {
  for (const who of ['stranger', 'admin']) expect((await server.ask(who, marksPath)).status).toBe(403);
  expect((await server.ask({ screenOf: meetingId }, marksPath)).status).toBe(403);
  expect((await server.ask({ screenOf: meetingId }, marksPath, { marks: [] })).status).toBe(403);
  const ink = { kind: 'ink', place: { paperId: 'p1', sha256: 'a'.repeat(64), page: 1 }, colour: 'red', width: 3 };
  for (const bad of [{ marks: [{ id: 'x', changedAt: 1, body: { ...ink, points: [1, 2, 0.5, 3] } }] }, { marks: 'x' }])
    expect((await server.ask('m2', marksPath, bad)).status).toBe(400);
  const points = Array.from({ length: 15_000 }, (_, n) => 400 / 3 + n / 7);
  expect(
    (await server.ask('m2', marksPath, { marks: [{ id: 'x', changedAt: 1, body: { ...ink, points } }] })).status,
  ).toBe(200);
  const longest = 'ệ'.repeat(longestNote);
  expect((await server.ask('m2', marksPath, { marks: [note(longest, 100)] })).status).toBe(200);
  expect((await server.ask('m2', marksPath, { marks: [note(`${longest}!`, 200)] })).status).toBe(400);
});

test('a device that believes somebody else to be signed in sends and gets nothing', async () => {
  const before = await pull('m3');
  expect((await server.ask('m3', `${marksPath}?of=m2`, { marks: [note('của m2', 99_999_999)] })).status).toBe(401);
  expect((await server.ask('m3', `${marksPath}?of=m2&after=0`)).status).toBe(401);
  expect(await pull('m3')).toEqual(before);
  expect((await server.ask('m3', `${marksPath}?of=m3&after=0`)).value).toEqual(before);
});
