import type { Package } from './format.ts';

/** Gives every id that must be unique in the installation a prefix, so that a rehearsal stands beside the real thing. */
export function prefixPackage(pack: Package, prefix: string): Package {
  const p = (id: string) => `${prefix}${id}`;
  const maybe = (id: string | null) => (id === null ? null : p(id));
  const ids = (list: readonly string[]) => list.map(p);
  return {
    ...pack,
    organization: { ...pack.organization, id: p(pack.organization.id) },
    persons: pack.persons.map((one) => ({ ...one, id: p(one.id) })),
    documents: pack.documents.map((one) => ({ ...one, signerId: maybe(one.signerId) })),
    writtenBallots: pack.writtenBallots.map((one) => ({
      ...one,
      id: p(one.id),
      reportAt: one.reportAt && p(one.reportAt),
    })),
    meetings: pack.meetings.map((meeting) => ({
      ...meeting,
      id: p(meeting.id),
      chairId: meeting.chairId === undefined ? undefined : p(meeting.chairId),
      presidium: meeting.presidium && ids(meeting.presidium),
      secretaryIds: ids(meeting.secretaryIds),
      attendance: meeting.attendance.map((one) => ({
        ...one,
        personId: p(one.personId),
        substitute: one.substitute && { ...one.substitute, personId: p(one.substitute.personId) },
      })),
      attendanceChanges: meeting.attendanceChanges.map((one) => ({ ...one, personId: p(one.personId) })),
      agenda: meeting.agenda.map((item) => ({
        ...item,
        presenterId: maybe(item.presenterId),
        invitedOnlyThisItem: ids(item.invitedOnlyThisItem),
        leaveRoom: ids(item.leaveRoom),
        speeches: item.speeches.map((one) => ({ ...one, personId: p(one.personId) })),
        votes: item.votes.map((vote) => prefixVote(vote, p)),
      })),
      votes: meeting.votes.map((vote) => prefixVote(vote, p)),
      questioning: meeting.questioning.map((one) => ({
        ...one,
        askerId: p(one.askerId),
        targetId: p(one.targetId),
        followUp: one.followUp && { ...one.followUp, personId: p(one.followUp.personId) },
      })),
      timeline: meeting.timeline.map((entry) => ({
        ...entry,
        ...(typeof entry.personId === 'string' ? { personId: p(entry.personId) } : {}),
        ...(typeof entry.forPersonId === 'string' ? { forPersonId: p(entry.forPersonId) } : {}),
      })),
    })),
  };
}

type Vote = Package['meetings'][number]['votes'][number];

const prefixVote = (vote: Vote, p: (id: string) => string): Vote => ({
  ...vote,
  ballots: vote.ballots?.map((ballot) => ({ ...ballot, personId: p(ballot.personId) })),
  candidates: vote.candidates.map((one) => ({ ...one, personId: one.personId === null ? null : p(one.personId) })),
  countingBoard: vote.countingBoard.map((one) => ({ ...one, personId: p(one.personId) })),
});
