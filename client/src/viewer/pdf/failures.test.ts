import { expect, test } from 'vitest';
import { failureOf } from './failures.ts';

test.each([
  [{ name: 'PasswordException' }, 'locked'],
  [{ name: 'ResponseException', status: 404, missing: true }, 'gone'],
  [{ name: 'ResponseException', status: 403, missing: false }, 'forbidden'],
  [{ name: 'ResponseException', status: 503, missing: false }, 'preparing'],
  [{ name: 'ResponseException', status: 502, missing: false }, 'network'],
  [{ name: 'UnknownErrorException', message: 'Failed to fetch', details: 'TypeError: Failed to fetch' }, 'network'],
  [new TypeError('Load failed'), 'network'],
  [{ name: 'InvalidPDFException' }, 'broken'],
  [{ name: 'UnknownErrorException', message: 'Bad catalog' }, 'broken'],
])('%o is %s', (error, failure) => {
  expect(failureOf(error)).toBe(failure);
});
