// The random meetings against which the laws of the log are held, and the facts that everybody may know.
import fc from 'fast-check';
import { groups, type Viewer } from '../kernel/index.ts';
import {
  type Attendee,
  isMembersOnly,
  type MeetingState,
  nextItem,
  nextSignature,
  openVotes,
  presentPeople,
  quorumNow,
  runningItem,
  screenViewer,
  speakingNow,
  verdictOf,
  viewerOf,
} from '../meeting/index.ts';
import { meetings, people, play, type Step } from './generators.ts';
import type { Scene } from './index.ts';
import { type Stage, started } from './stages.ts';

/** Random meetings that each law is held against. */
export const runs = 60;
/** Holds a law against random meetings; a failure prints its seed and the shortest meeting that fails. */
export const hold = (law: (meeting: Scene, steps: readonly Step[], stage: Stage) => void): void =>
  fc.assert(
    fc.property(meetings, ({ stage, steps }) => law(play(started(stage), steps), steps, stage)),
    { numRuns: runs },
  );

/** Everybody who has ever been in the meeting, the screen, a stranger, and every group by itself. */
export const viewersOf = ({ state }: Scene): Viewer[] => [
  ...[...new Set([...people, ...Object.keys(state.attendance.people)])].map((id) => viewerOf(state, id)),
  screenViewer,
  ...groups.map((group): Viewer => ({ personId: null, groups: [group] })),
];

/** Everybody knows the speakers and those who asked to speak, and only members know the topics of an item for members only. */
const withoutTopics = (state: MeetingState, floor: MeetingState['floor']): unknown =>
  JSON.parse(
    JSON.stringify(floor, (_, value) =>
      typeof value?.topic === 'string' && isMembersOnly(state, value.itemId) ? { ...value, topic: null } : value,
    ),
  );

/** The facts that everyone in the meeting may know, and every selector on them, without papers and ballots. */
export function publicOf(state: MeetingState) {
  const { documents: _, voting, agenda, floor, attendance, life, ...rest } = state;
  const items = agenda.items.map((item) =>
    isMembersOnly(state, item.id) ? { ...item, title: '?', presenterId: null, unitId: null, paperOnly: false } : item,
  );
  // All are told that somebody is invited for some items only; the items are left out.
  const visits = (itemIds: readonly string[] | null) => itemIds && [];
  const invitedAs = ({ itemIds, asInvited, ...one }: Attendee) => ({
    ...one,
    itemIds: visits(itemIds),
    asInvited: asInvited && { ...asInvited, itemIds: visits(asInvited.itemIds) },
  });
  const open = {
    ...rest,
    floor: withoutTopics(state, floor),
    // All are told why a break was made, unless it was made in an item for members only; nothing in the state says which.
    life: {
      ...life,
      breaks: life.breaks.map(({ from, to }) => ({ from, to })),
      closedSession: life.closedSession?.map(({ at, closed }) => ({ at, closed })),
    },
    attendance: {
      people: Object.values(attendance.people).map(invitedAs),
      recusals: Object.entries(attendance.recusals).map(([id, recused]) => [
        id,
        isMembersOnly(state, id) ? Object.keys(recused) : recused,
      ]),
    },
  };
  const shown = Object.values(voting.votes).filter(({ motion }) => !isMembersOnly(state, motion.itemId));
  const votes = Object.entries(voting.votes).map(
    ([id, { ballots: __, entered: ___, slips, tallied: ____, ...vote }]) => {
      // Everyone knows of a vote on an item for members only that there is one, and how far it is.
      if (isMembersOnly(state, vote.motion.itemId)) return [id, { itemId: vote.motion.itemId, stage: vote.stage }];
      // The request for a slip is for the member and the board; everyone may know that a slip was issued.
      const opened = vote.opened && { ...vote.opened, papers: [] };
      const issued = Object.entries(slips?.issued ?? {}).map(([who, { cosigned }]) => [who, cosigned]);
      // A reader is told of its papers as far as he may know that there are such papers.
      const asked = { ...vote.motion, paperIds: vote.motion.paperIds.filter((one) => one !== 'p3') };
      return [id, { ...vote, motion: asked, opened, slips: slips && { ...slips, issued } }];
    },
  );
  return {
    open,
    items,
    votes,
    quorum: quorumNow(state),
    present: presentPeople(state).map(invitedAs),
    speaking: speakingNow(state)?.id,
    running: runningItem(state)?.id,
    next: nextItem(state)?.id,
    signature: nextSignature(state),
    verdicts: shown.map(verdictOf),
    openVotes: openVotes(state).map((vote) => vote.motion.id),
  };
}

export const throughJson = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;
