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

test('presenting ends with the item, with the break, and when the presenter leaves his page', async () => {
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
