import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openDatabase } from '../db/open.ts';
import { sqliteBox } from './box.ts';

const tokens = Array.from({ length: 40 }, (_, n) => n.toString(16).padStart(64, '0'));

test('[VOT-39] what comes in one turn is written in another order than it came, and each time in another', async () => {
  const { raw, close } = openDatabase(':memory:', join(import.meta.dirname, '../../migrations'));
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
