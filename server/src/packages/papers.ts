import type { PaperGap } from '@dien-hong/shared';
import {
  documentsOf,
  type Files,
  isPaperOnly,
  organisationOf,
  type Package,
  type PackageDocument,
  type PackageMeeting,
  type Skipped,
} from '@dien-hong/shared/packages';
import type { Blobs } from '../blobs/blobs.ts';
import type { Renditions } from '../papers/renditions.ts';
import { placeOf } from '../print/agency.ts';
import type { Agency } from '../print/layout/layout.ts';
import { day, hour } from '../print/layout/paperTime.ts';

/** The facts of a paper in a package; the rest is made up, always the same for the same id. */
export interface PaperFacts {
  id: string;
  type: string;
  number: string;
  subject: string;
  agency: Agency;
  place: string;
  signer: { title: string; name: string };
  /** Wished number of pages, 1-60. */
  pages: number;
  /** ISO instant; also the date on the paper. */
  sentAt: string;
  addressee?: string;
  /** When and where the meeting is, as printed in an invitation. */
  when?: string;
  where?: string;
  agenda?: { title: string; lead: string }[];
  speeches?: string[];
  conclusions?: string[];
}

export interface MakingPapers {
  readonly blobs: Pick<Blobs, 'put'>;
  readonly renditions: Pick<Renditions, 'derive'>;
  /** Makes up a paper in the prescribed form. `gaps`: the parts that could not be printed. */
  readonly printPaper: (
    facts: PaperFacts,
  ) => Promise<{ readonly bytes: Uint8Array; readonly pages: number; readonly gaps: readonly PaperGap[] }>;
}

const ofTheParty = /^(đảng ủy|đảng uỷ|đảng bộ|chi bộ)/i;
const committee = /^(ủy ban|uỷ ban) nhân dân/i;
const council = /^hội đồng nhân dân/i;
const ofTheCouncil = /^(ban|thường trực) .*(hđnd|hội đồng nhân dân)/i;

/** The unit that issues a paper: named; else the one whose symbol ends the number (`22/KH-HĐND`); else the body that meets. */
function issuerOf({ organization }: Package, meeting: PackageMeeting, document: PackageDocument) {
  const symbol = /[-/]([^-/]+)$/.exec(document.number)?.[1];
  const units = organization.units;
  return (
    units.find(({ id }) => id === document.issuingUnitId) ??
    units.find(({ code }) => symbol !== undefined && code === symbol) ??
    units.find(({ id }) => id === meeting.organizationId) ??
    organization
  );
}

/**
 * The two lines at the top left of a paper: the body above, the issuing unit below. A body stands alone unless one above it is named;
 * an office stands below its own: a committee of the council below the council, an office of the Party below the Party.
 */
function agencyOf(pack: Package, meeting: PackageMeeting, document: PackageDocument): Agency {
  const { name: unit, above } = issuerOf(pack, meeting, document);
  const body = [ofTheParty, committee, council].some((one) => one.test(unit));
  const superior = /đảng/i.test(unit) ? ofTheParty : ofTheCouncil.test(unit) ? council : committee;
  const found = pack.organization.units.find(({ name }) => superior.test(name)) ?? pack.organization;
  const upper = above ?? (body || found.name === unit ? '' : found.name);
  return { upper, unit, party: [unit, upper].some((name) => ofTheParty.test(name)) };
}

/** The printed facts of a paper in the package: its own, those of its meeting, and times in words. */
export function paperFacts(pack: Package, meeting: PackageMeeting, document: PackageDocument, id: string): PaperFacts {
  const item = meeting.agenda.find((one) => one.documentIds.includes(id));
  const signer = pack.persons.find((one) => one.id === document.signerId);
  const start = meeting.scheduledStart;
  const room = pack.rooms.find((one) => one.id === meeting.roomId);
  const body = organisationOf(pack, meeting.organizationId).name;
  return {
    id,
    type: document.type,
    number: document.number,
    subject: document.subject,
    agency: agencyOf(pack, meeting, document),
    place: placeOf(body),
    addressee: body,
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
 * Makes the papers of a package's meeting from their titles and summaries, in the prescribed form, and keeps their bytes; answers the parts
 * that could not be printed.
 */
export async function makePapers(
  { blobs, renditions, printPaper }: MakingPapers,
  pack: Package,
  meeting: PackageMeeting,
): Promise<{ files: Files; unprinted: Skipped[] }> {
  const electronic = documentsOf(pack, meeting).filter(({ document }) => !isPaperOnly(document));
  const made = electronic.map(async ({ document, id }) => {
    const { bytes, pages, gaps } = await printPaper(paperFacts(pack, meeting, document, id));
    const sha256 = await blobs.put(bytes);
    renditions.derive(sha256, 'later');
    const letters = gaps.flatMap(({ params }) => params.letters ?? []).join(', ');
    const reason = `Ký tự không in được: ${letters} (characters that cannot be printed)`;
    return { file: [id, { sha256, pages, bytes: bytes.length }] as const, unprinted: letters ? [{ id, reason }] : [] };
  });
  const papers = await Promise.all(made);
  return { files: new Map(papers.map(({ file }) => file)), unprinted: papers.flatMap(({ unprinted }) => unprinted) };
}
