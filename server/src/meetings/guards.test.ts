import { commune } from '@dien-hong/shared/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { tables } from '../db/open.ts';
import { startServer, type TestServer } from '../testing/server.ts';

const draft = commune();
let server: TestServer;
beforeAll(async () => {
  server = await startServer(draft);
  const { organisation } = draft.info;
  server.services.database.db
    .insert(tables.meetings)
    .values({ id: 'chua-moi', organisationId: organisation.id, draft })
    .run();
});
afterAll(() => server.close());

const refused = async (who: string, meetingId: string, part: string) =>
  server.ask<{ refusal: object }>(who, `/api/meetings/${meetingId}/${part}`);

test.each(['draft', 'directory'])(
  'nobody learns from its %s whether there is a meeting that he may not see',
  async (part) => {
    const unknown = await refused('stranger', 'khong-co', part);
    expect(unknown).toMatchObject({ status: 403, value: { refusal: { code: 'not-invited' } } });
    expect(await refused('stranger', draft.info.id, part)).toEqual(unknown);
    for (const who of ['stranger', 'm2']) expect(await refused(who, 'chua-moi', part)).toEqual(unknown);
  },
);

test('a member who opens the preparation of his meeting is told whom it is for', async () => {
  const told = { status: 403, value: { refusal: { code: 'not-chair-or-secretary' } } };
  expect(await refused('m2', draft.info.id, 'draft')).toMatchObject(told);
});
