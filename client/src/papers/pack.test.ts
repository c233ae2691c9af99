import 'fake-indexeddb/auto';
import type { Reading } from '@dien-hong/shared/reading';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { holdFor } from '../device/holder.ts';
import { readingWith } from '../device/reading.testing.ts';
import type { Wanted } from '../device/schema.ts';
import { keptFiles, removeFiles } from '../device/stores/files.ts';
import { choose } from '../device/stores/meetings.ts';
import { partSize } from '../device/stores/parts.ts';
import { takeOver, wipe, wipeMeeting } from '../device/wipe.ts';
import { createPack, type Pack } from './pack.ts';
import { partOf, rangeOf, readingOf } from './paperFiles.ts';
import { whileReading } from './traffic.ts';

const sha = (letter: string) => letter.repeat(64);
const wanted: Wanted[] = [
  { paperId: 'p1', sha256: sha('a'), bytes: 2 * partSize + 5 },
  { paperId: 'p2', sha256: sha('b'), bytes: 10 },
];

/** A server: the papers it has, and the requests it was sent. */
const readings = new Map<string, Reading>();
/** Of a file from which nothing has been derived yet. */
const asItIs = (bytes: number): Reading => readingWith({ open: { path: '', bytes }, pages: 3, complete: false });
let asked: string[] = [];
/** Fails a request for which it returns something. */
let fault: (asked: string) => Response | Error | undefined = () => undefined;

async function serve(input: RequestInfo | URL, init: RequestInit = {}): Promise<Response> {
  const [, , , , , , sha256 = '', ...rest] = String(input).split('/');
  const range = new Headers(init.headers).get('range')?.slice('bytes='.length);
  const what = [sha256[0], ...rest, ...(range ? [range] : [])].join(' ');
  asked.push(what);
  const failed = fault(what);
  if (failed instanceof Error) throw failed;
  if (failed) return failed;
  if (range) {
    const [from = 0, to = 0] = range.split('-').map(Number);
    return new Response(new Uint8Array(to - from + 1).fill(7), { status: 206 });
  }
  if (rest[0] !== 'reading') return new Response(rest[0]);
  return Response.json(readings.get(sha256));
}

let reported: Pack[] = [];
let pack: ReturnType<typeof createPack> | undefined;
const begin = () => {
  pack = createPack('m', wanted, (next) => reported.push(next));
};
async function letTimePass(isSo: () => boolean): Promise<void> {
  for (let step = 0; step < 200 && !isSo(); step++) {
    await vi.advanceTimersByTimeAsync(200);
    // The device answers in real time, while the test moves its own clock by hand.
    for (let turns = 0; turns < 20; turns++) await new Promise((turn) => setImmediate(turn));
  }
}
/** Lets time pass until the pack is at this stage. */
async function until(stage: Partial<Pack>): Promise<void> {
  await letTimePass(() =>
    Object.entries(stage).every(([key, value]) => reported.at(-1)?.[key as keyof Pack] === value),
  );
  expect(reported.at(-1)).toMatchObject(stage);
}
/** Lets time pass until the server has received these requests. */
async function askedFor(...what: string[]): Promise<void> {
  await letTimePass(() => asked.length >= what.length);
  expect(asked).toEqual(what);
  asked = [];
}

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'Date', 'performance'] });
  await wipe(null, 'closed');
  holdFor('an');
  const person = { id: 'an', fullName: 'An', title: '', salutation: '', unitId: null };
  await takeOver({ kind: 'person', demo: false, admin: false, person });
  for (const { sha256, bytes } of wanted) readings.set(sha256, asItIs(bytes));
  asked = [];
  reported = [];
  fault = () => undefined;
  vi.stubGlobal('fetch', serve);
});
afterEach(() => {
  pack?.end();
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

test('all papers are fetched one after the other, in parts, with what belongs to them', async () => {
  readings.set(sha('a'), {
    open: { path: '/view/v', bytes: partSize + 1 },
    sizes: [],
    previews: true,
    thumbs: true,
    words: true,
    drawn: 3,
    pages: 3,
    complete: true,
  });
  begin();
  await until({ stage: 'done', done: 2, papers: 2, missing: 0 });
  expect(asked).toEqual([
    'a reading',
    `a view v 0-${partSize - 1}`,
    `a view v ${partSize}-${partSize}`,
    'a words',
    'a thumbs',
    'b reading',
    'b 0-9',
  ]);
  const file = { meetingId: 'm', paperId: 'p1', sha256: sha('a') };
  asked = [];
  expect([...(await rangeOf(file, '/view/v', partSize - 1, partSize + 1, new AbortController().signal))]).toEqual([
    7, 7,
  ]);
  expect((await partOf(file, '/words')).ok).toBe(true);
  expect(asked).toEqual([]);
  expect(reported.map(({ done }) => done)).toEqual([...reported.map(({ done }) => done)].sort());
});

test('cut off in the middle, it goes on with the part that is missing', async () => {
  fault = (what) => (what === `a ${partSize}-${2 * partSize - 1}` ? new TypeError('Failed to fetch') : undefined);
  begin();
  await until({ stage: 'waiting', done: 0, missing: partSize + 5 + 10 });
  asked = [];
  fault = () => undefined;
  window.dispatchEvent(new Event('online'));
  await until({ stage: 'done', done: 2 });
  expect(asked.filter((what) => what.startsWith('a') && what !== 'a reading')).toEqual([
    `a ${partSize}-${2 * partSize - 1}`,
    `a ${2 * partSize}-${2 * partSize + 4}`,
  ]);
});

test('the reader’s own requests come first', async () => {
  let answer = () => {};
  const reading = new Promise<void>((resolve) => {
    answer = resolve;
  });
  const second = `a ${partSize}-${2 * partSize - 1}`;
  fault = (what) => {
    if (what === second) void whileReading(reading);
    return undefined;
  };
  begin();
  await letTimePass(() => asked.includes(second));
  await vi.advanceTimersByTimeAsync(20_000);
  expect(asked.at(-1)).toBe(second);
  answer();
  await until({ stage: 'done', done: 2 });
});

test('a paper that the server is still preparing is downloaded as it is, once; the rest comes when it is there', async () => {
  const reading = asItIs(20);
  readings.set(sha('a'), reading);
  fault = (what) => (what === 'b reading' ? new Response('{"refusal":{"code":"x"}}', { status: 503 }) : undefined);
  begin();
  await until({ stage: 'waiting', done: 1 });
  await askedFor('a reading', 'a 0-19', 'b reading');
  fault = () => undefined;
  readings.set(sha('a'), { ...reading, open: { path: '/view/v', bytes: 3 }, sizes: [[1, 2]] });
  readings.set(sha('b'), { ...reading, open: { path: '/view/w', bytes: 3 }, words: true, complete: true });
  await until({ stage: 'done', done: 2 });
  await askedFor('a reading', 'b reading', 'b view w 0-2', 'b words');
  readings.set(sha('a'), {
    ...reading,
    open: { path: '/view/v', bytes: 3 },
    words: true,
    thumbs: true,
    complete: true,
  });
  await askedFor('a reading', 'a words', 'a thumbs');
  const file = { meetingId: 'm', paperId: 'p1', sha256: sha('a') };
  expect(await readingOf(file)).toMatchObject({ value: { open: { path: '', bytes: 20 }, complete: true } });
});

test('on a metered network it asks first, and takes yes for an answer', async () => {
  vi.stubGlobal('navigator', { connection: { saveData: true } });
  begin();
  await until({ stage: 'metered', done: 0, missing: 2 * partSize + 15 });
  expect(asked).toEqual([]);
  await choose('m', 'everything');
  pack?.runAgain();
  await until({ stage: 'done' });
});

test('with little space it asks first; with none it says so, and reading goes on', async () => {
  vi.stubGlobal('navigator', { storage: { estimate: async () => ({ quota: 200 * 1024 * 1024, usage: 0 }) } });
  begin();
  await until({ stage: 'little-space' });
  await choose('m', 'everything');
  const put = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
    throw new DOMException('no space', 'QuotaExceededError');
  });
  pack?.runAgain();
  await until({ stage: 'no-space', done: 0 });
  put.mockRestore();
  const file = { meetingId: 'm', paperId: 'p1', sha256: sha('a') };
  expect([...(await rangeOf(file, '', 0, 2, new AbortController().signal))]).toEqual([7, 7]);
  pack?.runAgain();
  await until({ stage: 'done' });
});

test('a device that refuses to keep anything is not called full', async () => {
  const put = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
    throw new DOMException('not allowed', 'SecurityError');
  });
  begin();
  await until({ stage: 'not-kept', done: 0 });
  put.mockRestore();
});

test('a paper that is removed while it comes is not kept, nor anything once nothing is wanted', async () => {
  fault = (what) => {
    if (what === `a ${partSize}-${2 * partSize - 1}`) void removeFiles('m', () => false);
    return undefined;
  };
  begin();
  await until({ stage: 'waiting', done: 1 });
  expect([...(await keptFiles('m')).keys()]).toEqual([sha('b')]);
  pack?.update(wanted.slice(1));
  await until({ stage: 'done', papers: 1 });
  await wipeMeeting('m', 'not-wanted');
  pack?.update(wanted);
  await until({ stage: 'nothing', done: 0, bytes: 0 });
  expect((await keptFiles('m')).size).toBe(0);
});

test('it stops where it is turned away', async () => {
  fault = () => new Response(JSON.stringify({ refusal: { code: 'not-invited', params: {} } }), { status: 403 });
  begin();
  await until({ stage: 'turned-away', done: 0 });
  expect(asked).toEqual(['a reading']);
});
