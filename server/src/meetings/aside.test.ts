// Faults put in one after the other: each stays with its own meeting, and the record that could be made was made.
import { mkdtempSync, rmSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Answer, type ConsultationInfo, isPresent, sendEvents } from '@dien-hong/shared';
import { commune, motion } from '@dien-hong/shared/testing';
import { afterEach, expect, test, vi } from 'vitest';
import { logIdOf } from '../consultations/host.ts';
import { tables } from '../db/open.ts';
import { chain } from '../log/chain.ts';
import { Feed } from '../realtime/feed.ts';
import { openKeptSignatures } from '../signing/keptSignatures.ts';
import { connect, startServer, type TestClient, type TestServer } from '../testing/server.ts';

const rows = [{ id: '1', name: 'Cao Thị Lan', personId: null }];
const secret = { kind: 'approval', form: 'secret', rows, choices: ['Đồng ý', 'Không đồng ý'], paperIds: [] } as const;
const a = commune({ motions: [motion('v1', { ...secret, rows, choices: [...secret.choices], paperIds: [] })] });
const b = { ...a, info: { ...a.info, id: 'hop-2', title: 'Phiên họp thứ hai' } };

const done: (() => unknown)[] = [];
afterEach(async () => {
  for (const one of done.splice(0).reverse()) await one();
  vi.restoreAllMocks();
});

const folder = (): string => {
  const made = mkdtempSync(join(tmpdir(), 'dien-hong-aside-'));
  done.push(() => rmSync(made, { recursive: true, force: true }));
  return made;
};

/** A server with two meetings, both convened. */
async function start(at = folder()): Promise<TestServer> {
  const server = await startServer(a, { folder: at });
  done.push(() => server.close());
  const { database, meetings } = server.services;
  if (database.db.select().from(tables.meetings).all().length === 1) {
    database.db.insert(tables.meetings).values({ id: 'hop-2', organisationId: 'xa', draft: b }).run();
    expect(await meetings.convene('hop-2', b)).toBeNull();
  }
  vi.spyOn(console, 'error').mockImplementation(() => {});
  return server;
}

async function enter(server: TestServer, meetingId: string, who: string): Promise<TestClient> {
  const client = connect(server, meetingId, server.cookie(who));
  done.push(() => client.close());
  await client.until((state) => state.seq > 0);
  return client;
}

const codeOf = (answer: Answer | { ok: boolean; refusal?: { code: string } }): string =>
  answer.ok ? 'ok' : (answer.refusal?.code ?? '');
const checkIn = (personId: string) => ({ type: 'CheckIn', personId, method: 'secretary' }) as const;

/** Another meeting on the same server: what is done there is done, and told. */
async function goesOn(server: TestServer, meetingId = 'hop-2'): Promise<void> {
  const sec = await enter(server, meetingId, 'sec');
  const guest = await enter(server, meetingId, 'guest');
  const awaited = ['m2', 'm7', 'm8'].find((one) => !isPresent(guest.state, one)) ?? 'visitor';
  expect(codeOf(await sec.send(checkIn(awaited)))).toBe('ok');
  await guest.until((state) => isPresent(state, awaited));
}

async function ask<T>(server: TestServer, who: string, path: string): Promise<{ status: number; body: T }> {
  const reply = await fetch(`${server.url}${path}`, { headers: { cookie: server.cookie(who) } });
  return { status: reply.status, body: (await reply.json()) as T };
}

test('[LOG-14] a socket handler that fails answers with a refusal', async () => {
  const server = await start();
  const sec = await enter(server, 'hop-1', 'sec');
  const { meetings, sessions } = server.services;
  const host = vi.spyOn(meetings, 'host').mockRejectedValueOnce(new Error('injected'));
  expect(codeOf(await sec.hello())).toBe('server-error');
  host.mockRejectedValueOnce(Object.assign(new Error('injected'), { code: 'SQLITE_IOERR_READ' }));
  expect(codeOf(await sec.send(checkIn('m2')))).toBe('storage-failed');
  vi.spyOn(sessions, 'find').mockImplementationOnce(() => {
    throw new Error('injected');
  });
  expect(codeOf(await sec.send(checkIn('m2')))).toBe('server-error');
  expect(codeOf(await sec.hello())).toBe('ok');
  await goesOn(server);
});

test('[LOG-14] a socket is turned away, and nothing else, when it cannot be looked up whose it is', async () => {
  const server = await start();
  const cookie = server.cookie('sec');
  const find = vi.spyOn(server.services.sessions, 'find').mockImplementationOnce(() => {
    throw new Error('injected');
  });
  const client = connect(server, 'hop-1', cookie);
  done.push(() => client.close());
  await new Promise<void>((resolve) => client.socket.once('connect_error', () => resolve()));
  expect(find).toHaveBeenCalled();
  await client.until((state) => state.seq > 0);
  await goesOn(server);
});

test('[LOG-14] a timer that fails ends nothing', async () => {
  const server = await start();
  const withKey = vi.spyOn(server.services.directory, 'withKey');
  await enter(server, 'hop-1', 'sec');
  withKey.mockClear().mockImplementationOnce(() => {
    throw new Error('injected');
  });
  await vi.waitFor(() => expect(withKey).toHaveBeenCalled(), { timeout: 5000 });
  await goesOn(server, 'hop-1');
  await goesOn(server);
});

test('[LOG-14] a subscriber that fails takes back nothing: the record stands, and everyone hears of it', async () => {
  const server = await start();
  const [sec, guest] = [await enter(server, 'hop-1', 'sec'), await enter(server, 'hop-1', 'guest')];
  const publish = vi.spyOn(Feed.prototype, 'publish').mockImplementationOnce(() => {
    throw new Error('injected');
  });
  expect(codeOf(await sec.send(checkIn('m2')))).toBe('ok');
  expect(publish).toHaveBeenCalled();
  await guest.until((state) => isPresent(state, 'm2'));
  await goesOn(server);
});

test('[LOG-14] a secret vote opened on a full disk is refused, and opened when there is room', async () => {
  const server = await start();
  const chair = await ready(server);
  const full = Object.assign(new Error('database or disk is full'), { code: 'SQLITE_FULL' });
  vi.spyOn(server.services.box, 'issuingKey').mockRejectedValueOnce(full);
  expect(codeOf(await chair.send({ type: 'OpenVote', voteId: 'v1' }, 'open-vote-1'))).toBe('storage-failed');
  await goesOn(server);
  expect(codeOf(await chair.send({ type: 'OpenVote', voteId: 'v1' }, 'open-vote-1'))).toBe('ok');
});

/** The meeting is open, with a counting board and its key: the secret vote can be opened. */
async function ready(server: TestServer): Promise<TestClient> {
  const [chair, sec] = [await enter(server, 'hop-1', 'chair'), await enter(server, 'hop-1', 'sec')];
  const holder = await enter(server, 'hop-1', 'm5');
  const { makeBoardKey } = await import('@dien-hong/shared/tablet');
  const { publicKey } = await makeBoardKey();
  for (const one of ['chair', 'm2', 'm3', 'm4', 'm5', 'm6']) expect(codeOf(await sec.send(checkIn(one)))).toBe('ok');
  const members = (['m5', 'm3', 'm4'] as const).map((personId, n) => ({
    ...{ personId, role: n === 0 ? ('head' as const) : ('member' as const) },
  }));
  const appoint = { type: 'AppointBoard', voteId: 'v1', members, basis: 'Giơ tay' } as const;
  expect(codeOf(await chair.send({ type: 'OpenMeeting' }))).toBe('ok');
  expect(codeOf(await chair.send({ type: 'TakeUpItem', itemId: 'muc-1' }))).toBe('ok');
  expect(codeOf(await chair.send(appoint))).toBe('ok');
  expect(codeOf(await holder.send({ type: 'PresentBoardKey', voteId: 'v1', publicKey }))).toBe('ok');
  return chair;
}

test('[LOG-14] a disk that fails once a vote has ended keeps the record; the box is emptied when it can be', async () => {
  const server = await start();
  const chair = await ready(server);
  expect(codeOf(await chair.send({ type: 'OpenVote', voteId: 'v1' }))).toBe('ok');
  const { box } = server.services;
  const erase = vi.spyOn(box, 'erase').mockImplementationOnce(() => {
    throw Object.assign(new Error('disk I/O error'), { code: 'SQLITE_IOERR_WRITE' });
  });
  expect(codeOf(await chair.send({ type: 'AnnulVote', voteId: 'v1', reason: 'Nhầm nội dung' }))).toBe('ok');
  expect((await server.services.meetings.host('hop-1'))?.records.at(-1)?.event.type).toBe('VoteAnnulled');
  await goesOn(server);
  await goesOn(server, 'hop-1');
  await vi.waitFor(() => expect(erase).toHaveBeenCalledTimes(2), { timeout: 5000 });
  expect(box.held()).toEqual([]);
});

const faults = {
  'a record that is no JSON': ["'{'", 'log-unreadable'],
  'a record that is null': ["'null'", 'log-gap'],
  'an event of a later version': [`json_set(record, '$.event.type', 'RobotSpoke')`, 'log-of-later-version'],
  'an event of no shape at all': [`json_set(record, '$.event', json('{"type":"MeetingConvened"}'))`, 'log-altered'],
  'a word that was changed': [`json_set(record, '$.at', json_extract(record, '$.at') + 1)`, 'log-altered'],
} as const;

for (const [what, [change, code]] of Object.entries(faults))
  test(`[LOG-14] ${what}: that meeting is put aside, the other goes on, and mended it comes back by itself`, async () => {
    const at = folder();
    const first = await startServer(a, { folder: at });
    const { database } = first.services;
    database.db.insert(tables.meetings).values({ id: 'hop-2', organisationId: 'xa', draft: b }).run();
    expect(await first.services.meetings.convene('hop-2', b)).toBeNull();
    const where = "where meeting_id = 'hop-2' and seq = 2";
    const { record } = database.raw.prepare(`select record from events ${where}`).get() as { record: string };
    database.raw.prepare(`update events set record = ${change} ${where}`).run();
    await first.close();

    const server = await start(at);
    const client = connect(server, 'hop-2', server.cookie('m2'));
    done.push(() => client.close());
    await new Promise<void>((resolve) => client.socket.once('connect', () => resolve()));
    expect(codeOf(await client.hello())).toBe('meeting-put-aside');
    expect(codeOf(await client.send(checkIn('m2')))).toBe('meeting-put-aside');
    await goesOn(server, 'hop-1');

    type List = { meetings: { id: string; phase: string; title: string }[]; aside: string[] };
    const listed = await ask<List>(server, 'm2', '/api/meetings');
    expect(listed.status).toBe(200);
    expect(listed.body.meetings.map(({ id, phase }) => [id, phase])).toEqual(
      expect.arrayContaining([
        ['hop-1', 'convened'],
        ['hop-2', 'aside'],
      ]),
    );
    expect(listed.body.aside).toEqual(['hop-2']);
    expect((await ask<List>(server, 'stranger', '/api/meetings')).body.meetings).toEqual([]);
    const directory = await ask<{ refusal: { code: string } }>(server, 'm2', '/api/meetings/hop-2/directory');
    expect(directory).toMatchObject({ status: 503, body: { refusal: { code: 'meeting-put-aside' } } });
    expect(server.services.meetings.aside).toMatchObject([{ id: 'hop-2', why: { code } }]);

    const { raw } = server.services.database;
    raw.prepare(`update events set record = ? ${where}`).run(record);
    await vi.waitFor(async () => expect(codeOf(await client.hello())).toBe('ok'), { timeout: 8000, interval: 250 });
    expect(server.services.meetings.aside).toEqual([]);
    await goesOn(server);
  });

test('[LOG-14] damaged pages of the database: the meeting that lies on them is put aside, the other goes on', async () => {
  const at = folder();
  const first = await startServer(a, { folder: at });
  const { database } = first.services;
  database.db.insert(tables.meetings).values({ id: 'hop-2', organisationId: 'xa', draft: b }).run();
  expect(await first.services.meetings.convene('hop-2', b)).toBeNull();
  const sec = { kind: 'person', personId: 'sec' } as const;
  const again = (type: 'CheckIn' | 'UndoCheckIn') =>
    type === 'CheckIn' ? checkIn('m3') : ({ type, personId: 'm3' } as const);
  // Pages of its own for each; the last belongs to the first meeting, for new records of any meeting are written there.
  for (const id of ['hop-2', 'hop-1']) {
    const host = await first.services.meetings.host(id);
    for (let n = 0; n < 60; n++)
      for (const type of ['CheckIn', 'UndoCheckIn'] as const)
        expect(codeOf((await host?.submit(sec, `${n}-${type}-${id}`, again(type))) ?? { ok: false })).toBe('ok');
  }
  const size = database.raw.pragma('page_size', { simple: true }) as number;
  await first.close();
  const handle = await open(join(at, 'dien-hong.db'), 'r+');
  const bytes = await handle.readFile();
  // The pages that hold words of the second meeting's records, and none of the first's.
  let damaged = 0;
  for (let page = 1; page * size < bytes.length; page++) {
    const held = bytes.subarray(page * size, (page + 1) * size);
    const text = held.toString('latin1');
    if (held[0] !== 0x0d || !/hop-2\{"seq"/.test(text) || /hop-1[^{]{0,20}\{"seq"/.test(text)) continue;
    await handle.write(Buffer.alloc(64, 0xff), 0, 64, page * size);
    damaged += 1;
  }
  await handle.close();
  expect(damaged).toBeGreaterThan(0);

  const server = await start(at);
  const client = connect(server, 'hop-2', server.cookie('m2'));
  done.push(() => client.close());
  await new Promise<void>((resolve) => client.socket.once('connect', () => resolve()));
  expect(codeOf(await client.hello())).toBe('meeting-put-aside');
  expect(server.services.meetings.aside).toMatchObject([{ id: 'hop-2', why: { code: 'storage-failed' } }]);
  await goesOn(server, 'hop-1');
});

test('[LOG-14] whoever is in a meeting that is put aside hears so at once, and is let in again', async () => {
  const server = await start();
  const guest = await enter(server, 'hop-1', 'guest');
  const before = guest.resumes;
  const { meetings } = server.services;
  const resync = new Promise<void>((resolve) => guest.socket.once('resync', () => resolve()));
  meetings.putAside('hop-1', new Error('injected'));
  await resync;
  expect(codeOf(await guest.hello())).toBe('meeting-put-aside');
  await goesOn(server);
  await vi.waitFor(async () => expect(codeOf(await guest.hello())).toBe('ok'), { timeout: 8000, interval: 250 });
  expect(guest.resumes).toBeGreaterThan(before);
  await goesOn(server, 'hop-1');
});

test('[LOG-14] a log that somebody else has written to is read anew, and what was refused is done then', async () => {
  const server = await start();
  const sec = await enter(server, 'hop-1', 'sec');
  const { raw } = server.services.database;
  const { record } = raw
    .prepare("select record from events where meeting_id = 'hop-1' order by seq desc limit 1")
    .get() as { record: string };
  const last = JSON.parse(record);
  const next = chain('hop-1', last.hash, { ...last, seq: last.seq + 1, commandId: 'elsewhere' });
  const insert = raw.prepare('insert into events (meeting_id, seq, command_id, record) values (?, ?, ?, ?)');
  insert.run('hop-1', next.seq, next.commandId, JSON.stringify(next));
  expect(codeOf(await sec.send(checkIn('m3'), 'check-in-3'))).toBe('storage-failed');
  await vi.waitFor(async () => expect(codeOf(await sec.send(checkIn('m3'), 'check-in-3'))).toBe('ok'), {
    ...{ timeout: 8000, interval: 250 },
  });
  await goesOn(server);
});

test('[LOG-14] one consultation that cannot be read is listed as put aside, and the others are listed', async () => {
  const server = await start();
  const { consultations, database, meetings } = server.services;
  const info = (id: string): ConsultationInfo =>
    ({
      ...{ id, number: id, subject: `Về ${id}`, question: 'Đồng chí có đồng ý không?', papers: [] },
      ...{ organisation: { id: 'xa', name: 'UBND xã' }, recipients: ['m2', 'm3'], secretaries: ['sec'] },
      ...{ followUpId: null, body: null, deadline: Date.now() + 86_400_000, rules: a.info.rules },
    }) as unknown as ConsultationInfo;
  const { ConsultationHost } = await import('../consultations/host.ts');
  for (const id of ['p-1', 'p-2']) {
    database.db
      .insert(tables.consultations)
      .values({ id, organisationId: 'xa', draft: info(id), sentAt: 1 })
      .run();
    const { log } = meetings;
    const kept = openKeptSignatures({ ...server.services, log });
    const host = await ConsultationHost.open(id, { ...server.services, db: database.db, log, kept }, () => {});
    await host.found(sendEvents(info(id)), `send:${id}`);
  }
  database.raw.prepare("update events set record = '{' where meeting_id = ?").run(logIdOf('p-1'));
  type List = { consultations: { id: string; stage: string }[] };
  const { status, body } = await ask<List>(server, 'm2', '/api/consultations');
  expect(status).toBe(200);
  expect(body.consultations.map(({ id, stage }) => [id, stage])).toEqual([
    ['p-1', 'aside'],
    ['p-2', 'open'],
  ]);
  const opened = await ask<{ refusal: { code: string } }>(server, 'm2', '/api/consultations/p-1');
  expect(opened).toMatchObject({ status: 503, body: { refusal: { code: 'consultation-put-aside' } } });
  expect((await ask(server, 'm2', '/api/consultations/p-2')).status).toBe(200);
  const statistics = await ask<{ refusal: { code: string } }>(server, 'sec', '/api/consultations/statistics');
  expect(statistics.body.refusal.code).toBe('consultation-put-aside');
  expect(consultations.aside()).toMatchObject([{ id: 'p-1', why: { code: 'log-unreadable' } }]);
});

test('[LOG-14] a meeting that is over is listed without its chain, and put aside when somebody enters one that was altered', async () => {
  const at = folder();
  const first = await start(at);
  const [chair, sec] = [await enter(first, 'hop-2', 'chair'), await enter(first, 'hop-2', 'sec')];
  for (const one of ['chair', 'm2', 'm3', 'm4', 'm5', 'm6']) expect(codeOf(await sec.send(checkIn(one)))).toBe('ok');
  expect(codeOf(await chair.send({ type: 'OpenMeeting' }))).toBe('ok');
  expect(codeOf(await chair.send({ type: 'CloseMeeting' }))).toBe('ok');
  const { raw } = first.services.database;
  raw.prepare("update events set record = json_set(record, '$.by', 'm3') where meeting_id = 'hop-2' and seq = 3").run();
  for (const one of done.splice(1).reverse()) await one();

  const server = await start(at);
  type List = { meetings: { id: string; phase: string }[] };
  const listed = async () =>
    (await ask<List>(server, 'm2', '/api/meetings')).body.meetings.find((one) => one.id === 'hop-2')?.phase;
  expect(await listed()).toBe('closed');
  expect((await ask(server, 'm2', '/api/meetings/hop-2/directory')).status).toBe(503);
  expect(server.services.meetings.aside).toMatchObject([{ id: 'hop-2', why: { code: 'log-altered' } }]);
  expect(await listed()).toBe('aside');
  await goesOn(server, 'hop-1');
});

test('[LOG-14] drafts that cannot be read keep nobody from his meetings, and the administrator hears of them', async () => {
  const at = folder();
  const first = await start(at);
  const { raw, db } = first.services.database;
  const broken = db.insert(tables.meetings).values({ id: 'hop-3', organisationId: 'xa', draft: b });
  broken.run();
  raw.prepare("update meetings set draft = '{' where id in ('hop-2', 'hop-3')").run();
  raw.prepare("insert into consultations (id, organisation_id, draft) values ('p-1', 'xa', '{\"id\": 4}')").run();
  raw.prepare("update accounts set admin = 1 where id = 'sec'").run();
  for (const one of done.splice(1).reverse()) await one();

  const server = await start(at);
  type List = { meetings: { id: string; title: string }[] };
  const { status, body } = await ask<List>(server, 'm2', '/api/meetings');
  expect(status).toBe(200);
  // Of a convened one the log knows everything.
  expect(body.meetings).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ id: 'hop-1', title: a.info.title }),
      expect.objectContaining({ id: 'hop-2', title: b.info.title }),
    ]),
  );
  for (const path of ['/api/consultations', '/api/consultations/desk', '/api/demo/people'])
    expect((await ask(server, 'sec', path)).status, path).toBeLessThan(500);
  const aside = await ask<{ aside: { id: string; why: { code: string } }[] }>(server, 'sec', '/api/aside');
  expect(aside.body.aside.map(({ id, why }) => [id, why.code]).sort()).toEqual([
    ['hop-2', 'draft-unreadable'],
    ['hop-3', 'draft-unreadable'],
    ['p-1', 'draft-unreadable'],
  ]);
  await goesOn(server);
});
