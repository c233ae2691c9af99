import { commune, motion, present, scene } from '@dien-hong/shared/testing';
import { expect, test } from 'vitest';
import { emptyMotion, formOf, missingIn, prepareCommand } from './motionForm.ts';
import { openingFacts } from './voteAsk.ts';

test('names what is missing, and asks for two different choices of a poll', () => {
  expect([...missingIn(emptyMotion())]).toEqual(['title', 'question']);
  const poll = { ...emptyMotion(), title: 'A', question: 'B?', kind: 'poll' as const, choices: 'Có\nCó \n' };
  expect([...missingIn(poll)]).toEqual(['choices']);
  expect([...missingIn({ ...poll, choices: 'Có\nKhông' })]).toEqual([]);
});

test('the same question can be put again as a new vote', () => {
  const poll = motion('v1', { kind: 'poll', choices: ['Sáng', 'Chiều'], seconds: 120 });
  const { id: _, ...facts } = poll;
  expect(prepareCommand(formOf(poll), 'muc-1')).toEqual({ type: 'PrepareVote', ...facts });
});

test('tells the numbers an opening would fix', () => {
  const meeting = present(scene(commune()), 7);
  const ordinary = { electorate: 7, base: 8, needed: 5, enough: true };
  expect(openingFacts(meeting.state, motion('v1'))).toEqual(ordinary);
  expect(openingFacts(meeting.state, motion('v1', { special: 'Bãi nhiệm' }))).toEqual({ ...ordinary, needed: 6 });
  const poll = openingFacts(meeting.state, motion('v2', { kind: 'poll' }));
  expect(poll).toEqual({ electorate: 8, base: 8, needed: null, enough: true });
});

test('too few present is seen before the server refuses', () => {
  expect(openingFacts(present(scene(commune()), 5).state, motion('v1')).enough).toBe(false);
});
