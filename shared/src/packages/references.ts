import type { Package, PackageMeeting } from './format.ts';
import { problemsOfList } from './lists.ts';
import { documentsOf, isPaperOnly } from './toDraft.ts';
import { votesWithItems } from './votes.ts';
import { methodFromWords } from './words.ts';

/** The timeline's entries whose fields name something of the meeting, by field. */
type Reference = 'personId' | 'forPersonId' | 'voteId' | 'no' | 'kind' | 'method';
const named: readonly Reference[] = ['personId', 'forPersonId', 'voteId', 'no', 'kind', 'method'];

/** Everyone who takes part: those listed and those who stand in for them. */
export const participants = (meeting: PackageMeeting): Set<string> =>
  new Set(meeting.attendance.flatMap((one) => [one.personId, ...(one.substitute ? [one.substitute.personId] : [])]));

const presets = (pack: Package): Set<unknown> => new Set(pack.speakingPresets.map((one) => one.id));

function timelineProblems(pack: Package, meeting: PackageMeeting, place: string): string[] {
  const votes = new Set(votesWithItems(meeting).map(({ vote }) => vote.id));
  const people = participants(meeting);
  const numbers = new Set(meeting.agenda.map((item) => item.no));
  const kinds = presets(pack);
  const known: Record<Reference, (value: unknown) => boolean> = {
    personId: (id) => people.has(id as string),
    forPersonId: (id) => people.has(id as string),
    voteId: (id) => votes.has(id as string),
    no: (no) => numbers.has(no as number),
    kind: (kind) => kinds.has(kind),
    method: (method) => typeof method === 'string' && methodFromWords(method) !== null,
  };
  return meeting.timeline.flatMap((entry, index) =>
    named
      // The meaning of a kind depends on the entry; that of a speech is a preset.
      .filter((field) => field !== 'kind' || /^speech\./.test(entry.type))
      .filter((field) => entry[field] !== undefined && entry[field] !== '' && !known[field](entry[field]))
      .map((field) => `${place}.timeline[${index}].${field}: this meeting has no "${entry[field]}"`),
  );
}

function attendanceProblems(pack: Package, meeting: PackageMeeting, place: string): string[] {
  const persons = new Set(pack.persons.map((one) => one.id));
  const room = pack.rooms.find((one) => one.id === meeting.roomId);
  const seats = new Set(room?.seats.map((seat) => seat.id));
  const listed = new Set(meeting.attendance.map((one) => one.personId));
  const chairs = meeting.chairId ? [meeting.chairId] : (meeting.presidium ?? []);
  return [
    ...problemsOfList(meeting.attendance, (one) => one.personId, `${place}.attendance`, 'personId', 'is listed twice'),
    ...problemsOfList(
      meeting.attendance,
      (one) => one.seatId,
      `${place}.attendance`,
      'seatId',
      'is given to two people',
    ),
    ...meeting.attendance.flatMap(({ personId, seatId, substitute }, index) => {
      const at = `${place}.attendance[${index}]`;
      return [
        persons.has(personId) ? '' : `${at}.personId: no person "${personId}" in persons`,
        seatId === null || !room || seats.has(seatId) ? '' : `${at}.seatId: no seat "${seatId}" in room ${room.id}`,
        !substitute || persons.has(substitute.personId)
          ? ''
          : `${at}.substitute.personId: no person "${substitute.personId}" in persons`,
      ];
    }),
    ...(chairs.length === 0 ? [`${place}: chairId or presidium is needed`] : []),
    ...[...new Set([...chairs, ...meeting.secretaryIds])]
      .filter((id) => !listed.has(id))
      .map((id) => `${place}.attendance: "${id}" presides or keeps the minutes and is not listed`),
    meeting.attendance.some((one) => one.hasVote) ? '' : `${place}.attendance: nobody has a vote`,
  ];
}

function agendaProblems(pack: Package, meeting: PackageMeeting, place: string): string[] {
  const persons = new Set(pack.persons.map((one) => one.id));
  const listed = new Set(meeting.attendance.map((one) => one.personId));
  const attending = participants(meeting);
  const documents = documentsOf(pack, meeting);
  const documentIds = new Set(documents.map(({ id }) => id));
  const votes = votesWithItems(meeting);
  const voteIds = new Set(votes.map(({ vote }) => vote.id));
  const kinds = presets(pack);
  return [
    ...problemsOfList(meeting.agenda, (one) => one.no, `${place}.agenda`, 'no', 'is used twice'),
    ...problemsOfList(votes, ({ vote }) => vote.id, `${place}: vote`, 'id', 'is listed twice'),
    ...problemsOfList(documents, ({ id }) => id, `${place}: document`, 'id', 'is listed twice'),
    ...meeting.agenda.flatMap((item, index) => {
      const at = `${place}.agenda[${index}]`;
      const missing = (field: string, ids: readonly string[], known: ReadonlySet<string>, why: string) =>
        ids.filter((id) => !known.has(id)).map((id) => `${at}.${field}: ${why.replace('?', `"${id}"`)}`);
      const papers = documents.filter(({ id }) => item.documentIds.includes(id));
      const unfit = (why: string, wrong: (paper: (typeof papers)[number]) => boolean) =>
        papers.filter(wrong).map(({ id }) => `${at}.documentIds: "${id}" ${why}`);
      return [
        ...unfit(
          'is open to everyone in an item for members only (accessLevel)',
          ({ document }) => item.restrictedTo !== undefined && document.accessLevel === 'everyone',
        ),
        ...unfit(
          'is electronic in an item whose papers are on paper only (secrecy, format)',
          ({ document }) => item.offSystem && !isPaperOnly(document),
        ),
        ...missing('documentIds', item.documentIds, documentIds, 'no document ?'),
        ...missing('voteIds', item.voteIds, voteIds, 'no vote ?'),
        ...missing('leaveRoom', item.leaveRoom, listed, '? is not listed in attendance'),
        ...missing('invitedOnlyThisItem', item.invitedOnlyThisItem, listed, '? is not listed in attendance'),
        ...missing('presenterId', item.presenterId ? [item.presenterId] : [], persons, 'no person ? in persons'),
        ...item.speeches.flatMap(({ personId, kind }, n) => [
          attending.has(personId) ? '' : `${at}.speeches[${n}].personId: does not take part in this meeting`,
          kinds.has(kind) ? '' : `${at}.speeches[${n}].kind: no speaking preset "${kind}"`,
        ]),
      ];
    }),
  ];
}

function otherProblems(meeting: PackageMeeting, place: string): string[] {
  const attending = participants(meeting);
  const people = (at: string, fields: Record<string, string | undefined>) =>
    Object.entries(fields).map(([field, id]) =>
      id === undefined || attending.has(id) ? '' : `${at}.${field}: "${id}" does not take part in this meeting`,
    );
  return [
    meeting.scheduledEnd > meeting.scheduledStart ? '' : `${place}.scheduledEnd: must come after scheduledStart`,
    ...meeting.attendanceChanges.flatMap(({ personId }, index) =>
      people(`${place}.attendanceChanges[${index}]`, { personId }),
    ),
    ...meeting.questioning.flatMap(({ askerId, targetId, followUp }, index) =>
      people(`${place}.questioning[${index}]`, { askerId, targetId, 'followUp.personId': followUp?.personId }),
    ),
  ];
}

function meetingProblems(pack: Package, meeting: PackageMeeting, place: string): string[] {
  const has = (list: readonly { readonly id: string }[], id: string) => list.some((one) => one.id === id);
  return [
    has(pack.rooms, meeting.roomId) ? '' : `${place}.roomId: no room "${meeting.roomId}" in rooms`,
    has(pack.rulePacks, meeting.body) ? '' : `${place}.body: no rule pack "${meeting.body}" in rulePacks`,
    ...attendanceProblems(pack, meeting, place),
    ...agendaProblems(pack, meeting, place),
    ...otherProblems(meeting, place),
    ...timelineProblems(pack, meeting, place),
  ];
}

/** Every reference in a package to something that it lacks or holds twice, with its place. */
export function referenceProblems(pack: Package): string[] {
  const twice = <T extends { readonly id: string }>(list: readonly T[], place: string) =>
    problemsOfList(list, (one) => one.id, place, 'id', 'is used twice');
  return [
    ...twice(pack.organization.units, 'organization.units'),
    ...twice(pack.persons, 'persons'),
    ...twice(pack.rooms, 'rooms'),
    ...pack.rooms.flatMap((room, index) => twice(room.seats, `rooms[${index}].seats`)),
    ...twice(pack.rulePacks, 'rulePacks'),
    ...twice(pack.speakingPresets, 'speakingPresets'),
    ...twice(pack.meetings, 'meetings'),
    ...twice(pack.writtenBallots, 'writtenBallots'),
    ...pack.writtenBallots.map(({ reportAt }, index) =>
      reportAt === undefined || pack.meetings.some((one) => one.id === reportAt)
        ? ''
        : `writtenBallots[${index}].reportAt: no meeting "${reportAt}" in meetings`,
    ),
    ...pack.meetings.flatMap((one, index) => meetingProblems(pack, one, `meetings[${index}]`)),
  ].filter((problem) => problem !== '');
}
