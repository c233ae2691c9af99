import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openDatabase } from '../db/open.ts';
import { logContract, recordsAfter } from './contract.ts';
import { sqliteLog } from './sqlite.ts';

const migrations = join(import.meta.dirname, '../../migrations');

logContract('SQLite', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'dien-hong-log-'));
  const open = () => openDatabase(join(folder, 'test.db'), migrations);
  const opened = [open()];
  return {
    log: sqliteLog((opened[0] as ReturnType<typeof open>).raw),
    async reopen() {
      const again = open();
      opened.push(again);
      return sqliteLog(again.raw);
    },
    async dispose() {
      for (const one of opened) one.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
});

test('[LOG-1] every commit reaches the disk: WAL with synchronous=FULL', () => {
  const folder = mkdtempSync(join(tmpdir(), 'dien-hong-log-'));
  const { raw, close } = openDatabase(join(folder, 'test.db'), migrations);
  expect(raw.pragma('journal_mode', { simple: true })).toBe('wal');
  expect(raw.pragma('synchronous', { simple: true })).toBe(2);
  close();
  rmSync(folder, { recursive: true, force: true });
});

test('[LOG-1] where the disk takes the whole commit back, nothing that came with it is written', async () => {
  const { raw, close } = openDatabase(':memory:', migrations);
  const log = sqliteLog(raw);
  const append = (meetingId: string, alongside?: () => void) =>
    log.append({
      meetingId,
      records: recordsAfter(meetingId, [], 1),
      attachments: [],
      ...(alongside && { alongside }),
    });
  // As SQLite fails on a full disk.
  const full = () => {
    raw.exec('rollback');
    throw new Error('database or disk is full');
  };
  const outcomes = await Promise.allSettled([append('a'), append('b', full), append('c')]);
  expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
  for (const meetingId of ['a', 'b', 'c']) expect(await log.read(meetingId, 0)).toEqual([]);
  close();
});
