import { describeField, type RulePack, votesNeeded, withRules } from '@dien-hong/shared';
import { commune } from '@dien-hong/shared/testing';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { tables } from '../db/open.ts';
import { startServer, type TestServer } from '../testing/server.ts';
import { standardPacks } from './standard.ts';

let server: TestServer;
const next = 'phien-sau';

beforeAll(async () => {
  server = await startServer(commune());
  const { db } = server.services.database;
  db.insert(tables.accounts).values({ id: 'admin', username: 'admin', admin: true }).run();
  const draft = commune();
  const prepared = { ...draft, info: { ...draft.info, id: next, title: 'Phiên sau' } };
  db.insert(tables.meetings).values({ id: next, organisationId: draft.info.organisation.id, draft: prepared }).run();
});
afterAll(() => server.close());

async function ask(who: string, method: string, path: string, body?: unknown) {
  const json = body === undefined ? {} : { 'content-type': 'application/json' };
  const response = await fetch(`${server.url}${path}`, {
    ...{ method, headers: { cookie: server.cookie(who), ...json } },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return {
    status: response.status,
    body: (await response.json()) as Record<string, never> & { refusal?: { code: string } },
  };
}
const standard = (id: string) => standardPacks.find((one) => one.id === id) as RulePack;
const save = (pack: RulePack, basedOn: { id: string; version: number }, who = 'admin') =>
  ask(who, 'POST', '/api/rules', { basedOn, pack, note: 'Theo quy chế' });

describe('[PCK-1] the standard packs', () => {
  test('are those of the four bodies, every one to be verified, with its basis', () => {
    expect(standardPacks.map((one) => one.id)).toEqual(['ubnd-xa', 'hdnd-xa', 'hdnd-tinh', 'dang']);
    for (const one of standardPacks) {
      expect(one.verify).toBe(true);
      expect(one.basis.length).toBeGreaterThan(0);
    }
  });

  test('[RUL-2, RUL-6] give the numbers of the law', () => {
    expect(votesNeeded(standard('ubnd-xa').pass, 8)).toBe(5);
    expect(votesNeeded(standard('hdnd-xa').pass, 30)).toBe(16);
    expect(votesNeeded(standard('hdnd-tinh').special[0]?.pass ?? { kind: 'moreThanHalf' }, 56)).toBe(38);
    expect([standard('hdnd-xa').boardMin, standard('hdnd-tinh').boardMin]).toEqual([3, 7]);
    expect(standard('dang')).toMatchObject({ quorum: null, base: { withoutExcused: true } });
    expect(describeField(standard('ubnd-xa'), 'tie', 'vi')).toContain('người chủ trì');
  });
});

describe('an administrator edits a copy', () => {
  test('[PCK-2] a standard pack is copied under a name of its own; the next save is its next version', async () => {
    const edited = { ...standard('ubnd-xa'), name: 'UBND xã Liêm Thanh', quorum: { num: 3, den: 4 } };
    const first = await save(edited, { id: 'ubnd-xa', version: 1 });
    expect(first).toMatchObject({ status: 200, body: { id: 'ubnd-xa-liem-thanh', version: 1 } });
    const second = await save({ ...edited, boardMin: 5 }, { id: 'ubnd-xa-liem-thanh', version: 1 });
    expect(second.body).toEqual({ id: 'ubnd-xa-liem-thanh', version: 2 });
    const again = await save(edited, { id: 'ubnd-xa', version: 1 });
    expect(again.body).toEqual({ id: 'ubnd-xa-liem-thanh-2', version: 1 });
    const { body } = await ask('m2', 'GET', '/api/rules');
    const packs = body.packs as unknown as { pack: RulePack; basedOn: unknown; savedBy: string }[];
    expect(packs.filter(({ pack }) => pack.id === 'ubnd-xa')).toHaveLength(1);
    expect(packs.find(({ pack }) => pack.id === 'ubnd-xa-liem-thanh' && pack.version === 2)).toMatchObject({
      ...{ basedOn: { id: 'ubnd-xa-liem-thanh', version: 1 }, savedBy: 'admin', pack: { boardMin: 5 } },
    });
  });

  test('[PCK-4] what cannot work is refused, and so is everybody else', async () => {
    const basedOn = { id: 'ubnd-xa', version: 1 };
    const broken = { ...standard('ubnd-xa'), choices: ['A', 'A', 'A'] } as RulePack;
    expect((await save(broken, basedOn)).body.refusal?.code).toBe('rules-incomplete');
    expect((await save(standard('ubnd-xa'), { id: 'none', version: 1 })).body.refusal?.code).toBe('rules-unknown');
    expect((await save({ ...broken, quorum: 'x' } as never, basedOn)).status).toBe(400);
    for (const who of ['sec', 'chair', 'm2']) expect((await save(standard('ubnd-xa'), basedOn, who)).status).toBe(403);
  });
});

describe('a meeting goes by a pack', () => {
  const draftOf = async () => {
    const { body } = await ask('sec', 'GET', `/api/meetings/${next}/draft`);
    return body as unknown as { version: number; draft: ReturnType<typeof commune> };
  };

  test('[PCK-5] its secretary chooses among the packs of the house and writes none of his own', async () => {
    const { version, draft } = await draftOf();
    const party = withRules(draft, standard('dang'));
    expect(party.motions[0]?.choices).toEqual(standard('dang').choices);
    const put = (changed: unknown, at: number) =>
      ask('sec', 'PUT', `/api/meetings/${next}/draft`, { version: at, draft: changed });
    const own = { ...standard('dang'), pass: { kind: 'atLeast', fraction: { num: 1, den: 9 } } } as RulePack;
    expect((await put(withRules(draft, own), version)).body.refusal?.code).toBe('rules-unknown');
    expect((await put(party, version)).status).toBe(200);
    const { rulePacks } = server.services;
    const used = rulePacks.find('ubnd-xa-liem-thanh', 2)?.pack as RulePack;
    expect((await put(withRules(party, used), version + 1)).status).toBe(200);
  });

  test('[PCK-5] a pack in use cannot be removed, nor a standard one; one that nobody uses can', async () => {
    const remove = (path: string) => ask('admin', 'DELETE', `/api/rules/${path}`);
    const { body } = await ask('admin', 'GET', '/api/rules/ubnd-xa-liem-thanh/2/uses');
    expect(body.uses).toEqual([{ id: next, title: 'Phiên sau', convened: false }]);
    expect((await remove('ubnd-xa-liem-thanh/2')).body.refusal?.code).toBe('rules-in-use');
    expect((await remove('ubnd-xa/1')).body.refusal?.code).toBe('rules-standard');
    expect((await remove('ubnd-xa-liem-thanh/1')).status).toBe(200);
    expect((await remove('ubnd-xa-liem-thanh/1')).body.refusal?.code).toBe('rules-unknown');
  });

  test('[PCK-5] what was convened keeps its copy, whatever is saved afterwards', async () => {
    const { version } = await draftOf();
    expect((await ask('sec', 'POST', `/api/meetings/${next}/convene`, { version })).status).toBe(200);
    const { rulePacks, meetings, database } = server.services;
    const used = rulePacks.find('ubnd-xa-liem-thanh', 2)?.pack as RulePack;
    await save({ ...used, boardMin: 11 }, { id: 'ubnd-xa-liem-thanh', version: 2 });
    const info = (await meetings.host(next))?.state.life.info;
    expect(info?.rules).toEqual(used);
    const kept = database.db.select().from(tables.rulePacks).where(eq(tables.rulePacks.version, 2)).all();
    expect(kept.map((one) => one.pack.boardMin)).toEqual([5]);
  });
});
