import 'fake-indexeddb/auto';
import { openDB } from 'idb';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { holdFor } from '../device/holder.ts';
import { takeOver, wipe } from '../device/wipe.ts';
import { paperOpened, reportOpens } from './opened.ts';

const paper = (n: number) => ({ meetingId: 'hop-1', paperId: `p${n}`, sha256: 'a'.repeat(64) });
const personOf = (id: string) => ({ id, fullName: id, title: '', salutation: '', unitId: null });
let answer: () => Response;
const posted: string[] = [];

beforeEach(() => {
  answer = () => Response.json({ ok: true });
  vi.spyOn(globalThis, 'fetch').mockImplementation(async (path, init) => {
    const response = answer();
    posted.push(`${init?.method} ${path}`);
    return response;
  });
});
afterEach(() => {
  posted.length = 0;
  vi.restoreAllMocks();
});
/** The person who opens it, or of whom it is reported, holds the device. */
const open = (who: string, n: number) => {
  holdFor(who);
  return paperOpened(who, paper(n));
};
const reported = (who: string) => {
  holdFor(who);
  return reportOpens(who);
};
const offline = () => {
  answer = () => {
    throw new TypeError('offline');
  };
};

test('a version is told once, of each person', async () => {
  for (const who of ['m2', 'm2', 'm3']) await open(who, 1);
  expect(posted).toEqual(Array(2).fill(`POST /api/meetings/hop-1/papers/p1/${'a'.repeat(64)}/opened`));
  await reported('m2');
  expect(posted).toHaveLength(2);
});

test('without a network it is kept, and told of this person alone when it is back', async () => {
  offline();
  await open('m4', 2);
  await open('m5', 2);
  expect(posted).toEqual([]);
  await reported('m4');
  answer = () => Response.json({ ok: true });
  await reported('m4');
  await reported('m4');
  expect(posted).toHaveLength(1);
  await reported('m5');
  expect(posted).toHaveLength(2);
});

test('a paper that is not there any more is not told again; a server that fails is', async () => {
  answer = () => Response.json({ refusal: { code: 'paper-unknown', params: {} } }, { status: 404 });
  await open('m6', 3);
  answer = () => Response.json({ refusal: { code: 'server-error', params: {} } }, { status: 500 });
  await open('m6', 4);
  posted.length = 0;
  await reported('m6');
  expect(posted).toEqual([expect.stringContaining('/p4/')]);
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
  posted.length = 0;
  await reported('m8');
  expect(posted).toEqual([expect.stringContaining('/p7/')]);
});

test('an answer that comes after somebody signed out is not noted', async () => {
  answer = () => {
    holdFor('');
    return Response.json({ ok: true });
  };
  await open('m11', 8);
  expect(posted).toHaveLength(1);
  expect(await onDevice()).not.toContain('m11');
});

test('a device that keeps nothing tells it all the same', async () => {
  vi.resetModules();
  vi.spyOn(indexedDB, 'open').mockImplementation(() => {
    throw new DOMException('private', 'SecurityError');
  });
  const fresh = await import('./opened.ts');
  await fresh.paperOpened('m7', paper(5));
  await fresh.reportOpens('m7');
  expect(posted).toHaveLength(1);
});
