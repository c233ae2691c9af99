import {
  itemIdOf,
  type Package,
  type PackageItem,
  type PackageMeeting,
  type PackageVote,
  votesWithItems,
} from '@dien-hong/shared/packages';
import type { Drawer } from './random.ts';
import { kindOf, type Step } from './steps.ts';

const second = 1000;
const minute = 60 * second;

export interface Span {
  readonly item: PackageItem;
  readonly from: number;
  readonly to: number;
}

/** The times of each item: as stated, else from its planned start and length, else one after the other. */
export function spansOf(meeting: PackageMeeting): Span[] {
  const starts: number[] = [];
  let free = meeting.scheduledStart;
  for (const item of meeting.agenda) {
    const from = item.startedAt ?? item.startsAt ?? free;
    starts.push(from);
    free = item.endedAt ?? from + item.plannedMin * minute;
  }
  const votes = votesWithItems(meeting);
  return meeting.agenda.map((item, index) => {
    const from = starts[index] as number;
    const next = starts[index + 1] ?? Number.POSITIVE_INFINITY;
    const closings = votes.flatMap(({ vote, itemId }) =>
      itemId === itemIdOf(item.no) && vote.closedAt !== undefined ? [vote.closedAt] : [],
    );
    const planned = item.endedAt ?? from + item.plannedMin * minute;
    return { item, from, to: Math.max(from + 1, Math.min(Math.max(planned, ...closings), Math.max(next, from + 1))) };
  });
}

export const agendaSteps = (spans: readonly Span[]): Step[] =>
  spans.flatMap(({ item, from, to }): Step[] => [
    { do: 'takeUp', no: item.no, at: from },
    { do: 'conclude', no: item.no, at: to },
  ]);

export const breakSteps = (meeting: PackageMeeting): Step[] =>
  meeting.agenda.flatMap(({ breakBefore: pause }): Step[] =>
    pause
      ? [
          { do: 'suspend', reason: pause.label, at: pause.startedAt },
          { do: 'resume', at: pause.endedAt },
        ]
      : [],
  );

/**
 * The steps in which people come and are excused. A person without check-in and reason stays away, with three exceptions: the package
 * states no check-ins, the person is a guest (guests' arrivals are often left out), or has a ballot in some vote.
 */
export function attendanceSteps(meeting: PackageMeeting, inTimeline: ReadonlySet<string>): Step[] {
  const steps: Step[] = [];
  const stated = meeting.attendance.some((one) => one.checkIn) || inTimeline.size > 0;
  const balloted = new Set(
    votesWithItems(meeting).flatMap(({ vote }) => vote.ballots?.map((ballot) => ballot.personId) ?? []),
  );
  const firstComers = meeting.scheduledStart - 10 * minute;
  const firstIn = Math.min(firstComers, ...meeting.attendance.flatMap((one) => (one.checkIn ? [one.checkIn.at] : [])));
  for (const one of meeting.attendance) {
    const { personId, checkIn, absenceReason, leftAt, substitute } = one;
    if (checkIn && !inTimeline.has(personId))
      steps.push({ do: 'checkIn', personId, method: checkIn.method, at: checkIn.at });
    if (!checkIn && !inTimeline.has(personId)) {
      if (absenceReason !== null)
        steps.push({ do: 'absence', personId, reason: absenceReason, deducted: one.deducted, at: firstIn - second });
      else if (!substitute && (!stated || (!one.hasVote && inTimeline.size === 0) || balloted.has(personId)))
        steps.push({ do: 'checkIn', personId, method: 'secretary', at: firstComers });
    }
    if (leftAt != null && !inTimeline.has(`left ${personId}`))
      steps.push({ do: 'leave', personId, reason: one.leaveReason ?? '', at: leftAt });
    if (substitute && substitute.checkIn != null && !inTimeline.has(substitute.personId))
      steps.push({
        do: 'substitute',
        personId: substitute.personId,
        forPersonId: personId,
        reason: absenceReason ?? '',
        at: substitute.checkIn,
      });
  }
  for (const { personId, at, type, reason } of meeting.attendanceChanges) {
    if (type === 'left' && !inTimeline.has(`left ${personId}`)) steps.push({ do: 'leave', personId, reason, at });
    if (type === 'returned' && !inTimeline.has(personId))
      steps.push({ do: 'checkIn', personId, method: 'secretary', at });
  }
  return steps;
}

interface Turn {
  readonly personId: string;
  readonly kind: string;
  readonly seconds: number;
  readonly asks: boolean;
  readonly summary: string;
}

/** The turns of an item: its speeches; where it is the questioning or the discussion, also those the meeting states. */
function turnsOf(
  pack: Package,
  meeting: PackageMeeting,
  item: PackageItem,
  draw: Drawer,
): { turns: Turn[]; waiting: Turn[] } {
  const kind = (wanted: string, seconds?: number) => kindOf(pack.speakingPresets, wanted, seconds);
  const turns: Turn[] = item.speeches.map((one) => ({
    personId: one.personId,
    kind: kind(one.kind, one.limitSec),
    seconds: one.actualSec ?? 60,
    asks: one.source === 'asked',
    summary: one.summary,
  }));
  const waiting: Turn[] = [];
  if (/chất vấn/i.test(item.title))
    for (const { askerId, targetId, questionSec, answerSec, followUp, group } of meeting.questioning) {
      turns.push({ personId: askerId, kind: kind('chatVanHoi'), seconds: questionSec, asks: true, summary: group });
      turns.push({ personId: targetId, kind: kind('chatVanTraLoi'), seconds: answerSec, asks: false, summary: group });
      if (followUp)
        turns.push({
          personId: followUp.personId,
          kind: kind('chatVanTranhLuan'),
          seconds: followUp.sec,
          asks: true,
          summary: group,
        });
    }
  const { discussion } = meeting;
  if (discussion && /thảo luận/i.test(item.title) && item.speeches.length === 0) {
    const members = meeting.attendance.filter((one) => one.hasVote && one.absenceReason === null);
    const drawn = draw.shuffled(members).slice(0, Math.max(discussion.registered, discussion.spoke));
    for (const [index, { personId }] of drawn.entries()) {
      const limit = discussion.limitSec ?? 420;
      const turn = { personId, kind: kind('thaoLuan1', limit), seconds: Math.round(limit * (0.4 + 0.6 * draw.next())) };
      (index < discussion.spoke ? turns : waiting).push({ ...turn, asks: true, summary: '' });
    }
  }
  return { turns, waiting };
}

/** Turns fitted into the time of their items, before the first vote of each. */
export function speechSteps(pack: Package, meeting: PackageMeeting, spans: readonly Span[], draw: Drawer): Step[] {
  const votes = votesWithItems(meeting);
  return spans.flatMap(({ item, from, to }) => {
    const { turns, waiting } = turnsOf(pack, meeting, item, draw);
    const opened = votes.flatMap(({ vote, itemId }) =>
      itemId === itemIdOf(item.no) && vote.openedAt !== undefined ? [vote.openedAt] : [],
    );
    const span = Math.max(1, Math.min(to, ...opened) - from - second);
    const wanted = turns.reduce((sum, one) => sum + one.seconds * second + 8 * second, 40 * second);
    const scale = Math.min(1, span / wanted);
    const steps: Step[] = [];
    const lastTurn = new Map<string, number>();
    let at = from + 40 * second * scale;
    for (const { personId, kind, seconds, asks, summary } of turns) {
      // Somebody who spoke just now asks again after that, never while he speaks.
      const asked = Math.max(from, lastTurn.get(personId) ?? from, at - 22 * second * scale);
      if (asks) steps.push({ do: 'ask', personId, kind, topic: '', at: Math.round(asked) });
      steps.push({ do: 'grant', personId, kind, summary, at: Math.round(at) });
      at += seconds * second * scale;
      steps.push({ do: 'endSpeech', personId, at: Math.round(at) });
      lastTurn.set(personId, at + 1);
      at += 8 * second * scale;
    }
    // A person who asked to speak and was not reached hands in his speech in writing.
    for (const { personId, kind } of waiting) {
      steps.push({ do: 'ask', personId, kind, topic: '', at: Math.round(from) });
      steps.push({ do: 'withdraw', personId, at: Math.round(from + span) });
    }
    return steps;
  });
}

/** A vote with stated times; the others are put at the end of their item. */
export const voteSteps = (vote: PackageVote): Step[] => {
  if (vote.openedAt === undefined) return [];
  const closed = Math.max(vote.closedAt ?? vote.openedAt + 45 * second, vote.openedAt + 1);
  return [
    { do: 'openVote', voteId: vote.id, at: vote.openedAt },
    { do: 'closeVote', voteId: vote.id, at: closed },
  ];
};
