import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MeetingDraft } from '@dien-hong/shared';
import { commune } from '@dien-hong/shared/testing';
import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { tables } from '../db/open.ts';
import { startServer } from '../testing/server.ts';

test('[LOG-7] a draft of an earlier release is there after the server was brought up to date', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'dien-hong-'));
  const before = await startServer(commune(), { folder });
  const { db } = before.services.database;
  const draft = commune();
  const { entryChoices: _, base: __, boardMin: ___, ...rules } = draft.info.rules;
  const motions = draft.motions.map(({ id, itemId, title, question, choices, paperIds, special, seconds }) => ({
    id,
    itemId,
    title,
    question,
    kind: 'resolution',
    choices,
    paperIds,
    special,
    seconds,
  }));
  const { recusals: ____, ...rest } = draft;
  const old = { ...rest, info: { ...draft.info, id: 'hop-2', rules }, motions } as unknown as MeetingDraft;
  const organisationId = draft.info.organisation.id;
  db.insert(tables.meetings).values({ id: 'hop-2', organisationId, draft: old }).run();
  await before.close();

  const after = await startServer(commune(), { folder });
  const row = after.services.database.db.select().from(tables.meetings).where(eq(tables.meetings.id, 'hop-2')).get();
  expect(MeetingDraft.safeParse(row?.draft).success).toBe(true);
  expect(row?.draft).toMatchObject({ recusals: [], motions: [{ form: 'open' }], info: { rules: { boardMin: 3 } } });
  await after.close();
  rmSync(folder, { recursive: true, force: true });
});
