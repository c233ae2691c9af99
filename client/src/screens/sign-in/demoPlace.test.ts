import type { DemoPerson } from '@dien-hong/shared/api';
import { expect, test } from 'vitest';
import { placeOf } from './demoPlace.ts';

const roles: DemoPerson['role'][] = ['chair', 'secretary', 'member', 'guest'];
const places = (phase: string | undefined) => roles.map((role) => placeOf(role, 'm1', phase));

test('everyone of the demo comes to his own place in a convened meeting', () => {
  expect(places('convened')).toEqual(['/hop/m1/dieu-hanh', '/hop/m1/thu-ky', '/hop/m1', '/hop/m1']);
  expect(places('closed')).toEqual(places('convened'));
});

test('a meeting in preparation has its officers at their desk and nobody in the room', () => {
  expect(places('preparing')).toEqual(['/hop/m1/chuan-bi', '/hop/m1/chuan-bi', '/', '/']);
});

test('a meeting that is not told of leads to the list', () => {
  expect(new Set(places(undefined))).toEqual(new Set(['/']));
});
