import { infoOf, isoLocal, type MeetingState, type PublishedPaper, titleWords } from '@dien-hong/shared';
import { countingRecords } from './countingRecords.ts';
import { type Metadata, paths } from './layout.ts';

const language = 'Tiếng Việt';

/** "187/TTr-PKT" -> 187 and TTr-PKT. */
function numberAndSign(number: string): { number: string; sign: string } {
  const slash = number.indexOf('/');
  return slash < 0 ? { number, sign: '' } : { number: number.slice(0, slash), sign: number.slice(slash + 1) };
}

function ofPaper(paper: PublishedPaper, issuer: string): Metadata['documents'][number] {
  return {
    type: paper.kind,
    ...numberAndSign(paper.number),
    date: paper.issuedOn ?? isoLocal(paper.sentAt),
    issuer,
    subject: paper.subject,
    pages: paper.file?.pages ?? 0,
    language,
    path: paper.file && paths.paper(paper.file.sha256),
  };
}

/** The archival metadata of a closed meeting. Source: ND 113/2025, as quoted in docs/archive.md. */
export function metadataOf(
  state: MeetingState,
  { minutesNumber, units }: { minutesNumber: string; units: ReadonlyMap<string, string> },
): Metadata {
  const info = infoOf(state);
  const organisation = info.organisation.name;
  const papers = Object.values(state.documents.papers).map((paper) =>
    ofPaper(paper, paper.issuer || (units.get(paper.unitId ?? '') ?? organisation)),
  );
  const { prepared } = state.minutes;
  const minutes = prepared && {
    type: 'Biên bản',
    ...numberAndSign(minutesNumber),
    date: isoLocal(prepared.at),
    issuer: organisation,
    subject: info.title,
    pages: prepared.pages,
    language,
    path: paths.minutes,
  };
  const counted = countingRecords(state).map(({ motion, record }) => ({
    type: 'Biên bản kiểm phiếu',
    number: '',
    sign: '',
    date: isoLocal(record.at),
    issuer: organisation,
    subject: titleWords(motion, 'vi'),
    pages: record.pages,
    language,
    path: paths.countingRecord(record.sha256),
  }));
  const documents = [...papers, ...counted, ...(minutes ? [minutes] : [])];
  return {
    basis: 'Nghị định 113/2025/NĐ-CP (cần đối chiếu trước khi nộp lưu)',
    file: {
      code: info.id,
      title: info.title,
      retention: 'Vĩnh viễn (cần đối chiếu)',
      accessLevel: 'Hạn chế',
      language,
      start: isoLocal(state.life.openedAt ?? info.scheduledStart),
      end: isoLocal(state.life.closedAt ?? info.scheduledEnd),
      documents: documents.length,
      pages: documents.reduce((sum, one) => sum + one.pages, 0),
    },
    documents,
  };
}
