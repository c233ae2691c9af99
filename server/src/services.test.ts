// The checks at the start: the server starts whole, or says what to do.
import { cpSync, existsSync, mkdtempSync, renameSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { commune } from '@dien-hong/shared/testing';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { tables } from './db/open.ts';
import { openHeadNote } from './log/headNote.ts';
import { startServer, type TestServer } from './testing/server.ts';

const draft = commune();
let folder: string;
let server: TestServer | undefined;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'dien-hong-start-'));
  server = await startServer(draft, { folder });
});
afterEach(async () => {
  await stop();
  rmSync(folder, { recursive: true, force: true });
});

async function stop(): Promise<void> {
  await server?.close();
  server = undefined;
}

/** Expects a refused start, then starts again after `restore` has put back the missing part. */
async function refusedUntil(says: RegExp, restore: () => void): Promise<void> {
  await expect(startServer(draft, { folder })).rejects.toThrow(says);
  restore();
  server = await startServer(draft, { folder });
  expect(await server.services.meetings.host(draft.info.id)).not.toBeNull();
}

/** Takes a file or folder out of the data folder; answers a function that puts it back. */
function takeAway(name: string): () => void {
  const elsewhere = `${folder}-${name}`;
  renameSync(join(folder, name), elsewhere);
  return () => renameSync(elsewhere, join(folder, name));
}

test('[LOG-16] without its authority it does not found another one in silence', async () => {
  const { fingerprint } = (server as TestServer).services.pki;
  await stop();
  await refusedUntil(/Thiếu pki\/.*khôi phục từ bản sao lưu.*Restore it from a backup/s, takeAway('pki'));
  expect(server?.services.pki.fingerprint).toBe(fingerprint);
});

test('[LOG-16] without its papers it does not start', async () => {
  const { blobs, uploads } = (server as TestServer).services;
  const sha256 = await blobs.put(Buffer.from('Tờ trình'));
  uploads.keep({ sha256, pages: 1, bytes: 8, removed: [], doubts: [], source: null }, 'meeting:hop-1', 'sec');
  await stop();
  await refusedUntil(/Thiếu blobs\//, takeAway('blobs'));
});

test('[LOG-16] without the key of people’s marks it makes no new one', async () => {
  const { marks } = (server as TestServer).services;
  const owner = { personId: 'm2', meetingId: draft.info.id };
  const at = { paperId: 'p1', sha256: 'a'.repeat(64), page: 1 };
  const body = { kind: 'pin', ...at, point: [1, 2], text: 'Hỏi lại', colour: 'amber' } as never;
  await marks.push(owner, [{ id: 'a', changedAt: 1, body }]);
  await stop();
  await refusedUntil(/Thiếu marks\.key/, takeAway('marks.key'));
  expect((await server?.services.marks.pull(owner, 0))?.marks).toHaveLength(1);
});

test('[LOG-16] a database of a later version is refused with a sentence, and not touched', async () => {
  const { raw } = (server as TestServer).services.database;
  raw.prepare("insert into __drizzle_migrations (hash, created_at) values ('later', 9999999999999)").run();
  await stop();
  await expect(startServer(draft, { folder })).rejects.toThrow(/phiên bản phần mềm mới hơn/);
});

test('[LOG-16] a database that lacks records which were acknowledged is refused: it was copied without its write-ahead log', async () => {
  const { services } = server as TestServer;
  services.database.raw.pragma('wal_checkpoint(TRUNCATE)');
  const old = join(folder, 'copied.db');
  cpSync(join(folder, 'dien-hong.db'), old);
  const host = await services.meetings.host(draft.info.id);
  const sec = { kind: 'person', personId: 'sec' } as const;
  const answer = await host?.submit(sec, 'c1', { type: 'CheckIn', personId: 'm2', method: 'secretary' });
  expect(answer).toMatchObject({ ok: true });
  await stop();
  const whole = takeAway('dien-hong.db');
  renameSync(old, join(folder, 'dien-hong.db'));
  await refusedUntil(/thiếu 1 bản ghi đã báo là đã lưu/, () => {
    rmSync(join(folder, 'dien-hong.db'));
    whole();
  });
});

test('the note of the head follows the log, and is never ahead of it', async () => {
  const { database } = (server as TestServer).services;
  const { records } = database.raw.prepare('select max(rowid) as records from events').get() as { records: number };
  await openHeadNote(database.raw, folder).write();
  expect(() => openHeadNote(database.raw, folder)).not.toThrow();
  database.raw.prepare('delete from events where rowid = ?').run(records);
  expect(() => openHeadNote(database.raw, folder)).toThrow(/lacks 1 records/);
});

test.skipIf(process.platform === 'win32')('everything is its owner’s alone, also what was wider before', async () => {
  await stop();
  const mode = (name: string) => (statSync(join(folder, name)).mode & 0o777).toString(8);
  const { chmodSync } = await import('node:fs');
  chmodSync(folder, 0o755);
  for (const name of ['dien-hong.db', 'pki/issuing.key']) chmodSync(join(folder, name), 0o644);
  chmodSync(join(folder, 'pki'), 0o755);
  server = await startServer(draft, { folder });
  expect(mode('.')).toBe('700');
  expect(mode('pki')).toBe('700');
  for (const name of ['dien-hong.db', 'dien-hong.db-wal', 'dien-hong.db-shm', 'pki/issuing.key', 'server.lock'])
    expect(`${name} ${mode(name)}`).toBe(`${name} 600`);
});

test('[LOG-17] a log that was founded by a server which then ended is that of a convened meeting, a sent consultation', async () => {
  const { database } = (server as TestServer).services;
  database.raw.prepare('update meetings set convened_at = null').run();
  await stop();
  server = await startServer(draft, { folder });
  const row = server.services.database.db.select().from(tables.meetings).get();
  expect(row?.convenedAt).toBeGreaterThan(0);
  expect((await server.services.meetings.host(draft.info.id))?.state.life.phase).toBe('convened');
});

test('[LOG-17] a certificate that is revoked in one place is revoked in both', async () => {
  const { createSoftKey, softCsr } = await import('./signing/softSigner.ts');
  const { directory, pki } = (server as TestServer).services;
  const enrol = async (personId: string) => {
    const issued = await pki.issue(await softCsr(await createSoftKey()), {
      personId,
      commonName: personId,
      organisation: 'UBND xã',
    });
    if (!issued.ok) throw new Error(issued.refusal.code);
    const { certificate, fingerprint, serial } = issued;
    const row = { fingerprint, serial, personId, der: Buffer.from(certificate), source: 'issued' } as const;
    directory.addCertificate({ ...row, createdAt: 1 });
    return { fingerprint, serial };
  };
  const [one, other] = [await enrol('m2'), await enrol('m3')];
  await pki.revoke(one.serial, 'superseded');
  directory.revokeCertificate(other.fingerprint, 5000);
  await stop();
  server = await startServer(draft, { folder });
  const { directory: again, pki: authority } = server.services;
  expect(again.holderOf(one.fingerprint)).toBeUndefined();
  expect(again.certificatesOf('m2')[0]?.revokedAt).toBeGreaterThan(0);
  expect(authority.revokedFrom(other.serial)).toEqual(new Date(5000));
  expect(existsSync(join(folder, 'pki', 'revoked.jsonl'))).toBe(true);
});
