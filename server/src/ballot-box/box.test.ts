import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openDatabase } from '../db/open.ts';
import { sqliteBox } from './box.ts';

const migrations = join(import.meta.dirname, '../../migrations');
const tokens = Array.from({ length: 40 }, (_, n) => n.toString(16).padStart(64, '0'));

test('[VOT-39] what comes in one turn is written in another order than it came, and each time in another', async () => {
  const { raw, close } = openDatabase(':memory:', migrations);
  const box = sqliteBox(raw);
  const writtenIn = async (voteId: string): Promise<string[]> => {
    const order: string[] = [];
    const put = (token: string) =>
      box.put({ meetingId: 'hop', voteId, token, bytes: new Uint8Array([1]) }).then(() => void order.push(token));
    await Promise.all(tokens.map(put));
    return order;
  };
  const orders = [tokens, await writtenIn('v1'), await writtenIn('v2')];
  for (const order of orders) expect([...order].sort()).toEqual(tokens);
  expect(new Set(orders.map((order) => order.join())).size).toBe(3);
  close();
});

test('[VOT-39] the key and the slips that are destroyed stand in no file of the folder any more', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'dien-hong-box-'));
  const { raw, close } = openDatabase(join(folder, 'test.db'), migrations);
  const box = sqliteBox(raw);
  const [key, slip] = ['khoá phát phiếu của cuộc bỏ phiếu', 'lá phiếu của một người'].map((text) => Buffer.from(text));
  const standing = () =>
    readdirSync(folder).flatMap((name) => {
      const bytes = readFileSync(join(folder, name));
      return [key, slip].some((one) => one && bytes.includes(one)) ? [name] : [];
    });
  await box.issuingKey('hop', 'v1', async () => key as Buffer);
  await box.put({ meetingId: 'hop', voteId: 'v1', token: 'a'.repeat(64), bytes: slip as Buffer });
  expect(standing()).not.toEqual([]);
  box.erase('hop', 'v1');
  expect(standing()).toEqual([]);
  close();
  rmSync(folder, { recursive: true });
});
