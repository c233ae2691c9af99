import { commune, motion, present, scene } from '@dien-hong/shared/testing';
import { expect, test } from 'vitest';
import { openingFacts } from './voteAsk.ts';

test('tells the numbers an opening would fix', () => {
  const meeting = present(scene(commune()), 7);
  const ordinary = { electorate: 7, base: 8, needed: 5, enough: true };
  expect(openingFacts(meeting.state, motion('v1'))).toEqual(ordinary);
  expect(openingFacts(meeting.state, motion('v1', { special: 'Bãi nhiệm' }))).toEqual({ ...ordinary, needed: 6 });
  const poll = openingFacts(meeting.state, motion('v2', { kind: 'poll' }));
  expect(poll).toEqual({ electorate: 8, base: 8, needed: null, enough: true });
});

test('a person recused from the item is out of the room for it, and stays in the base', () => {
  const meeting = present(scene(commune()), 7).given('sec', {
    type: 'RecordRecusal',
    itemId: 'muc-1',
    personId: 'm2',
    reason: 'Có liên quan',
  });
  expect(openingFacts(meeting.state, motion('v1'))).toEqual({ electorate: 6, base: 8, needed: 5, enough: true });
});

test('too few present is seen before the server refuses', () => {
  expect(openingFacts(present(scene(commune()), 5).state, motion('v1')).enough).toBe(false);
});
