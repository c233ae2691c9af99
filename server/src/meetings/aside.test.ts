// Logs that cannot go on: each is put aside with its own meeting, without effect on the others.
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { type ConsultationInfo, sendEvents } from '@dien-hong/shared';
import { afterEach, expect, test, vi } from 'vitest';
import { chain } from '../../verifier/chain.ts';
import { logIdOf } from '../consultations/host.ts';
import { tables } from '../db/open.ts';
import { openKeptSignatures } from '../signing/keptSignatures.ts';
import { connect, startServer } from '../testing/server.ts';
import { a, ask, b, checkIn, closeAll, codeOf, done, enter, folder, goesOn, start } from '../testing/twoMeetings.ts';

afterEach(closeAll);

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
    expect(await first.services.meetings.convene('hop-2', 1)).toBeNull();
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
    await vi.waitFor(async () => expect(codeOf(await client.hello())).toBe('ok'), { interval: 250 });
    expect(server.services.meetings.aside).toEqual([]);
    await goesOn(server);
  });

test('[LOG-14] damaged pages of the database: the meeting that lies on them is put aside, the other goes on', async () => {
  const at = folder();
  const first = await startServer(a, { folder: at });
  const { database } = first.services;
  database.db.insert(tables.meetings).values({ id: 'hop-2', organisationId: 'xa', draft: b }).run();
  expect(await first.services.meetings.convene('hop-2', 1)).toBeNull();
  const sec = { kind: 'person', personId: 'sec' } as const;
  const again = (type: 'CheckIn' | 'UndoCheckIn') =>
    type === 'CheckIn' ? checkIn('m3') : ({ type, personId: 'm3' } as const);
  // Each meeting gets pages of its own; the last belongs to the first meeting, for new records of any meeting are written there.
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
  // The pages that contain words of the second meeting's records, and none of the first's.
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
  await vi.waitFor(async () => expect(codeOf(await guest.hello())).toBe('ok'), { interval: 250 });
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
    interval: 250,
  });
  await goesOn(server);
});

test('[LOG-14] one consultation that cannot be read is listed as put aside, and the others are listed', async () => {
  const server = await start();
  const { consultations, database, meetings } = server.services;
  const info = (id: string): ConsultationInfo =>
    ({
      id,
      number: id,
      subject: `Về ${id}`,
      question: 'Đồng chí có đồng ý không?',
      papers: [],
      organisation: { id: 'xa', name: 'UBND xã' },
      recipients: ['m2', 'm3'],
      secretaries: ['sec'],
      followUpId: null,
      body: null,
      deadline: Date.now() + 86_400_000,
      rules: a.info.rules,
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
  // The log of a convened meeting has all of its facts.
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
