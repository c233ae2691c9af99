import type { DemoDocument } from '../documents/forms/demoPapers.ts';
import { printDemoPaper } from '../documents/forms/press.ts';
import { day, hour } from '../documents/paperTime.ts';
import type { Services } from '../services.ts';
import type { Package, PackageDocument, PackageMeeting } from './format.ts';
import { documentsOf, type Files, isPaperOnly, type Skipped } from './toDraft.ts';

/** The agency's two lines at the top left of a paper: the body above, the issuing unit below. A committee of the Party is below no body of the State. */
function agencyOf(pack: Package, unitId: string | null): DemoDocument['agency'] {
  const commune =
    /xã [\p{Lu}][\p{L}]*(?: [\p{Lu}][\p{L}]*)*/u.exec(pack.organization.name.replace(/^Xã/, 'xã'))?.[0] ??
    pack.organization.name;
  const { name: unit = '', above = '' } = pack.organization.units.find((one) => one.id === unitId) ?? {};
  if (/^(đảng ủy|đảng uỷ|đảng bộ|chi bộ)/i.test(unit)) return { upper: above, unit, party: true };
  const council = /hội đồng nhân dân/i.test(unit);
  const body = `${council ? 'HỘI ĐỒNG' : 'ỦY BAN'} NHÂN DÂN\n${commune.toUpperCase()}`;
  // The body itself stands alone; its offices stand below it.
  if (/^(ủy ban|uỷ ban|hội đồng) nhân dân/i.test(unit)) return { upper: above, unit: body };
  return { upper: body, unit };
}

/** What is printed of a paper in the package: its facts, those of its meeting, and times in words. */
export function toDemoDocument(
  pack: Package,
  meeting: PackageMeeting,
  document: PackageDocument,
  id: string,
): DemoDocument {
  const item = meeting.agenda.find((one) => one.documentIds.includes(id));
  const signer = pack.persons.find((one) => one.id === document.signerId);
  const start = meeting.scheduledStart;
  const room = pack.rooms.find((one) => one.id === meeting.roomId);
  return {
    id,
    type: document.type,
    number: document.number,
    subject: document.subject,
    agency: agencyOf(pack, document.issuingUnitId),
    place:
      agencyOf(pack, null)
        .upper.split('\n')[1]
        ?.replace(/^XÃ /, '')
        .toLowerCase()
        .replace(/(^| )\p{L}/gu, (c) => c.toUpperCase()) ?? '',
    signer: { title: signer?.title ?? '', name: signer?.fullName ?? '' },
    pages: Math.min(Math.max(document.pages, 1), 60),
    sentAt: new Date(document.sentAt ?? meeting.scheduledStart).toISOString(),
    when: `${hour(start)}, ${day(start)}`,
    where: room?.name ?? '',
    agenda: meeting.agenda.map((one) => ({
      title: one.title,
      lead: pack.organization.units.find((unit) => unit.id === one.leadUnitId)?.name ?? '',
    })),
    speeches: item?.speeches.map((one) => one.summary) ?? [],
    conclusions: item?.conclusion ? [item.conclusion] : [],
  };
}

/**
 * Makes the papers of a package's meeting from their titles and summaries, in the prescribed form, and keeps their bytes; tells what
 * could not be printed.
 */
export async function makePapers(
  services: Services,
  pack: Package,
  meeting: PackageMeeting,
): Promise<{ files: Files; unprinted: Skipped[] }> {
  const electronic = documentsOf(pack, meeting).filter(({ document }) => !isPaperOnly(document));
  const made = electronic.map(async ({ document, id }) => {
    const { bytes, pages, gaps } = await printDemoPaper(toDemoDocument(pack, meeting, document, id));
    const sha256 = await services.blobs.put(bytes);
    services.renditions.derive(sha256, 'later');
    const letters = gaps.flatMap(({ params }) => params.letters ?? []).join(', ');
    const reason = `Ký tự không in được: ${letters} (characters that cannot be printed)`;
    return { file: [id, { sha256, pages, bytes: bytes.length }] as const, unprinted: letters ? [{ id, reason }] : [] };
  });
  const papers = await Promise.all(made);
  return { files: new Map(papers.map(({ file }) => file)), unprinted: papers.flatMap(({ unprinted }) => unprinted) };
}
