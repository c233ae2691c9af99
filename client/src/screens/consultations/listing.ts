import type { Listed } from '../../features/consultation/index.ts';
import { matches } from '../../i18n/search.ts';

export const filters = ['waiting', 'answered', 'running', 'closed', 'all'] as const;
export type Filter = (typeof filters)[number];

/** Waits for this person's answer. */
export const isWaiting = (one: Listed): boolean => one.asked && one.stage === 'open' && one.own === null;

const fits: Record<Filter, (one: Listed) => boolean> = {
  waiting: isWaiting,
  answered: (one) => one.own !== null,
  running: (one) => one.runs && (one.stage === 'draft' || one.stage === 'open'),
  closed: (one) => one.stage === 'closed' || one.stage === 'cancelled',
  all: () => true,
};

/** Those of a filter whose subject or number holds the words, marks or not; the nearest deadline of the open ones first. */
export function listed(list: readonly Listed[], filter: Filter, query: string): Listed[] {
  const rank = (one: Listed) => (one.stage === 'draft' ? 0 : one.stage === 'open' ? 1 : 2);
  return list
    .filter((one) => fits[filter](one) && matches(`${one.number} ${one.subject}`, query))
    .sort((a, b) => rank(a) - rank(b) || (rank(a) === 2 ? b.deadline - a.deadline : a.deadline - b.deadline));
}

export const countOf = (list: readonly Listed[], filter: Filter): number => list.filter(fits[filter]).length;
