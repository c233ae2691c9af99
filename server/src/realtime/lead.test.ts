import { commune } from '@dien-hong/shared/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { connect, startServer, type TestClient, type TestServer } from '../testing/server.ts';

const meetingId = commune().info.id;
let server: TestServer;
let chair: TestClient;
let member: TestClient;
beforeAll(async () => {
  server = await startServer(commune());
  [chair, member] = ['chair', 'm2'].map((who) => connect(server, meetingId, server.cookie(who))) as [
    TestClient,
    TestClient,
  ];
  await Promise.all([chair.hello(), member.hello()]);
  const host = await server.services.meetings.host(meetingId);
  for (const personId of ['chair', 'm2', 'm3', 'm4', 'm5', 'm6', 'm7'])
    await host?.submit({ kind: 'person', personId }, `in-${personId}`, {
      type: 'CheckIn',
      personId,
      method: 'self',
    } as never);
});
afterAll(async () => {
  for (const client of [chair, member]) client.close();
  await server.close();
});

const page = { paperId: 'p1', sha256: 'a'.repeat(64), page: 2, area: null, pointer: null };
const followed = () => member.live.filter((one) => one.kind === 'lead').at(-1);

test('presenting ends with the item, with the break, and when the presenter ends it', async () => {
  const file = (await server.services.meetings.host(meetingId))?.state.documents.papers.p1?.file;
  const lead = { ...page, sha256: file?.sha256 ?? page.sha256 };
  for (const act of [
    { type: 'OpenMeeting' },
    { type: 'TakeUpItem', itemId: 'muc-1' },
    { type: 'ConcludeItem', itemId: 'muc-1' },
    { type: 'SuspendMeeting', reason: 'Giải lao' },
  ] as const) {
    chair.socket.emit('lead', lead);
    await expect.poll(followed).toMatchObject({ lead: { page: 2, by: 'chair' } });
    const answer = await chair.send(act);
    expect(answer, act.type).toMatchObject({ ok: true });
    // Opening the meeting changes nothing about what is read.
    if (act.type !== 'OpenMeeting')
      await expect.poll(followed, { message: act.type }).toEqual({ kind: 'lead', lead: null });
  }
  chair.socket.emit('lead', lead);
  await expect.poll(followed).toMatchObject({ lead: { page: 2 } });
  chair.socket.emit('lead', null);
  await expect.poll(followed).toEqual({ kind: 'lead', lead: null });
});

test('presenting ends with the paper: withdrawn, nobody is led on it, and it cannot be presented again', async () => {
  const sha256 = (await server.services.meetings.host(meetingId))?.state.documents.papers.p1?.file?.sha256 ?? '';
  const lead = { ...page, sha256 };
  chair.socket.emit('lead', lead);
  await expect.poll(followed).toMatchObject({ lead: { page: 2 } });
  expect(await chair.send({ type: 'WithdrawPaper', paperId: 'p1', reason: 'Sai số liệu' })).toMatchObject({ ok: true });
  await expect.poll(followed).toEqual({ kind: 'lead', lead: null });
  const told = member.live.length;
  chair.socket.emit('lead', lead);
  // What is asked after it is answered after it.
  await chair.send({ type: 'ResumeMeeting' });
  expect(member.live.slice(told).filter(({ kind }) => kind === 'lead')).toEqual([]);
});

test('pages turned faster than anybody reads are told together', async () => {
  const sha256 = (await server.services.meetings.host(meetingId))?.state.documents.papers.p2?.file?.sha256 ?? '';
  const told = member.live.length;
  for (let turned = 1; turned <= 500; turned++)
    chair.socket.emit('lead', { ...page, paperId: 'p2', sha256, page: turned });
  await expect.poll(followed).toMatchObject({ lead: { page: 500 } });
  expect(member.live.slice(told).filter(({ kind }) => kind === 'lead').length).toBeLessThan(100);
});

test('a reminder before a vote reaches who is here without a key', async () => {
  expect(member.live.filter((one) => one.kind === 'reminder')).toEqual([]);
  chair.socket.emit('remind', { voteId: null });
  await expect
    .poll(() => member.live.filter((one) => one.kind === 'reminder'))
    .toEqual([{ kind: 'reminder', voteId: null }]);
});
