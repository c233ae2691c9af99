import type { MeetingDraft } from '@dien-hong/shared';
import { commune, present, type Scene, scene } from '@dien-hong/shared/testing';
import { type MinutesSource, namedIn } from './source.ts';

const known: Readonly<Record<string, { fullName: string; title: string; salutation: string }>> = {
  chair: { fullName: 'Nguyễn Đức Thịnh', title: 'Chủ tịch UBND xã', salutation: 'Ông' },
  sec: { fullName: 'Nguyễn Thị Bích Ngọc', title: 'Phó Chánh Văn phòng', salutation: 'Bà' },
};

/** The source from which the minutes of a scene are written; the directory knows everybody but `unknown`. */
export function sourceFrom(
  { state, records }: Pick<Scene, 'state' | 'records'>,
  texts: Readonly<Record<string, string>> = {},
  unknown: readonly string[] = [],
): MinutesSource {
  const people = namedIn({ records, state })
    .filter((id) => !unknown.includes(id))
    .map((id, at) => {
      const card = known[id] ?? { fullName: `Trần Văn Số ${at}`, title: '', salutation: 'Ông' };
      return [id, { id, unitId: null, ...card }] as const;
    });
  return {
    state,
    records,
    reported: [],
    secretaryId: null,
    testSignatures: true,
    head: { seq: state.seq, hash: 'ab'.repeat(32) },
    people: new Map(people),
    texts: new Map(Object.entries(texts)),
  };
}

/** Every string of the minutes. */
export const linesOf = (value: unknown): string[] => {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(linesOf) : [];
};

/** A meeting with eight voters in the room and its first item taken up, a minute later. */
export function open(
  change: Parameters<typeof commune>[0] = {},
  edit: (draft: MeetingDraft) => MeetingDraft = (one) => one,
): Scene {
  const meeting = present(scene(edit(commune(change))), 8);
  meeting.given('chair', { type: 'OpenMeeting' }, { type: 'TakeUpItem', itemId: 'muc-1' });
  meeting.now += 60_000;
  return meeting;
}
