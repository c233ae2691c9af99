import { expect, test } from 'vitest';
import type { Listed } from '../../features/consultation/index.ts';
import { countOf, listed } from './listing.ts';

const one = (id: string, change: Partial<Listed> = {}): Listed => ({
  id,
  number: `PLYK-${id}`,
  subject: `Kế hoạch ${id}`,
  stage: 'open',
  deadline: 10,
  sentAt: 1,
  runs: false,
  asked: true,
  own: null,
  answered: null,
  recipients: 8,
  reminded: false,
  ...change,
});
const own = { choice: 'Đồng ý', at: 2, late: false };
const list = [
  one('1', { deadline: 30 }),
  one('2', { deadline: 20 }),
  one('3', { own }),
  one('4', { stage: 'closed', deadline: 5 }),
  one('5', { stage: 'draft', runs: true, asked: false }),
  one('6', { stage: 'closed', deadline: 8, own }),
];
const ids = (filter: Parameters<typeof listed>[1], query = '') => listed(list, filter, query).map((item) => item.id);

test('consultations that wait for my answer come by deadline', () => {
  expect(ids('waiting')).toEqual(['2', '1']);
  expect(countOf(list, 'waiting')).toBe(2);
});

test('drafts first, open ones by deadline, then the closed, the latest first', () => {
  expect(ids('all')).toEqual(['5', '3', '2', '1', '6', '4']);
  expect([ids('answered'), ids('running'), ids('closed')]).toEqual([['3', '6'], ['5'], ['6', '4']]);
});

test('words are found without their marks', () => {
  expect(ids('all', 'ke hoach 4')).toEqual(['4']);
});
