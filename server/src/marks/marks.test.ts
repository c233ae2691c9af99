import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Mark, MarkBody } from '@dien-hong/shared/reading';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type OpenDatabase, openDatabase } from '../db/open.ts';
import { type Marks, type MarksLimits, openMarks } from './marks.ts';
import { openSeals } from './seal.ts';

const migrations = join(import.meta.dirname, '..', '..', 'migrations');
const m2 = { personId: 'm2', meetingId: 'phien-11' };
const pin = (text: string): MarkBody => ({
  kind: 'pin',
  place: { paperId: 'p1', sha256: 'a'.repeat(64), page: 1 },
  x: 10,
  y: 20,
  text,
});
const mark = (id: string, changedAt: number, body: MarkBody | null): Mark => ({ id, changedAt, body });

let folder: string;
let database: OpenDatabase;
let time: number;

const open = (limits: MarksLimits = { count: 100, megabytes: 1 }, secrets = folder): Marks =>
  openMarks({ db: database.db, sealOf: openSeals(secrets), now: () => time, limits });

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'marks-'));
  database = openDatabase(join(folder, 'test.db'), migrations);
  time = 1_000_000;
});
afterEach(() => {
  database.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('keeping marks', () => {
  test('what is pushed is pulled, numbered as it came; a repeated push changes nothing', async () => {
    const marks = open();
    const changes = [mark('a', 10, pin('một')), mark('b', 11, pin('hai'))];
    expect(await marks.push(m2, changes)).toEqual({ ok: true, before: 0, rev: 2, newer: [] });
    expect(await marks.push(m2, changes)).toEqual({ ok: true, before: 2, rev: 2, newer: [] });
    expect(await marks.pull(m2, 0)).toEqual({ marks: changes, rev: 2, more: false });
    expect(await marks.pull(m2, 1)).toEqual({ marks: changes.slice(1), rev: 2, more: false });
    expect(await marks.pull(m2, 2)).toEqual({ marks: [], rev: 2, more: false });
  });

  test('of two changes the later one counts, and who was earlier is told what stands', async () => {
    const marks = open();
    await marks.push(m2, [mark('a', 10, pin('cũ'))]);
    expect(await marks.push(m2, [mark('a', 12, pin('mới'))])).toMatchObject({ rev: 2, newer: [] });
    const later = mark('a', 12, pin('mới'));
    expect(await marks.push(m2, [mark('a', 11, pin('muộn'))])).toEqual({ ok: true, before: 2, rev: 2, newer: [later] });
    expect(await marks.push(m2, [mark('a', 12, pin('cùng lúc'))])).toEqual({
      ok: true,
      before: 2,
      rev: 2,
      newer: [later],
    });
    expect((await marks.pull(m2, 0)).marks).toEqual([later]);
  });

  test('a deleted mark is told as deleted, and may come back', async () => {
    const marks = open();
    await marks.push(m2, [mark('a', 10, pin('một'))]);
    await marks.push(m2, [mark('a', 11, null)]);
    expect((await marks.pull(m2, 1)).marks).toEqual([mark('a', 11, null)]);
    await marks.push(m2, [mark('a', 12, pin('lại'))]);
    expect((await marks.pull(m2, 2)).marks).toEqual([mark('a', 12, pin('lại'))]);
  });

  test('a clock far ahead does not win for ever, and sending again does not count as a change', async () => {
    const marks = open();
    const wild = [mark('a', time + 9e9, pin('tương lai'))];
    expect(await marks.push(m2, wild)).toMatchObject({ rev: 1 });
    time += 100_000;
    expect(await marks.push(m2, wild)).toMatchObject({ rev: 1, newer: [] });
    expect(await marks.push(m2, [mark('a', time, pin('hiện tại'))])).toMatchObject({ rev: 2, newer: [] });
    expect((await marks.pull(m2, 1)).marks[0]?.body).toEqual(pin('hiện tại'));
  });

  test('everybody has his own, in every meeting', async () => {
    const marks = open();
    await marks.push(m2, [mark('a', 10, pin('của m2'))]);
    await marks.push({ ...m2, personId: 'm3' }, [mark('a', 1, pin('của m3'))]);
    await marks.push({ ...m2, meetingId: 'phien-12' }, [mark('a', 1, pin('phiên khác'))]);
    expect(await marks.pull(m2, 0)).toEqual({ marks: [mark('a', 10, pin('của m2'))], rev: 1, more: false });
    expect((await marks.pull({ ...m2, personId: 'm4' }, 0)).marks).toEqual([]);
  });

  test('many are told in several answers, none twice', async () => {
    const marks = open({ count: 1000, megabytes: 8 });
    const long = 'dài '.repeat(1000);
    const all = Array.from({ length: 450 }, (_, n) => mark(`m${n}`, 10, pin(`${n} ${n % 3 === 0 ? long : ''}`)));
    for (let from = 0; from < all.length; from += 150) await marks.push(m2, all.slice(from, from + 150));
    const told: Mark[] = [];
    let answers = 0;
    for (let after = 0, more = true; more; answers++) {
      const pulled = await marks.pull(m2, after);
      told.push(...pulled.marks);
      ({ rev: after, more } = pulled);
    }
    expect(told).toEqual(all);
    expect(answers).toBeGreaterThan(3);
  });

  test('what is too much is refused as a whole, and what makes room is always taken', async () => {
    const marks = open({ count: 2, megabytes: 1 });
    await marks.push(m2, [mark('a', 10, pin('một')), mark('b', 10, pin('hai'))]);
    const refused = await marks.push(m2, [mark('c', 10, pin('ba')), mark('a', 12, pin('đổi'))]);
    expect(refused).toEqual({ ok: false, refusal: { code: 'marks-full', params: { count: 2, megabytes: 1 } } });
    expect((await marks.pull(m2, 0)).rev).toBe(2);
    expect(await marks.push(m2, [mark('a', 12, null)])).toMatchObject({ ok: true, rev: 3 });
    expect(await marks.push(m2, [mark('c', 10, pin('ba'))])).toMatchObject({ ok: true, rev: 4 });
    const large = open({ count: 100, megabytes: 0.001 });
    expect(await large.push(m2, [mark('d', 10, pin('x'.repeat(2000)))])).toMatchObject({ ok: false });
    expect(await large.push(m2, [mark('b', 12, pin(''))])).toMatchObject({ ok: true });
  });

  test('a device that knows more than there is, after an older copy was put back, is told all with a smaller number', async () => {
    const marks = open();
    await marks.push(m2, [mark('a', 10, pin('một'))]);
    expect(await marks.pull(m2, 7)).toEqual({ marks: [mark('a', 10, pin('một'))], rev: 1, more: false });
    expect(await marks.pull({ ...m2, personId: 'm5' }, 7)).toEqual({ marks: [], rev: 0, more: false });
  });
});

describe('sealing', () => {
  test('the database does not tell what was written, nor does it with another secret', async () => {
    await open().push(m2, [mark('a', 10, pin('Điều bí mật của tôi'))]);
    database.raw.pragma('wal_checkpoint(TRUNCATE)');
    const bytes = readFileSync(join(folder, 'test.db'));
    for (const text of ['Điều bí mật', 'pin', 'p1"']) expect(bytes.includes(Buffer.from(text))).toBe(false);

    const elsewhere = mkdtempSync(join(tmpdir(), 'marks-'));
    const stolen = open(undefined, elsewhere);
    expect(await stolen.pull(m2, 0)).toEqual({ marks: [], rev: 1, more: false });
    // The device still has it, and sends it anew.
    expect(await stolen.push(m2, [mark('a', 10, pin('Điều bí mật của tôi'))])).toMatchObject({ rev: 2, newer: [] });
    rmSync(elsewhere, { recursive: true });
  });

  test('the secret is one file that only its owner reads, and is kept', async () => {
    const seal = await openSeals(folder)('m2');
    const file = join(folder, 'marks.key');
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(statSync(file).size).toBe(32);
    const again = await openSeals(folder)('m2');
    expect(again.open(seal.seal('xin chào', 'đây'), 'đây')).toBe('xin chào');
    writeFileSync(file, 'hỏng');
    await expect(openSeals(folder)('m2')).rejects.toThrow(/marks\.key/);
  });

  test('what was sealed opens for this person and in this place alone, and unchanged', async () => {
    const seals = openSeals(folder);
    const [own, other] = [await seals('m2'), await seals('m3')];
    const sealed = own.seal('riêng', 'một');
    expect(own.open(sealed, 'một')).toBe('riêng');
    expect(own.open(sealed, 'hai')).toBeNull();
    expect(other.open(sealed, 'một')).toBeNull();
    expect(own.open(sealed.subarray(0, 20), 'một')).toBeNull();
    for (let at = 0; at < sealed.length; at++) {
      const spoiled = Buffer.from(sealed);
      spoiled[at] = (spoiled[at] ?? 0) ^ 1;
      expect(own.open(spoiled, 'một')).toBeNull();
    }
    expect(own.seal('riêng', 'một').equals(sealed)).toBe(false);
  });
});
