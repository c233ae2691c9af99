import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { keepIn } from './keep.ts';
import { refuseStorage } from './storage.testing.ts';
import { unkept } from './unkept.ts';
import { wipe } from './wipe.ts';

beforeEach(() => wipe(null, 'closed'));
afterEach(() => vi.restoreAllMocks());

const a: [string, string] = ['an', 'a'];
const b: [string, string] = ['an', 'b'];
const typed = (value: string) => ({ value, base: 0 });
/** The store as another page finds it. */
const onDevice = () => keepIn('typed', 'typed').under('an');

test('a device that refuses to open keeps nothing, the page goes on, and the device is asked again', async () => {
  vi.resetModules();
  const fresh = await import('./keep.ts');
  const { unkept: told } = await import('./unkept.ts');
  const allow = refuseStorage();
  const keep = fresh.keepIn('typed', 'typed');
  expect(await keep.get(a)).toBeUndefined();
  await keep.put(a, typed('1'));
  expect(await keep.get(a)).toEqual(typed('1'));
  expect(await keep.under('an')).toEqual([[a, typed('1')]]);
  expect(await keep.under('binh')).toEqual([]);
  expect(told.value.has('typed')).toBe(true);
  allow();
  await keep.put(b, typed('2'));
  expect(told.value.has('typed')).toBe(false);
  expect(await onDevice()).toEqual([[b, typed('2')]]);
});

test('a full device keeps the page going, and never brings the value before back', async () => {
  const keep = keepIn('typed', 'typed');
  await keep.put(a, typed('before'));
  vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
    throw new DOMException('full', 'QuotaExceededError');
  });
  await keep.put(a, typed('now'));
  expect(await keep.get(a)).toEqual(typed('now'));
  expect(unkept.value.has('typed')).toBe(true);
  expect(await onDevice()).toEqual([]);
  await keep.delete(a);
  expect(await keep.get(a)).toBeUndefined();
});

test('a value that was put after the one that is refused stays on the device', async () => {
  const keep = keepIn('typed', 'typed');
  await keep.put(a, typed('before'));
  const { put } = IDBObjectStore.prototype;
  vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore, value, key) {
    if (value.value !== 'too long') return put.call(this, value, key);
    throw new DOMException('full', 'QuotaExceededError');
  });
  await Promise.all([keep.put(a, typed('too long')), keep.put(a, typed('now'))]);
  expect(await keep.get(a)).toEqual(typed('now'));
  expect(await onDevice()).toEqual([[a, typed('now')]]);
});

test('a value removed before the device answered is not written late', async () => {
  const keep = keepIn('typed', 'typed');
  const writing = keep.put(a, typed('x'));
  await wipe('an', 'signed-out');
  await writing;
  expect(await onDevice()).toEqual([]);
});
