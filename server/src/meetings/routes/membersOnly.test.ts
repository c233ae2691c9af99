import { randomUUID } from 'node:crypto';
import { get } from 'node:http';
import { type AnyCommand, fold, type Live, readAs, viewerOf } from '@dien-hong/shared';
import { commune, motion } from '@dien-hong/shared/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { connect, startServer, type TestClient, type TestServer } from '../../testing/server.ts';

const draft = commune({
  motions: [
    motion('v1', { itemId: 'muc-3', form: 'rollCall', paperIds: [] }),
    motion('v2', { form: 'rollCall', paperIds: [] }),
  ],
});
const { id } = draft.info;
const people = ['sec', 'chair', 'guest', 'visitor', ...Array.from({ length: 7 }, (_, n) => `m${n + 2}`)];

let server: TestServer;
let guest: TestClient;
let member: TestClient;
const told = { guest: [] as Live[], member: [] as Live[] };

beforeAll(async () => {
  server = await startServer(draft);
  const host = await server.services.meetings.host(id);
  const give = async (personId: string, command: AnyCommand) =>
    expect(await host?.submit({ kind: 'person', personId }, randomUUID(), command)).toMatchObject({ ok: true });
  for (const personId of people) await give('sec', { type: 'CheckIn', personId, method: 'secretary' });
  await give('chair', { type: 'OpenMeeting' });
  [guest, member] = ['guest', 'm2'].map((who) => connect(server, id, server.cookie(who))) as [TestClient, TestClient];
  await Promise.all([guest, member].map((one) => one.until(({ seq }) => seq > 0)));
  for (const [itemId, voteId] of [
    ['muc-3', 'v1'],
    ['muc-1', 'v2'],
  ] as const) {
    await give('chair', { type: 'TakeUpItem', itemId });
    await give('m2', { type: 'AskToSpeak', kind: 'thaoLuan', topic: `Việc của ${itemId}` });
    await give('chair', { type: 'GrantFloor', personId: 'm2', requestId: null, kind: 'thaoLuan' });
    await give('chair', { type: 'EndSpeech' });
    await give('chair', { type: 'OpenVote', voteId });
    await give('chair', { type: 'RecordAnswer', voteId, personId: 'm2', choices: ['Tán thành'] });
    for (const [who, client] of [
      ['guest', guest],
      ['member', member],
    ] as const) {
      const welcome = await client.hello();
      if (welcome.ok) told[who].push(...welcome.live);
    }
    await give('chair', { type: 'CloseVote', voteId });
  }
  await Promise.all([guest, member].map((one) => one.until(({ voting }) => voting.votes.v2?.stage === 'closed')));
});
afterAll(async () => {
  for (const one of [guest, member]) one.close();
  await server.close();
});

const status = async (who: string, path: string, method = 'GET'): Promise<number> =>
  (await fetch(`${server.url}/api/meetings/${id}/${path}`, { method, headers: { cookie: server.cookie(who) } })).status;

test('[AUD-7] who took part in a vote on it is not sent to guests, and to members it is', () => {
  const turnouts = (live: readonly Live[]) => live.flatMap((one) => (one.kind === 'turnout' ? [one.voteId] : []));
  expect(turnouts([...member.live, ...told.member])).toContain('v1');
  expect(turnouts([...guest.live, ...told.guest])).not.toContain('v1');
  expect(turnouts([...guest.live, ...told.guest])).toContain('v2');
});

test('[AUD-8] who speaks on it is sent to guests, what about is not', () => {
  const topics = (client: TestClient) =>
    client.state.floor.past.map(({ personId, request }) => [personId, request?.topic]);
  expect(topics(guest)).toEqual([
    ['m2', ''],
    ['m2', 'Việc của muc-1'],
  ]);
  expect(topics(member)).toEqual([
    ['m2', 'Việc của muc-3'],
    ['m2', 'Việc của muc-1'],
  ]);
});

test.each(['result.pdf', 'result.xlsx', 'slips', `record/current/${'a'.repeat(64)}`])(
  '[AUD-8] %s of a vote on it is not handed to guests',
  async (file) => {
    expect(await status('guest', `votes/v1/${file}`)).toBe(403);
    expect(await status('visitor', `votes/v1/${file}`)).toBe(403);
    for (const [who, vote] of [
      ['m2', 'v1'],
      ['guest', 'v2'],
    ] as const)
      expect(await status(who, `votes/${vote}/${file}`)).toBe(file.startsWith('result') ? 200 : 404);
  },
);

test('[AUD-8] minutes of a meeting that has such an item are not handed to guests', async () => {
  const path = `minutes/current/${'a'.repeat(64)}`;
  // A screen asks whether the files exist before it offers them.
  for (const method of ['GET', 'HEAD'])
    expect([
      await status('guest', path, method),
      await status('visitor', path, method),
      await status('m2', path, method),
    ]).toEqual([403, 403, 404]);
});

test('[AUD-8] nothing that reaches guests names what the item is about', async () => {
  const host = await server.services.meetings.host(id);
  for (const who of ['guest', 'visitor']) {
    const entries = readAs(host?.records ?? [], viewerOf(host?.state ?? guest.state, who));
    expect(JSON.stringify([entries, fold(entries)])).not.toMatch(/Việc của muc-3|Nội dung 3|Nội dung v1"/);
  }
});

test('papers: the bytes only for those who may read them', async () => {
  const bytes = Buffer.from('%PDF-1.7 a paper');
  const digest = await server.services.blobs.put(bytes);
  const host = await server.services.meetings.host(id);
  const publish = (access: 'everyone' | 'voters', n: number) =>
    host?.submit({ kind: 'person', personId: 'sec' }, `publish-paper-${n}`, {
      type: 'PublishPaper',
      paperId: null,
      itemId: 'muc-2',
      kind: 'Tờ trình',
      number: '',
      subject: 'x',
      issuer: '',
      issuedOn: null,
      access,
      sha256: digest,
    });
  const facts = { sha256: digest, pages: 1, bytes: bytes.length, removed: [], doubts: [], source: null };
  server.services.uploads.keep(facts, `meeting:${id}`, 'sec');
  expect(await publish('everyone', 1)).toMatchObject({ ok: true });
  expect(await publish('voters', 2)).toMatchObject({ ok: true });
  const status = (who: string, paper: string) =>
    new Promise<number>((resolve) =>
      get(
        `${server.url}/api/meetings/${id}/papers/${paper}/${digest}`,
        { headers: who ? { cookie: server.cookie(who) } : {} },
        (response) => resolve(response.resume().statusCode ?? 0),
      ),
    );
  const table: [string, number, number][] = [
    ['sec', 200, 200],
    ['m2', 200, 200],
    ['guest', 200, 404],
    ['visitor', 200, 404],
    ['stranger', 403, 403],
    ['', 401, 401],
  ];
  for (const [who, open, restricted] of table) {
    expect(await status(who, 'publish-paper-1'), who).toBe(open);
    expect(await status(who, 'publish-paper-2'), who).toBe(restricted);
  }
});
