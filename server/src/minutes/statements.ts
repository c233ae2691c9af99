import { type MeetingState, type Vote, votesOf } from '@dien-hong/shared';
import { type Statement, statementOf as said } from '@dien-hong/shared/decide';
import { hour, sentence, span } from '../print/layout/paperTime.ts';
import type { MinutesContext } from './source.ts';

/** The sentence of one event in the course; null without one. */
export const statementOf = ({ at, event }: MinutesContext['records'][number], context: MinutesContext): Statement =>
  said(event, at, { ...context, written: { hour, span, sentence } });

/** The votes of an item that were put, in the order in which that happened; a clause before the whole text. */
export function votesInOrder(state: MeetingState, itemId: string | null): Vote[] {
  const put = votesOf(state, itemId).filter((vote) => vote.opened || vote.stage === 'annulled');
  const at = ({ opened, annulled }: Vote): number => opened?.at ?? annulled?.at ?? 0;
  const inSeries = ({ opened, motion }: Vote): number => opened?.series?.indexOf(motion.id) ?? 0;
  const whole = ({ motion }: Vote): number => (motion.clauseOf === null ? 1 : 0);
  return [...put].sort((a, b) => at(a) - at(b) || whole(a) - whole(b) || inSeries(a) - inSeries(b));
}
