import 'fake-indexeddb/auto';
import { afterEach, expect, test, vi } from 'vitest';
import { keepIn } from './keepIn.ts';
import { refuseStorage } from './storage.testing.ts';
import { unkept } from './unkept.ts';

afterEach(() => vi.restoreAllMocks());

test('a device that refuses to open keeps nothing, the page goes on, and the device is asked again', async () => {
  const allow = refuseStorage();
  const keep = keepIn<{ n: number }>('key', 'refused-once', 'keys');
  expect(await keep.get('a')).toBeUndefined();
  await keep.put('a', { n: 1 });
  expect(await keep.get('a')).toEqual({ n: 1 });
  expect(await keep.all()).toEqual([{ n: 1 }]);
  expect(unkept.value.has('key')).toBe(true);
  allow();
  await keep.put('b', { n: 2 });
  expect(unkept.value.has('key')).toBe(false);
  expect(await keepIn<{ n: number }>('key', 'refused-once', 'keys').all()).toEqual([{ n: 2 }]);
});

test('a full device keeps the page going, and never brings the value before back', async () => {
  const keep = keepIn<string>('slip', 'full', 'slips');
  await keep.put('a', 'before');
  vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
    throw new DOMException('full', 'QuotaExceededError');
  });
  await keep.put('a', 'now');
  expect(await keep.get('a')).toBe('now');
  expect(unkept.value.has('slip')).toBe(true);
  expect(await keepIn<string>('slip', 'full', 'slips').get('a')).toBeUndefined();
  await keep.delete('a');
  expect(await keep.get('a')).toBeUndefined();
});

test('a value that was put after the one that is refused stays on the device', async () => {
  const keep = keepIn<string>('typed', 'late-refusal', 'texts');
  await keep.put('a', 'before');
  const { put } = IDBObjectStore.prototype;
  // Refused late, as by a device that counts its room when it writes.
  vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore, value, key) {
    if (value !== 'too long') return put.call(this, value, key);
    throw new DOMException('full', 'QuotaExceededError');
  });
  await Promise.all([keep.put('a', 'too long'), keep.put('a', 'now')]);
  expect(await keep.get('a')).toBe('now');
  expect(await keepIn<string>('typed', 'late-refusal', 'texts').get('a')).toBe('now');
});
