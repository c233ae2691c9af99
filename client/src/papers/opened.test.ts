import 'fake-indexeddb/auto';
import { openDB } from 'idb';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { holdFor } from '../device/holder.ts';
import { takeOver, wipe } from '../device/wipe.ts';
import { paperOpened, tellOpened } from './opened.ts';

const paper = (n: number) => ({ meetingId: 'hop-1', paperId: `p${n}`, sha256: 'a'.repeat(64) });
const personOf = (id: string) => ({ id, fullName: id, title: '', salutation: '', unitId: null });
let answer: () => Response;
const told: string[] = [];

beforeEach(() => {
  answer = () => Response.json({ ok: true });
  vi.spyOn(globalThis, 'fetch').mockImplementation(async (path, init) => {
    const response = answer();
    told.push(`${init?.method} ${path}`);
    return response;
  });
});
afterEach(() => {
  told.length = 0;
  vi.restoreAllMocks();
});
/** The person who opens it, or of whom it is told, holds the device. */
const open = (who: string, n: number) => {
  holdFor(who);
  return paperOpened(who, paper(n));
};
const tell = (who: string) => {
  holdFor(who);
  return tellOpened(who);
};
const offline = () => {
  answer = () => {
    throw new TypeError('offline');
  };
};

test('a version is told once, of each person', async () => {
  for (const who of ['m2', 'm2', 'm3']) await open(who, 1);
  expect(told).toEqual(Array(2).fill(`POST /api/meetings/hop-1/papers/p1/${'a'.repeat(64)}/opened`));
  await tell('m2');
  expect(told).toHaveLength(2);
});

test('without a network it is kept, and told of this person alone when it is back', async () => {
  offline();
  await open('m4', 2);
  await open('m5', 2);
  expect(told).toEqual([]);
  await tell('m4');
  answer = () => Response.json({ ok: true });
  await tell('m4');
  await tell('m4');
  expect(told).toHaveLength(1);
  await tell('m5');
  expect(told).toHaveLength(2);
});

test('a paper that is not there any more is not told again; a server that fails is', async () => {
  answer = () => Response.json({ refusal: { code: 'paper-unknown', params: {} } }, { status: 404 });
  await open('m6', 3);
  answer = () => Response.json({ refusal: { code: 'server-error', params: {} } }, { status: 500 });
  await open('m6', 4);
  told.length = 0;
  await tell('m6');
  expect(told).toEqual([expect.stringContaining('/p4/')]);
});

const onDevice = async (): Promise<string[]> => {
  const db = await openDB('dien-hong-device');
  const keys = await db.getAllKeys('opened');
  db.close();
  return keys.map((key) => (key as string[])[0] ?? '');
};

test('an opening that was told is left to nobody; one that was not waits until it is', async () => {
  await wipe(null, 'closed');
  await open('m8', 6);
  await open('m9', 6);
  offline();
  await open('m8', 7);
  await open('m10', 7);
  const others = (await onDevice()).filter((who) => !['m8', 'm9', 'm10'].includes(who));
  await takeOver({ kind: 'person', demo: false, admin: false, person: personOf('m9') });
  expect(await onDevice()).toEqual(['m10', 'm8', 'm9', ...others].sort());
  await wipe(null, 'closed');
  expect(await onDevice()).toEqual(['m10', 'm8', ...others].sort());
  answer = () => Response.json({ ok: true });
  told.length = 0;
  await tell('m8');
  expect(told).toEqual([expect.stringContaining('/p7/')]);
});

test('an answer that comes after somebody signed out is not noted', async () => {
  answer = () => {
    holdFor('');
    return Response.json({ ok: true });
  };
  await open('m11', 8);
  expect(told).toHaveLength(1);
  expect(await onDevice()).not.toContain('m11');
});

test('a device that keeps nothing tells it all the same', async () => {
  vi.resetModules();
  vi.spyOn(indexedDB, 'open').mockImplementation(() => {
    throw new DOMException('private', 'SecurityError');
  });
  const fresh = await import('./opened.ts');
  await fresh.paperOpened('m7', paper(5));
  await fresh.tellOpened('m7');
  expect(told).toHaveLength(1);
});
