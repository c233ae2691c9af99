import { initialMeeting, type MeetingRecord, type Welcome } from '@dien-hong/shared';
import { commune, present, scene } from '@dien-hong/shared/testing';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { openLine } from './liveMeeting.ts';

/** A socket whose server answers when the test says so. */
const line = vi.hoisted(() => {
  const listeners = new Map<string, (...args: never[]) => void>();
  const hellos: { lastSeq: number; answer: (welcome: unknown) => void }[] = [];
  const socket = {
    connected: true,
    active: true,
    on: (event: string, listener: (...args: never[]) => void) => listeners.set(event, listener),
    timeout: () => ({
      emitWithAck: (_: string, hello: { lastSeq: number }) =>
        new Promise((answer) => void hellos.push({ lastSeq: hello.lastSeq, answer })),
    }),
    disconnect: () => socket,
    connect: () => socket,
  };
  return {
    socket,
    hellos,
    receive: (event: string, ...args: unknown[]) => listeners.get(event)?.(...(args as never[])),
  };
});
vi.mock('socket.io-client', () => ({ io: () => line.socket }));

const { records } = present(scene(commune()), 8);
const entries = (from: number, to: number) =>
  records.slice(from, to).map(({ seq, at, by, event }: MeetingRecord) => ({ seq, at, by, event }));
const welcome = (from: number, to: number, now = 0): Welcome => ({
  ok: true,
  personId: 'm2',
  foldedAs: 'x',
  now,
  live: [],
  catchup: { how: 'delta', entries: entries(from, to) },
});

let opened: ReturnType<typeof openLine>;
let seen: number[];
beforeEach(() => {
  vi.useFakeTimers();
  vi.setSystemTime(records[0]?.at ?? 0);
  line.hellos.length = 0;
  seen = [];
  const none = () => {};
  const handlers = { live: none, connection: none, refused: none, welcomed: none };
  opened = openLine(
    'hop',
    { ...handlers, state: (state) => seen.push(state.seq) },
    { state: initialMeeting, foldedAs: '' },
  );
});
afterEach(() => {
  opened.close();
  vi.useRealTimers();
});

const settle = () => vi.advanceTimersByTimeAsync(0);

test('one hello at a time: what is asked meanwhile is asked after it, from where it stands then', async () => {
  line.receive('connect');
  line.receive('resync');
  line.receive('resync');
  expect(line.hellos.map((one) => one.lastSeq)).toEqual([0]);
  line.hellos[0]?.answer(welcome(0, 5));
  await settle();
  expect(line.hellos.map((one) => one.lastSeq)).toEqual([0, 5]);
  line.hellos[1]?.answer(welcome(5, 7));
  await settle();
  expect([line.hellos.length, seen]).toEqual([2, [5, 7]]);
});

test('[LOG-3] records after a gap are not folded: hello is said, from where the line stands', async () => {
  line.receive('connect');
  line.hellos[0]?.answer(welcome(0, 5));
  await settle();
  line.receive('log', { after: 6, entries: entries(6, 7) });
  await settle();
  expect([seen, line.hellos.map((one) => one.lastSeq)]).toEqual([[5], [0, 5]]);
  line.hellos[1]?.answer(welcome(5, 7));
  await settle();
  expect(seen).toEqual([5, 7]);
});

/** A meeting as the server packs it whole. */
async function packed(text: string): Promise<Uint8Array> {
  const stream = new Blob([text]).stream().pipeThrough(new CompressionStream('gzip'));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}
const whole = (state: Uint8Array): Welcome => ({
  ok: true,
  personId: 'm2',
  foldedAs: 'x',
  now: 0,
  live: [],
  catchup: { how: 'snapshot', state, own: [] },
});

test('a line that is closed while the meeting is unpacked says nothing more', async () => {
  vi.useRealTimers();
  const state = await packed(JSON.stringify({ ...initialMeeting, seq: 7 }));
  line.receive('connect');
  line.hellos[0]?.answer(whole(state));
  // The welcome is taken, and its meeting being unpacked.
  for (let turn = 0; turn < 20; turn++) await Promise.resolve();
  opened.close();
  // Unpacked thrice more: by then the line's own is unpacked, too.
  for (let again = 0; again < 3; again++)
    await new Response(new Blob([state as BlobPart]).stream().pipeThrough(new DecompressionStream('gzip'))).text();
  expect(seen).toEqual([]);
});

test('a meeting that came torn is asked for again', async () => {
  vi.spyOn(console, 'info').mockImplementation(() => undefined);
  const state = await packed(JSON.stringify({ ...initialMeeting, seq: 7 }));
  line.receive('connect');
  line.hellos[0]?.answer(whole(state.subarray(0, 12)));
  await vi.waitFor(async () => {
    await vi.advanceTimersByTimeAsync(1000);
    expect(line.hellos).toHaveLength(2);
  });
  line.hellos[1]?.answer(welcome(0, 5));
  await settle();
  expect(seen).toEqual([5]);
});

test('a device clock that is set asks the server for its time, once', async () => {
  line.receive('connect');
  const now = records[4]?.at ?? 0;
  line.hellos[0]?.answer(welcome(0, 5, now));
  await settle();
  const before = opened.clock.now();
  vi.setSystemTime(Date.now() + 3_600_000);
  expect(opened.clock.now() - before).toBeLessThan(1000);
  await vi.advanceTimersByTimeAsync(1000);
  expect(line.hellos.map((one) => one.lastSeq)).toEqual([0, 5]);
  line.hellos[1]?.answer(welcome(5, 5, now + 1000));
  await vi.advanceTimersByTimeAsync(5000);
  expect(line.hellos).toHaveLength(2);
});

test('an event from the future tells that the clock here is behind', async () => {
  line.receive('connect');
  line.hellos[0]?.answer(welcome(0, 5, records[4]?.at ?? 0));
  await settle();
  const [next] = entries(5, 6);
  line.receive('log', { after: 5, entries: [{ ...next, at: (next?.at ?? 0) + 60_000 }] });
  await settle();
  expect([seen.at(-1), line.hellos.length]).toEqual([6, 2]);
});
