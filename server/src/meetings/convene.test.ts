import { join } from 'node:path';
import { commune } from '@dien-hong/shared/testing';
import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { openDatabase, tables } from '../db/open.ts';
import { steadyClock } from '../kernel/clock.ts';
import { sqliteLog } from '../log/sqlite.ts';
import { Meetings } from './meetings.ts';

test('[LIFE-7] a draft that is saved while it is being convened stays, and is convened as it was saved, once', async () => {
  const { db, raw, close } = openDatabase(':memory:', join(import.meta.dirname, '../../migrations'));
  const prove = async () => ({ ok: true, proof: null, attachments: [] }) as const;
  const meetings = new Meetings({ log: sqliteLog(raw), db, prove, clock: steadyClock() });
  const draft = commune();
  const { id, organisation } = draft.info;
  const changed = { ...draft, info: { ...draft.info, title: 'Vừa sửa' } };
  db.insert(tables.organisations).values({ id: organisation.id, name: 'UBND xã' }).run();
  db.insert(tables.meetings).values({ id, organisationId: organisation.id, draft }).run();
  const row = () => db.select().from(tables.meetings).where(eq(tables.meetings.id, id)).get();

  const convening = meetings.convene(id, 1);
  db.update(tables.meetings).set({ draft: changed, version: 2 }).where(eq(tables.meetings.id, id)).run();
  expect(await convening).toMatchObject({ code: 'draft-changed' });
  expect(row()).toMatchObject({ version: 2, convenedAt: null, draft: { info: { title: 'Vừa sửa' } } });
  expect(await meetings.host(id)).toBeNull();

  const [first, second] = await Promise.all([meetings.convene(id, 2), meetings.convene(id, 2)]);
  expect([first, second]).toMatchObject([null, { code: 'meeting-already-convened' }]);
  expect((await meetings.host(id))?.state.life.info?.title).toBe('Vừa sửa');
  await meetings.close();
  close();
});
