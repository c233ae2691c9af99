import { commune, present, scene } from '@dien-hong/shared/testing';
import { expect, test } from 'vitest';
import { readinessOf, readyCount } from './readiness.ts';

test('tells of each who would vote the first thing he lacks, and puts those first; the absent and the recused are left out', () => {
  const meeting = present(scene(commune({ voters: 5 })), 4).given('sec', {
    type: 'RecordRecusal',
    itemId: 'muc-1',
    personId: 'm4',
    reason: '',
  });
  const live = { connected: new Set(['chair', 'm2', 'm4']), withKey: new Set(['chair', 'm4']) };
  expect(readinessOf(meeting.state, 'muc-1', live)).toEqual([
    { personId: 'm2', is: 'no-key' },
    { personId: 'm3', is: 'not-connected' },
    { personId: 'chair', is: 'ready' },
  ]);
  expect(readyCount(readinessOf(meeting.state, 'muc-1', live))).toEqual({ ready: 1, total: 3 });
});
