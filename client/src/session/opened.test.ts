import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { paperOpened, tellOpened } from './opened.ts';

const paper = (n: number) => ({ meetingId: 'hop-1', paperId: `p${n}`, sha256: 'a'.repeat(64) });
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
const offline = () => {
  answer = () => {
    throw new TypeError('offline');
  };
};

test('a version is told once, of each person', async () => {
  for (const who of ['m2', 'm2', 'm3']) await paperOpened(who, paper(1));
  expect(told).toEqual(Array(2).fill(`POST /api/meetings/hop-1/papers/p1/${'a'.repeat(64)}/opened`));
  await tellOpened('m2');
  expect(told).toHaveLength(2);
});

test('without a network it is kept, and told of this person alone when it is back', async () => {
  offline();
  await paperOpened('m4', paper(2));
  await paperOpened('m5', paper(2));
  expect(told).toEqual([]);
  await tellOpened('m4');
  answer = () => Response.json({ ok: true });
  await tellOpened('m4');
  await tellOpened('m4');
  expect(told).toHaveLength(1);
  await tellOpened('m5');
  expect(told).toHaveLength(2);
});

test('a paper that is not there any more is not told again; a server that fails is', async () => {
  answer = () => Response.json({ refusal: { code: 'paper-unknown', params: {} } }, { status: 404 });
  await paperOpened('m6', paper(3));
  answer = () => Response.json({ refusal: { code: 'server-error', params: {} } }, { status: 500 });
  await paperOpened('m6', paper(4));
  told.length = 0;
  await tellOpened('m6');
  expect(told).toEqual([expect.stringContaining('/p4/')]);
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
