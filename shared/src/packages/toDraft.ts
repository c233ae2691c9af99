import { localDate } from '../kernel/index.ts';
import type { MeetingDraft, Paper } from '../meeting/index.ts';
import type { Package, PackageDocument, PackageMeeting } from './format.ts';
import { organisationOf } from './organisation.ts';
import { toRulePack } from './rulePack.ts';
import { itemIdOf, toMotion, unsupported, votesWithItems } from './votes.ts';

/** A part of a package that a meeting cannot carry yet, with the reason; it is always reported. */
export interface Skipped {
  readonly id: string;
  readonly reason: string;
}

/** A document's id; documents listed inside a meeting may have none. */
export const paperId = (document: PackageDocument, index: number): string => document.id ?? `tl-${index + 1}`;

/** The documents of a meeting: those its agenda and its invitation name, and those listed in it. */
export function documentsOf(pack: Package, meeting: PackageMeeting): { document: PackageDocument; id: string }[] {
  const named = new Set([
    ...meeting.agenda.flatMap((item) => item.documentIds),
    ...votesWithItems(meeting).flatMap(({ vote }) => vote.boundDocumentIds),
    ...meeting.timeline.flatMap((entry) => (Array.isArray(entry.documentIds) ? (entry.documentIds as string[]) : [])),
  ]);
  const shared = pack.documents.filter((document) => document.id !== undefined && named.has(document.id));
  return [...shared, ...meeting.documents].map((document, index) => ({ document, id: paperId(document, index) }));
}

export type Files = ReadonlyMap<string, NonNullable<Paper['file']>>;

/** A paper handed out on paper only (state secrets and the like) has no file. */
export const isPaperOnly = (document: PackageDocument): boolean =>
  document.format !== 'electronic' || document.secrecy === 'paper';

function toPaper(
  { document, id }: { document: PackageDocument; id: string },
  meeting: PackageMeeting,
  files: Files,
): Paper {
  const item = meeting.agenda.find((one) => one.documentIds.includes(id));
  return {
    id,
    itemId: item ? itemIdOf(item.no) : null,
    kind: document.type,
    number: document.number,
    subject: document.subject,
    issuer: '',
    issuedOn: document.sentAt === undefined ? null : localDate(document.sentAt),
    unitId: document.issuingUnitId,
    access: document.accessLevel,
    version: 1,
    file: isPaperOnly(document) ? null : (files.get(id) ?? null),
    sentAt: document.sentAt ?? meeting.scheduledStart - 5 * 24 * 3600_000,
  };
}

/** The holder of the office whose side decides a tie: named, or the one voter whose title says so; null without one. */
function headOf(pack: Package, meeting: PackageMeeting): string | null {
  if (meeting.headId !== null) return meeting.headId;
  const voters = new Set(meeting.attendance.flatMap((one) => (one.hasVote ? [one.personId] : [])));
  const held = pack.persons.filter(
    ({ id, title }) => voters.has(id) && /^Chủ tịch (UBND|Ủy ban nhân dân)/i.test(title),
  );
  return held.length === 1 ? (held[0]?.id ?? null) : null;
}

/** A meeting of a package as a draft ready to be convened. `files`: the bytes made or brought for each document. */
export function toDraft(
  pack: Package,
  meeting: PackageMeeting,
  files: Files,
): { ok: true; draft: MeetingDraft; skipped: Skipped[] } | { ok: false; problem: string } {
  const room = pack.rooms.find((one) => one.id === meeting.roomId);
  const rulePack = pack.rulePacks.find((one) => one.id === meeting.body);
  const chairs = meeting.chairId ? [meeting.chairId] : meeting.presidium;
  const place = `meetings[id=${meeting.id}]`;
  if (!room) return { ok: false, problem: `${place}.roomId: no room "${meeting.roomId}" in rooms` };
  if (!rulePack) return { ok: false, problem: `${place}.body: no rule pack "${meeting.body}" in rulePacks` };
  if (!chairs?.length) return { ok: false, problem: `${place}: chairId or presidium is needed` };
  const known = new Set(pack.persons.map((person) => person.id));
  const stranger = meeting.attendance.find((one) => !known.has(one.personId));
  if (stranger) return { ok: false, problem: `${place}.attendance: no person "${stranger.personId}" in persons` };
  const rules = toRulePack(rulePack);
  const onlyFor = (personId: string): string[] =>
    meeting.agenda.filter((item) => item.invitedOnlyThisItem.includes(personId)).map((item) => itemIdOf(item.no));
  const documents = documentsOf(pack, meeting);
  const onPaperOnly = new Set(documents.flatMap(({ document, id }) => (isPaperOnly(document) ? [id] : [])));
  const votes = votesWithItems(meeting).map((one) => ({ ...one, why: unsupported(one.vote, onPaperOnly) }));
  const draft: MeetingDraft = {
    info: {
      id: meeting.id,
      title: meeting.title,
      kind: meeting.type,
      organisation: organisationOf(pack, meeting.organizationId),
      scheduledStart: meeting.scheduledStart,
      scheduledEnd: meeting.scheduledEnd,
      chairs,
      ...(rules.tie === 'head' ? { headId: headOf(pack, meeting) } : {}),
      secretaries: meeting.secretaryIds,
      room: { id: room.id, name: room.name, shape: room.shape, screen: room.screen, seats: room.seats },
      rules,
      speechLimits: pack.speakingPresets,
    },
    invited: meeting.attendance.map((one) => ({
      personId: one.personId,
      role: one.role,
      voter: one.hasVote,
      seatId: one.seatId,
      team: one.group,
      itemIds: onlyFor(one.personId).length > 0 ? onlyFor(one.personId) : null,
    })),
    items: meeting.agenda.map((item) => ({
      id: itemIdOf(item.no),
      title: item.title,
      presenterId: item.presenterId,
      unitId: item.leadUnitId,
      plannedMinutes: item.plannedMin,
      access: item.restrictedTo ? 'voters' : 'everyone',
      paperOnly: item.offSystem,
    })),
    papers: documents.map((one) => toPaper(one, meeting, files)),
    recusals: meeting.agenda.flatMap((item) =>
      item.leaveRoom.map((personId) => ({ itemId: itemIdOf(item.no), personId, reason: item.recusalNote })),
    ),
    motions: votes.flatMap(({ vote, itemId, why }) => (why ? [] : [toMotion(vote, itemId, rules, pack)])),
  };
  const skipped = votes.flatMap(({ vote, why }) => (why ? [{ id: vote.id, reason: why }] : []));
  return { ok: true, draft, skipped };
}
