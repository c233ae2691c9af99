import 'fake-indexeddb/auto';
import { beforeEach, expect, test, vi } from 'vitest';
import { holdFor } from '../holder.ts';
import { wipe } from '../wipe.ts';
import { somethingTyped, typedAt, typedUnder } from './typed.ts';

beforeEach(async () => {
  await wipe(null, 'closed');
  holdFor('an');
});

test('typed text is on the device within a second, and comes back in another page', async () => {
  typedAt<string>('minutes:hop:item:1').keep('Thống', 2);
  const place = typedAt<string>('minutes:hop:item:1');
  place.keep('Thống nhất', 3);
  await vi.waitFor(async () => expect(await place.found()).toEqual({ value: 'Thống nhất', base: 3 }));
  expect([...(await typedUnder<string>('minutes:hop:')).keys()]).toEqual(['minutes:hop:item:1']);
});

test('it goes when the server has it, belongs to the person who typed it, and leaves with him', async () => {
  const place = typedAt<string>('draft:hop');
  place.keep('x', 1);
  await vi.waitFor(async () => expect(await somethingTyped()).toBe(true));
  holdFor('binh');
  expect([await somethingTyped(), await typedAt('draft:hop').found()]).toEqual([false, null]);
  holdFor('an');
  place.discard();
  await vi.waitFor(async () => expect(await place.found()).toBeNull());
  place.keep('y', 1);
  place.discard();
  expect(await place.found()).toBeNull();
});

test('a page that is hidden keeps typed text at once', async () => {
  const place = typedAt<string>('draft:hop');
  place.keep('x', 1);
  document.dispatchEvent(new Event('visibilitychange'));
  await vi.waitFor(async () => expect(await place.found()).toEqual({ value: 'x', base: 1 }), {
    interval: 10,
  });
});

test('signing out leaves nothing of text typed in the last moment, nor of answers to consultations', async () => {
  const place = typedAt<string>('draft:hop');
  localStorage.setItem('answer:lyk:an', '{"text":"Chưa đồng ý"}');
  expect(await somethingTyped()).toBe(true);
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  place.keep('x', 1);
  await wipe('an', 'signed-out');
  document.dispatchEvent(new Event('visibilitychange'));
  await vi.advanceTimersByTimeAsync(2000);
  vi.useRealTimers();
  expect([await place.found(), localStorage.getItem('answer:lyk:an'), await somethingTyped()]).toEqual([
    null,
    null,
    false,
  ]);
});
