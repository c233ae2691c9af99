import 'fake-indexeddb/auto';
import { createPinia, setActivePinia } from 'pinia';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { useAccount } from '../account/account.ts';
import { useMeeting } from '../meeting/meetingStore.ts';
import { fakeServer, pin } from './marks.testing.ts';
import { useMarks } from './marks.ts';

let server: ReturnType<typeof fakeServer>;
let reachable: boolean;
let person = 0;

beforeEach(() => {
  setActivePinia(createPinia());
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  person += 1;
  reachable = true;
  server = fakeServer();
  const over = server.over(() => 'arrives');
  vi.spyOn(globalThis, 'fetch').mockImplementation(async (path, init) => {
    if (!reachable) throw new TypeError('offline');
    const after = Number(new URL(String(path), 'http://x').searchParams.get('after'));
    const reply = init?.body ? over.push(JSON.parse(String(init.body)).marks) : over.pull(after);
    const told = await reply;
    return Response.json(told.ok ? told.value : told, { status: told.ok ? 200 : 409 });
  });
});
afterEach(() => {
  useMarks().close();
  vi.useRealTimers();
  vi.restoreAllMocks();
});

const opened = async () => {
  const marks = useMarks();
  await marks.open('hop-1', `người ${person}`);
  await marks.sync();
  return marks;
};

test('changes go out together, a moment after the last one', async () => {
  const marks = await opened();
  marks.change([{ id: 'a', body: pin('một') }]);
  await vi.advanceTimersByTimeAsync(500);
  marks.change([{ id: 'b', body: pin('hai') }]);
  await vi.advanceTimersByTimeAsync(500);
  expect([server.marks().length, marks.waiting]).toEqual([0, 2]);
  await vi.advanceTimersByTimeAsync(400);
  await expect.poll(() => marks.waiting).toBe(0);
  expect(server.asked.filter((what) => what.startsWith('push'))).toEqual(['push 2']);
});

test('without a network they wait, and go as soon as the line is back', async () => {
  const marks = await opened();
  reachable = false;
  marks.change([{ id: 'a', body: pin('một') }]);
  await marks.sync();
  expect([marks.waiting, marks.refused]).toEqual([1, null]);
  reachable = true;
  useMeeting().connection = 'offline';
  useMeeting().connection = 'connected';
  await expect.poll(() => server.marks().length).toBe(1);
  expect(marks.waiting).toBe(0);
});

test('told of something newer, it asks; told of its own, it does not', async () => {
  const marks = await opened();
  server.push([{ id: 'x', changedAt: 5, body: pin('từ máy khác') }]);
  useMeeting().marksNews = 1;
  await expect.poll(() => marks.marks.get('x')?.body).toEqual(pin('từ máy khác'));
  const asked = server.asked.length;
  useMeeting().marksNews = 0;
  useMeeting().marksNews = 1;
  await marks.sync();
  expect(server.asked.length).toBe(asked + 1);
});

test('a hidden page sends what waits', async () => {
  const marks = await opened();
  marks.change([{ id: 'a', body: pin('một') }]);
  document.dispatchEvent(new Event('visibilitychange'));
  await expect.poll(() => server.marks().length).toBe(1);
});

test('another person on this device has his own', async () => {
  const marks = await opened();
  marks.change([{ id: 'a', body: pin('của người trước') }]);
  marks.writeNote(null, 'riêng');
  await marks.open('hop-1', `người ${person} khác`);
  expect([marks.marks.size, marks.note(null), marks.waiting, marks.canUndo]).toEqual([0, '', 0, false]);
  await marks.open('hop-1', `người ${person}`);
  expect([marks.marks.size, marks.note(null)]).toEqual([2, 'riêng']);
});

test('a shared tablet: what one left unsent is not sent by the next, but when he is back himself', async () => {
  const [first, second] = [`người ${person}`, `người ${person} sau`];
  let signedIn = first;
  const asked: string[] = [];
  const fetching = vi.mocked(fetch).getMockImplementation() as typeof fetch;
  // As the server does it (server/src/marks/routes.ts): by the sign-in session; it refuses the marks of another person.
  vi.mocked(fetch).mockImplementation(async (path, init) => {
    if (!reachable) throw new TypeError('offline');
    const of = new URL(String(path), 'http://x').searchParams.get('of');
    asked.push(`${of} in the session of ${signedIn}`);
    const stranger = { refusal: { code: 'not-signed-in', params: {} } };
    return of === signedIn ? fetching(path, init) : Response.json(stranger, { status: 401 });
  });
  const signIn = async (personId: string) => {
    const one = { id: personId, fullName: personId, title: '', salutation: '', unitId: null };
    signedIn = personId;
    useAccount().account = { kind: 'person', demo: false, admin: false, person: one };
    await marks.open('hop-1', personId);
    await marks.sync();
  };
  const marks = useMarks();
  useMeeting().id = 'hop-1';
  await signIn(first);
  reachable = false;
  marks.change([{ id: 'a', body: pin('của người trước') }]);
  await marks.sync();
  // Still on its way while the tablet changes hands.
  reachable = true;
  const late = marks.sync();
  signedIn = second;
  useAccount().account = null;
  expect([marks.marks.size, marks.waiting]).toEqual([0, 0]);
  await late;
  asked.length = 0;
  await signIn(second);
  marks.change([{ id: 'b', body: pin('của người sau') }]);
  await marks.sync();
  await vi.advanceTimersByTimeAsync(20_000);
  expect(new Set(asked)).toEqual(new Set([`${second} in the session of ${second}`]));
  expect(server.marks().map(({ id }) => id)).toEqual(['b']);
  await signIn(first);
  expect(server.marks().map(({ id }) => id)).toEqual(['b', 'a']);
});

test('a refusal is there to be shown, and gone when it is over', async () => {
  const marks = await opened();
  const fetching = vi.mocked(fetch).getMockImplementation();
  const full = { refusal: { code: 'marks-full', params: { count: 1, megabytes: 1 } } };
  vi.mocked(fetch).mockImplementation(async (path, init) =>
    init?.body ? Response.json(full, { status: 409 }) : (fetching?.(path, init) ?? Response.error()),
  );
  marks.change([{ id: 'a', body: pin('một') }]);
  await marks.sync();
  expect([marks.refused?.code, marks.waiting]).toEqual(['marks-full', 1]);
  if (fetching) vi.mocked(fetch).mockImplementation(fetching);
  await vi.advanceTimersByTimeAsync(10_000);
  await expect.poll(() => [marks.refused, marks.waiting]).toEqual([null, 0]);
});
