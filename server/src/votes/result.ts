import { infoOf, type MeetingState, type Vote } from '@dien-hong/shared';
import { agencyLines, placeOf } from '../documents/agency.ts';
import type { VoteResultContent } from '../documents/forms/voteResult.ts';
import type { Directory } from '../people/directory.ts';
import { voteContent } from './content.ts';
import { slipLines } from './slipWords.ts';

/** A closed vote as it is printed and exported: public to everyone who attended, names in open votes alone. */
export function resultContent(state: MeetingState, vote: Vote, directory: Directory): VoteResultContent {
  const { organisation, title } = infoOf(state);
  const people = new Map(directory.people(Object.keys(state.attendance.people)).map((one) => [one.id, one]));
  return {
    agency: { upper: '', unit: agencyLines(organisation.name) },
    place: placeOf(organisation.name),
    date: new Date(vote.closed?.at ?? 0).toISOString(),
    subject: title,
    title: vote.motion.title,
    vote: voteContent({ state, people }, vote),
    slips: vote.closed?.slips ? slipLines(vote.closed.slips) : [],
  };
}
