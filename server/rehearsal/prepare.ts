import { type Package, type PackageMeeting, participants, readPackage } from '@dien-hong/shared/packages';

type Json = Record<string, unknown>;
const list = (value: unknown): Json[] => (Array.isArray(value) ? (value as Json[]) : []);

export interface Prepared {
  /** The package as it is posted: one meeting, with the added members. */
  readonly json: Json;
  readonly pack: Package;
  readonly meeting: PackageMeeting;
  /** The number of participants in the package itself, without the added ones. */
  readonly own: number;
}

/** Adds guests without a vote, so that the figures of the package stay true of the meeting. */
function withMembers(json: Json, members: number): Json {
  const added = Array.from({ length: members }, (_, index) => ({
    id: `them-${String(index + 1).padStart(4, '0')}`,
    fullName: `Khách mời số ${String(index + 1).padStart(4, '0')}`,
    salutation: 'Ông',
    title: 'Khách mời',
  }));
  const meetings = list(json.meetings).map((meeting) => ({
    ...meeting,
    attendance: [
      ...list(meeting.attendance),
      ...added.map(({ id }) => ({
        personId: id,
        role: 'Khách mời',
        hasVote: false,
        checkIn: { at: meeting.scheduledStart, method: 'QR' },
      })),
    ],
  }));
  return { ...json, persons: [...list(json.persons), ...added], meetings };
}

export const isAdded = (personId: string): boolean => /(^|-)them-\d{4}$/.test(personId);

/** Reads a package and takes one meeting out of it. The problem names the place. */
export function preparePackage(
  json: unknown,
  wanted: string | undefined,
  members: number,
): { ok: true; value: Prepared } | { ok: false; problem: string } {
  const read = readPackage(json);
  if (!read.ok) return { ok: false, problem: read.problems.join('\n') };
  const { meetings } = read.value;
  const index = wanted === undefined ? 0 : meetings.findIndex((one) => one.id === wanted);
  const known = meetings.map((one) => one.id).join(', ');
  if (index < 0) return { ok: false, problem: `meetings: no meeting "${wanted}"; there are: ${known}` };
  const whole = json as Json;
  const one = withMembers({ ...whole, meetings: [list(whole.meetings)[index]], writtenBallots: [] }, members);
  const again = readPackage(one);
  if (!again.ok) return { ok: false, problem: again.problems.join('\n') };
  const meeting = again.value.meetings[0] as PackageMeeting;
  return { ok: true, value: { json: one, pack: again.value, meeting, own: participants(meeting).size - members } };
}
