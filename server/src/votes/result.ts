import { infoOf, type MeetingState, type Vote } from '@dien-hong/shared';
import type { Directory } from '../accounts/directory.ts';
import { agencyOf, placeOf } from '../print/agency.ts';
import type { VoteResultContent } from '../print/voteResult.ts';
import { countingLines, voteContent } from './content.ts';

/** A closed vote as it is printed and exported: public to everyone who attended, names in open votes alone. */
export function resultContent(state: MeetingState, vote: Vote, directory: Directory): VoteResultContent {
  const info = infoOf(state);
  const people = new Map(directory.people(Object.keys(state.attendance.people)).map((one) => [one.id, one]));
  return {
    agency: agencyOf(info),
    place: placeOf(info.organisation.name),
    date: new Date(vote.closed?.at ?? 0).toISOString(),
    subject: info.title,
    title: vote.motion.title,
    vote: voteContent({ state, people }, vote),
    counting: countingLines({ state, people }, vote),
  };
}
