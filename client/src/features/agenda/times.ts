import type { AgendaItem, MeetingState } from '@dien-hong/shared';

/** The time at which an item was, is, or is expected to be dealt with; epoch milliseconds. `to` null where it cannot be estimated. */
export interface ItemTime {
  readonly from: number;
  readonly to: number;
  /** False for an expected time. */
  readonly real: boolean;
}

const spanOf = ({ spans }: AgendaItem): { from: number; to: number | null } | null => {
  const [first] = spans;
  return first ? { from: first.from, to: spans.at(-1)?.to ?? null } : null;
};

/**
 * The agenda's times: real ones for the past, and the rest from there on by the planned minutes. Before the first item the rest starts when
 * the meeting was opened, or is to be.
 */
export function itemTimes(state: MeetingState): ReadonlyMap<string, ItemTime> {
  const { life, agenda } = state;
  const times = new Map<string, ItemTime>();
  let at = life.openedAt ?? life.info?.scheduledStart ?? 0;
  for (const item of agenda.items) {
    const planned = item.plannedMinutes * 60_000;
    const span = spanOf(item);
    const time: ItemTime = span
      ? { from: span.from, to: span.to ?? span.from + planned, real: span.to !== null }
      : { from: at, to: at + planned, real: false };
    times.set(item.id, time);
    at = Math.max(at, time.to);
  }
  return times;
}
