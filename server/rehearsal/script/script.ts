import {
  itemIdOf,
  type Package,
  type PackageMeeting,
  type PackageVote,
  votesWithItems,
} from '@dien-hong/shared/packages';
import { agendaSteps, attendanceSteps, breakSteps, spansOf, speechSteps, voteSteps } from './derive.ts';
import type { Drawer } from './random.ts';
import type { Ignored, Step } from './steps.ts';
import { timelineSteps } from './timeline.ts';

export interface Script {
  readonly steps: readonly Step[];
  readonly ignored: readonly Ignored[];
}

/** At one instant, endings come before the timeline's own entries, and beginnings after them. */
const endings = new Set<Step['do']>([
  'closeVote',
  'endSpeech',
  'withdraw',
  'conclude',
  'leave',
  'absence',
  'checkIn',
  'substitute',
  'resume',
]);

/** Puts votes without times at the end of their item (those without an item: of the meeting), one after the other. */
function placeVotes(steps: readonly Step[], untimed: ReturnType<typeof votesWithItems>): Step[] {
  let left = untimed;
  let running: number | null = null;
  const placed: Step[] = [];
  const hold = (at: number, due: (itemId: string | null) => boolean) => {
    for (const { vote } of left.filter((one) => due(one.itemId)))
      placed.push({ do: 'openVote', voteId: vote.id, at }, { do: 'closeVote', voteId: vote.id, at });
    left = left.filter((one) => !due(one.itemId));
  };
  for (const step of steps) {
    const endsItem = step.do === 'takeUp' || step.do === 'conclude' || step.do === 'close';
    if (endsItem && running !== null) {
      const itemId = itemIdOf(running);
      hold(step.at, (one) => one === itemId);
      running = null;
    }
    if (step.do === 'close') hold(step.at, () => true);
    if (step.do === 'takeUp') running = step.no;
    placed.push(step);
  }
  return placed;
}

/** A vote without a time that its item lists before one with a time is held just before it: an election before its resolution. */
function heldBefore(meeting: PackageMeeting, vote: PackageVote): { voteId: string; step: Step }[] {
  if (vote.openedAt !== undefined) return [];
  const ids = meeting.agenda.find((item) => item.voteIds.includes(vote.id))?.voteIds ?? [];
  const later = ids.slice(ids.indexOf(vote.id) + 1);
  const next = meeting.votes.find((one) => later.includes(one.id) && one.openedAt !== undefined);
  const at = next?.openedAt;
  if (at === undefined) return [];
  const voteId = vote.id;
  return [
    { voteId, step: { do: 'openVote', voteId, at: at - 2 } },
    { voteId, step: { do: 'closeVote', voteId, at: at - 1 } },
  ];
}

/**
 * The whole course of a meeting: its timeline, and, for each kind of step that is missing there, steps computed from the times of agenda,
 * votes, attendance, questioning and discussion. Votes in `skipped` are left out.
 */
export function scriptOf(pack: Package, meeting: PackageMeeting, skipped: ReadonlySet<string>, draw: Drawer): Script {
  const stated = timelineSteps(pack, meeting);
  const has = (...kinds: Step['do'][]) => stated.steps.some((step) => kinds.includes(step.do));
  const inTimeline = new Set(
    stated.steps.flatMap((step) => {
      if (step.do === 'leave') return [`left ${step.personId}`];
      return step.do === 'checkIn' || step.do === 'substitute' || step.do === 'absence' ? [step.personId] : [];
    }),
  );
  const spans = spansOf(meeting);
  const votes = votesWithItems(meeting).filter(({ vote }) => !skipped.has(vote.id));
  const held = new Set(stated.steps.flatMap((step) => (step.do === 'openVote' ? [step.voteId] : [])));
  const missing = votes.filter(({ vote }) => !held.has(vote.id));
  const closed = new Set(stated.steps.flatMap((step) => (step.do === 'closeVote' ? [step.voteId] : [])));

  const before = missing.flatMap(({ vote }) => heldBefore(meeting, vote));

  const derived: Step[] = [
    ...attendanceSteps(meeting, inTimeline),
    ...(has('suspend') ? [] : breakSteps(meeting)),
    ...(has('takeUp') ? [] : agendaSteps(spans)),
    ...(has('grant') ? [] : speechSteps(pack, meeting, spans, draw)),
    ...missing.flatMap(({ vote }) => voteSteps(vote)),
    ...before.map(({ step }) => step),
  ];
  const playable = stated.steps.filter(
    (step) => !('voteId' in step) || votes.some(({ vote }) => vote.id === step.voteId),
  );
  // A vote that is opened without a close is closed before the next step.
  const unclosed = playable.flatMap((step): Step[] =>
    step.do === 'openVote' && !closed.has(step.voteId)
      ? [{ do: 'closeVote', voteId: step.voteId, at: step.at + 1 }]
      : [],
  );
  derived.push(...unclosed);
  const begins = [...playable, ...derived].filter((step) =>
    ['takeUp', 'grant', 'openVote', 'suspend'].includes(step.do),
  );
  if (!has('open'))
    derived.push({ do: 'open', at: Math.min(meeting.scheduledStart, ...begins.map((step) => step.at - 1)) });
  const last = Math.max(meeting.scheduledEnd, ...[...playable, ...derived].map((step) => step.at));
  if (!has('close')) derived.push({ do: 'close', at: last + 1 });

  const ranked = [
    ...playable.map((step, index) => ({ step, rank: 0, index })),
    ...derived.map((step, index) => ({ step, rank: endings.has(step.do) ? -1 : 1, index })),
  ];
  ranked.sort((a, b) => a.step.at - b.step.at || a.rank - b.rank || a.index - b.index);
  const placed = new Set(before.map(({ voteId }) => voteId));
  const untimed = missing.filter(({ vote }) => vote.openedAt === undefined && !placed.has(vote.id));
  return {
    steps: placeVotes(
      ranked.map(({ step }) => step),
      untimed,
    ),
    ignored: stated.ignored,
  };
}
