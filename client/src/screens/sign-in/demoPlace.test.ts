import type { DemoPerson } from '@dien-hong/shared/api';
import { expect, test } from 'vitest';
import { placeOf } from './demoPlace.ts';

const roles: DemoPerson['role'][] = ['chair', 'secretary', 'member', 'guest'];
const rooms = (phase: string | undefined) => roles.map((role) => placeOf(role, 'm1', phase));

test('everyone of the demo comes to his own place in a convened meeting', () => {
  expect(rooms('convened')).toEqual(['/hop/m1/dieu-hanh', '/hop/m1/thu-ky', '/hop/m1', '/hop/m1']);
  expect(rooms('closed')).toEqual(rooms('convened'));
});

test('a meeting in preparation has its officers at their desk and nobody in the room', () => {
  expect(rooms('preparing')).toEqual(['/hop/m1/chuan-bi', '/hop/m1/chuan-bi', '/', '/']);
});

test('a meeting that is not told of leads to the list', () => {
  expect(new Set(rooms(undefined))).toEqual(new Set(['/']));
});
