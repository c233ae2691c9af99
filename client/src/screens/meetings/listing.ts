import type { Listed } from '../../meeting/myMeetings.ts';

export interface Day {
  /** The day in words, as `dayOf` names it. */
  readonly day: string;
  readonly meetings: readonly Listed[];
}

/** First the running ones; then those to come, soonest first; then those that are over, latest first; each by day. */
export function arrange(list: readonly Listed[], dayOf: (at: number) => string) {
  const sorted = [...list].sort((a, b) => a.scheduledStart - b.scheduledStart);
  const byDay = (some: readonly Listed[]): Day[] => {
    const days = new Map<string, Listed[]>();
    for (const one of some) {
      const day = dayOf(one.scheduledStart);
      days.set(day, [...(days.get(day) ?? []), one]);
    }
    return [...days].map(([day, meetings]) => ({ day, meetings }));
  };
  const running = sorted.filter(({ phase }) => phase === 'open' || phase === 'suspended');
  const coming = sorted.filter(({ phase }) => phase === 'convened' || phase === 'preparing' || phase === 'aside');
  const over = sorted.filter(({ phase }) => phase === 'closed').reverse();
  return { running, coming: byDay(coming), over: byDay(over) };
}
