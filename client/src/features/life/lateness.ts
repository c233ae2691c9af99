import { type MeetingState, runningItem } from '@dien-hong/shared';
import { dayOf } from '../../i18n/localTime.ts';

const minute = 60_000;
/** A meeting held further off its plan than this was moved, not delayed: the plan's times do not apply to it. */
const moved = 6 * 60 * minute;

/** The distance from its time at which the person who opens a meeting is warned. */
const hoursAway = 2 * 60 * minute;

/** Whether a meeting opened `now` begins on another day of Vietnam than planned, or hours off its time; null where it begins in time. */
export function awayFromPlan({ life }: MeetingState, now: number): 'day' | 'hours' | null {
  if (!life.info) return null;
  const { scheduledStart } = life.info;
  if (dayOf(scheduledStart) !== dayOf(now)) return 'day';
  return Math.abs(now - scheduledStart) < hoursAway ? null : 'hours';
}

/**
 * Whole minutes behind the plan at `now`, negative when ahead; null where the plan does not apply (the meeting is over, or not due yet, or
 * held at another time altogether). An item in time for its planned end is only as late as it began. Items added in the meeting were not in
 * the plan, so they make it late.
 */
export function minutesLate(state: MeetingState, now: number): number | null {
  const { phase, info } = state.life;
  if (!info || phase === 'none' || phase === 'closed') return null;
  if (phase === 'convened') return now > info.scheduledStart ? minutesOf(now - info.scheduledStart) : null;
  let plannedStart = info.scheduledStart;
  const running = runningItem(state);
  const reached = running
    ? state.agenda.items.indexOf(running)
    : state.agenda.items.findIndex((one) => one.state === 'waiting');
  for (const item of state.agenda.items.slice(0, Math.max(0, reached)))
    if (item.urgentReason === null) plannedStart += item.plannedMinutes * minute;
  const planned = running?.urgentReason === null ? running.plannedMinutes * minute : 0;
  const from = running?.spans.at(-1)?.from ?? now;
  return minutesOf(Math.max(from - plannedStart, now - plannedStart - planned));
}

function minutesOf(ms: number): number | null {
  if (Math.abs(ms) > moved) return null;
  return (ms < 0 ? -Math.floor(-ms / minute) : Math.floor(ms / minute)) || 0;
}
