import type { Package, PackageMeeting } from './format.ts';
import { documentsOf } from './toDraft.ts';
import { votesWithItems } from './votes.ts';

/** The timeline's entries whose fields name something of the meeting, by field. */
type Reference = 'personId' | 'forPersonId' | 'voteId' | 'no';
const named: readonly Reference[] = ['personId', 'forPersonId', 'voteId', 'no'];

function repeated<T>(list: readonly T[], key: (one: T) => unknown): number {
  const seen = new Set<unknown>();
  return list.findIndex((one) => {
    if (seen.has(key(one))) return true;
    seen.add(key(one));
    return false;
  });
}

/** Everyone who takes part: those listed and those who stand in for them. */
export const participants = (meeting: PackageMeeting): Set<string> =>
  new Set(meeting.attendance.flatMap((one) => [one.personId, ...(one.substitute ? [one.substitute.personId] : [])]));

function timelineProblem(meeting: PackageMeeting, place: string): string | null {
  const votes = new Set(votesWithItems(meeting).map(({ vote }) => vote.id));
  const people = participants(meeting);
  const numbers = new Set(meeting.agenda.map((item) => item.no));
  const known: Record<Reference, (value: unknown) => boolean> = {
    personId: (id) => people.has(id as string),
    forPersonId: (id) => people.has(id as string),
    voteId: (id) => votes.has(id as string),
    no: (no) => numbers.has(no as number),
  };
  for (const [index, entry] of meeting.timeline.entries())
    for (const field of named)
      if (entry[field] !== undefined && !known[field](entry[field]))
        return `${place}.timeline[${index}].${field}: this meeting has no "${entry[field]}"`;
  return null;
}

function meetingProblem(pack: Package, meeting: PackageMeeting, place: string): string | null {
  const persons = new Set(pack.persons.map((one) => one.id));
  const listed = new Set(meeting.attendance.map((one) => one.personId));
  const room = pack.rooms.find((one) => one.id === meeting.roomId);
  const seats = new Set(room?.seats.map((seat) => seat.id));
  const documents = documentsOf(pack, meeting);
  const documentIds = new Set(documents.map(({ id }) => id));
  const votes = votesWithItems(meeting);
  const voteIds = new Set(votes.map(({ vote }) => vote.id));

  if (!room) return `${place}.roomId: no room "${meeting.roomId}" in rooms`;
  if (!pack.rulePacks.some((one) => one.id === meeting.body))
    return `${place}.body: no rule pack "${meeting.body}" in rulePacks`;
  const chairs = meeting.chairId ? [meeting.chairId] : (meeting.presidium ?? []);
  if (chairs.length === 0) return `${place}: chairId or presidium is needed`;
  const officer = [...chairs, ...meeting.secretaryIds].find((id) => !listed.has(id));
  if (officer) return `${place}.attendance: "${officer}" presides or keeps the minutes and is not listed`;
  if (meeting.scheduledEnd <= meeting.scheduledStart) return `${place}.scheduledEnd: must come after scheduledStart`;

  const twice = repeated(meeting.attendance, (one) => one.personId);
  if (twice >= 0)
    return `${place}.attendance[${twice}].personId: "${meeting.attendance[twice]?.personId}" is listed twice`;
  const itemTwice = repeated(meeting.agenda, (one) => one.no);
  if (itemTwice >= 0) return `${place}.agenda[${itemTwice}].no: ${meeting.agenda[itemTwice]?.no} is used twice`;
  const voteTwice = repeated(votes, ({ vote }) => vote.id);
  if (voteTwice >= 0) return `${place}: the vote "${votes[voteTwice]?.vote.id}" is listed twice`;
  const paperTwice = repeated(documents, ({ id }) => id);
  if (paperTwice >= 0) return `${place}: the document "${documents[paperTwice]?.id}" is listed twice`;
  const seatTaken = repeated(
    meeting.attendance.filter((one) => one.seatId !== null),
    (one) => one.seatId,
  );
  if (seatTaken >= 0) return `${place}.attendance: a seat is given to two people`;

  for (const [index, one] of meeting.attendance.entries()) {
    const at = `${place}.attendance[${index}]`;
    if (!persons.has(one.personId)) return `${at}.personId: no person "${one.personId}" in persons`;
    if (one.seatId !== null && !seats.has(one.seatId))
      return `${at}.seatId: no seat "${one.seatId}" in room ${room.id}`;
    const substitute = one.substitute?.personId;
    if (substitute !== undefined && !persons.has(substitute))
      return `${at}.substitute.personId: no person "${substitute}" in persons`;
  }
  if (!meeting.attendance.some((one) => one.hasVote)) return `${place}.attendance: nobody has a vote`;

  const attending = participants(meeting);
  for (const [index, item] of meeting.agenda.entries()) {
    const at = `${place}.agenda[${index}]`;
    const strange = item.documentIds.find((id) => !documentIds.has(id));
    if (strange) return `${at}.documentIds: no document "${strange}"`;
    const vote = item.voteIds.find((id) => !voteIds.has(id));
    if (vote) return `${at}.voteIds: no vote "${vote}"`;
    const speaker = item.speeches.findIndex((one) => !attending.has(one.personId));
    if (speaker >= 0) return `${at}.speeches[${speaker}].personId: does not take part in this meeting`;
    const out = item.leaveRoom.find((id) => !listed.has(id));
    if (out) return `${at}.leaveRoom: "${out}" is not listed in attendance`;
    const visitor = item.invitedOnlyThisItem.find((id) => !listed.has(id));
    if (visitor) return `${at}.invitedOnlyThisItem: "${visitor}" is not listed in attendance`;
    if (item.presenterId !== null && !persons.has(item.presenterId))
      return `${at}.presenterId: no person "${item.presenterId}" in persons`;
  }
  for (const { vote } of votes) {
    const at = `${place}: vote "${vote.id}"`;
    const paper = vote.boundDocumentIds.find((id) => !documentIds.has(id));
    if (paper) return `${at}.boundDocumentIds: no document "${paper}"`;
    const stranger = vote.ballots?.findIndex((ballot) => !attending.has(ballot.personId)) ?? -1;
    if (stranger >= 0) return `${at}.ballots[${stranger}].personId: does not take part in this meeting`;
    const candidate = vote.candidates.findIndex((one) => one.personId !== null && !persons.has(one.personId));
    if (candidate >= 0) return `${at}.candidates[${candidate}].personId: no such person in persons`;
    const teller = vote.countingBoard.findIndex((one) => !listed.has(one.personId));
    if (teller >= 0) return `${at}.countingBoard[${teller}].personId: is not listed in attendance`;
    const twiceCast = repeated(vote.ballots ?? [], (ballot) => ballot.personId);
    if (twiceCast >= 0) return `${at}.ballots[${twiceCast}].personId: has a ballot already`;
  }
  const change = meeting.attendanceChanges.findIndex((one) => !attending.has(one.personId));
  if (change >= 0) return `${place}.attendanceChanges[${change}].personId: does not take part in this meeting`;
  for (const [index, one] of meeting.questioning.entries()) {
    const people = { askerId: one.askerId, targetId: one.targetId, 'followUp.personId': one.followUp?.personId };
    for (const [field, id] of Object.entries(people))
      if (id !== undefined && !attending.has(id))
        return `${place}.questioning[${index}].${field}: "${id}" does not take part in this meeting`;
  }
  return timelineProblem(meeting, place);
}

/** The first thing in a package that names what the package does not hold, with its place; null when all is there. */
export function referenceProblem(pack: Package): string | null {
  const person = repeated(pack.persons, (one) => one.id);
  if (person >= 0) return `persons[${person}].id: "${pack.persons[person]?.id}" is used twice`;
  const meeting = repeated(pack.meetings, (one) => one.id);
  if (meeting >= 0) return `meetings[${meeting}].id: "${pack.meetings[meeting]?.id}" is used twice`;
  for (const [index, one] of pack.meetings.entries()) {
    const problem = meetingProblem(pack, one, `meetings[${index}]`);
    if (problem) return problem;
  }
  return null;
}
