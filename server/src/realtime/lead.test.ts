import { commune } from '@dien-hong/shared/testing';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { connect, startServer, type TestClient, type TestServer } from '../testing/server.ts';

const draft = commune();
const meetingId = draft.info.id;
let server: TestServer;
let chair: TestClient;
let member: TestClient;
const clients: TestClient[] = [];
beforeAll(async () => {
  server = await startServer(draft);
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

afterEach(() => {
  for (const client of clients.splice(0)) client.close();
});

const join = async (who: string): Promise<TestClient> => {
  const client = connect(server, meetingId, server.cookie(who));
  clients.push(client);
  await client.until((state) => state.seq > 0);
  return client;
};
const leadOf = (paperId: string, page: number, pointer: [number, number] | null = null) => ({
  paperId,
  sha256: draft.papers.find(({ id }) => id === paperId)?.file?.sha256 ?? '',
  page,
  pointer,
  area: null,
});
const page = { paperId: 'p1', sha256: 'a'.repeat(64), page: 2, area: null, pointer: null };
const followed = () => member.live.filter((one) => one.kind === 'lead').at(-1);

test('only a presenter leads, and only those who may read the paper follow', async () => {
  const [sec, m2, guest] = (await Promise.all(['sec', 'm2', 'guest'].map(join))) as [
    TestClient,
    TestClient,
    TestClient,
  ];
  const allLeads = (client: TestClient) => client.live.filter((one) => one.kind === 'lead');
  // Without the first one: the welcome sends it to everyone.
  const laterLeads = (client: TestClient) => allLeads(client).slice(1);
  expect(allLeads(guest)).toEqual([{ kind: 'lead', lead: null }]);
  m2.socket.emit('lead', leadOf('p1', 2));
  sec.socket.emit('lead', leadOf('p3', 4));
  sec.socket.emit('lead', leadOf('p1', 5));
  await expect.poll(() => laterLeads(guest).length).toBe(1);
  expect(laterLeads(guest)).toEqual([{ kind: 'lead', lead: { ...leadOf('p1', 5), by: 'sec' } }]);
  expect(laterLeads(m2).map((one) => one.kind === 'lead' && one.lead?.page)).toEqual([4, 5]);

  // A paper for members only: the guest's following ends, and he gets nothing about that paper.
  sec.socket.emit('lead', leadOf('p3', 1, [0.5, 0.5]));
  await expect.poll(() => laterLeads(guest).length).toBe(2);
  expect(laterLeads(guest)[1]).toEqual({ kind: 'lead', lead: null });
  // Moves on one page are sent together; the last one always arrives.
  for (let n = 1; n <= 50; n++) sec.socket.emit('lead', leadOf('p3', 1, [n / 50, 0]));
  const last = () => laterLeads(m2).at(-1);
  await expect.poll(last).toEqual({ kind: 'lead', lead: { ...leadOf('p3', 1, [1, 0]), by: 'sec' } });
  expect(laterLeads(m2).length).toBeLessThan(20);
  expect(laterLeads(guest).length).toBe(2);
  // None of it is in the log.
  const host = await server.services.meetings.host(meetingId);
  expect(JSON.stringify(host?.records)).not.toContain('pointer');

  // At a welcome the guest learns that nobody presents for him, after any page that he saw last.
  await guest.hello();
  expect(laterLeads(guest).at(-1)).toEqual({ kind: 'lead', lead: null });
  expect(laterLeads(guest).length).toBe(3);

  const desk = await join('sec');
  desk.socket.disconnect();
  sec.socket.emit('lead', leadOf('p1', 7));
  await expect.poll(() => laterLeads(m2).at(-1)).toMatchObject({ lead: { page: 7 } });
  // The connection breaks while the presenter stops.
  m2.socket.disconnect();
  sec.socket.disconnect();
  await expect.poll(() => laterLeads(guest).at(-1)).toEqual({ kind: 'lead', lead: null });
  m2.socket.connect();
  await expect.poll(() => laterLeads(m2).at(-1)).toEqual({ kind: 'lead', lead: null });
});

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
    // Opening the meeting does not change the reading.
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
  // A later command is answered later.
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

test('a reminder before a vote reaches who is here without a key, and is for chair and secretary to send', async () => {
  member.socket.emit('remind', { voteId: null });
  // The answer to this hello comes after it.
  await member.hello();
  expect(member.live.filter((one) => one.kind === 'reminder')).toEqual([]);
  chair.socket.emit('remind', { voteId: null });
  await expect
    .poll(() => member.live.filter((one) => one.kind === 'reminder'))
    .toEqual([{ kind: 'reminder', voteId: null }]);
});
