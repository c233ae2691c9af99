import { expect, test, vi } from 'vitest';
import { holdFor } from '../../../device/holder.ts';
import { ownToken, rememberToken } from './ownToken.ts';

vi.mock('../../../keys/slips.ts', () => ({ isPublished: async () => true }));

test('a slip that was cast from this page is found by who cast it, and by nobody who signs in after him', async () => {
  holdFor('an');
  rememberToken('v1', 'abc');
  expect(await ownToken('hop-1', 'v1')).toEqual({ token: 'abc', published: true });
  holdFor('');
  holdFor('binh');
  expect(await ownToken('hop-1', 'v1')).toBeNull();
  holdFor('an');
  expect(await ownToken('hop-1', 'v1')).toBeNull();
});
