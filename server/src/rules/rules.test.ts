import { describeField, type RulePack, sourcedFields, sourceOf, votesNeeded, withRules } from '@dien-hong/shared';
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
    method,
    headers: { cookie: server.cookie(who), ...json },
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
  test('are those of the four bodies, of a council short of delegates, and of written consultations', () => {
    expect(standardPacks.map((one) => one.id)).toEqual([
      'ubnd-xa',
      'lay-y-kien',
      'hdnd-xa',
      'hdnd-xa-cuoi-nhiem-ky',
      'hdnd-tinh',
      'hdnd-tinh-cuoi-nhiem-ky',
      'dang',
    ]);
    for (const one of standardPacks) expect(one.verify).toBe(true);
  });

  test('[PCK-6] say of every number whether it is law or regulation, in words that can be read aloud', () => {
    for (const pack of standardPacks) {
      const silent = sourcedFields.filter((field) => !sourceOf(pack, field));
      const unset = [
        'base',
        'special',
        'tie',
        'confidence',
        'sessions',
        'quorum',
        'written',
        'entryChoices',
        'choices',
      ];
      const party = [...unset, 'boardMin', 'paperLeadDays', 'conclusionDays'];
      for (const field of silent) expect(pack.id === 'dang' ? party : unset).toContain(field);
      for (const { kind, text } of pack.basis) {
        if (kind === 'note') continue;
        expect(text).not.toMatch(/77\/2015|TCCQĐP|Đ\.|sđ|đối chiếu|NQ |NĐ /);
        expect(/Luật Tổ chức chính quyền địa phương số 72\/2025\/QH15/.test(text)).toBe(kind === 'law');
      }
    }
    const source = (id: string, field: (typeof sourcedFields)[number]) => sourceOf(standard(id), field)?.kind;
    for (const id of ['ubnd-xa', 'hdnd-xa', 'hdnd-tinh'])
      expect(['pass', 'quorum', 'choices', 'paperLeadDays'].map((field) => source(id, field as 'pass'))).toEqual([
        'law',
        'regulation',
        'regulation',
        'regulation',
      ]);
    expect([source('ubnd-xa', 'tie'), source('hdnd-xa', 'special')]).toEqual(['law', 'law']);
  });

  test('[PCK-7] say who calls a session and may have it closed, and when a result is told', () => {
    for (const { id, announce, guestsTold, sessions } of standardPacks) {
      expect([id, announce, guestsTold]).toEqual([id, 'closing', false]);
      if (id !== 'dang') expect(sessions?.callers.length).toBeGreaterThan(2);
      if (id !== 'dang') expect(sessions?.closedOnProposalOf.length).toBe(id.startsWith('hdnd') ? 3 : 0);
    }
  });

  test('[RUL-2, RUL-6] give the numbers of the law', () => {
    expect(votesNeeded(standard('ubnd-xa').pass, 8)).toBe(5);
    expect(votesNeeded(standard('hdnd-xa').pass, 30)).toBe(16);
    expect(votesNeeded(standard('hdnd-tinh').special[0]?.pass ?? { kind: 'moreThanHalf' }, 56)).toBe(38);
    expect([standard('hdnd-xa').boardMin, standard('hdnd-tinh').boardMin]).toEqual([3, 7]);
    expect(standard('dang')).toMatchObject({ quorum: null, base: { withoutExcused: true } });
    expect(standard('ubnd-xa')).toMatchObject({ tie: 'head', head: 'Chủ tịch Ủy ban nhân dân' });
    expect(describeField(standard('ubnd-xa'), 'tie', 'vi')).toContain('dù ai chủ trì');
    expect(votesNeeded(standard('hdnd-xa-cuoi-nhiem-ky').pass, 18)).toBe(13);
    expect(standard('lay-y-kien').written).toMatchObject({
      silent: 'agreement',
      fewestDays: 2,
      answerDays: 5,
      summary: { above: 10, most: 6 },
    });
  });
});

describe('an administrator edits a copy', () => {
  test('[PCK-2] a standard pack is copied under a name of its own; the next save is its next version', async () => {
    const edited = { ...standard('ubnd-xa'), name: 'UBND xã Liêm Thanh', quorum: { num: 3, den: 4 } };
    const first = await save(edited, { id: 'ubnd-xa', version: 2 });
    expect(first).toMatchObject({ status: 200, body: { id: 'ubnd-xa-liem-thanh', version: 1 } });
    const second = await save({ ...edited, boardMin: 5 }, { id: 'ubnd-xa-liem-thanh', version: 1 });
    expect(second.body).toEqual({ id: 'ubnd-xa-liem-thanh', version: 2 });
    const again = await save(edited, { id: 'ubnd-xa', version: 2 });
    expect(again.body).toEqual({ id: 'ubnd-xa-liem-thanh-2', version: 1 });
    const { body } = await ask('m2', 'GET', '/api/rules');
    const packs = body.packs as unknown as { pack: RulePack; basedOn: unknown; savedBy: string }[];
    expect(packs.filter(({ pack }) => pack.id === 'ubnd-xa')).toHaveLength(1);
    expect(packs.find(({ pack }) => pack.id === 'ubnd-xa-liem-thanh' && pack.version === 2)).toMatchObject({
      basedOn: { id: 'ubnd-xa-liem-thanh', version: 1 },
      savedBy: 'admin',
      pack: { boardMin: 5 },
    });
  });

  test('[PCK-4] what cannot work is refused, and so is everybody else', async () => {
    const basedOn = { id: 'ubnd-xa', version: 2 };
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

  test('[PCK-5] its secretary chooses among the packs of the server and writes none of his own', async () => {
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
    expect((await remove('ubnd-xa/2')).body.refusal?.code).toBe('rules-standard');
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
