import { randomUUID } from 'node:crypto';
import {
  type Answer,
  boardField,
  boardOf,
  infoOf,
  type MeetingState,
  type PaperGap,
  type Refusal,
  refuse,
  type Vote,
  voteOf,
} from '@dien-hong/shared';
import type { Directory } from '../accounts/directory.ts';
import { namingOf } from '../accounts/naming.ts';
import type { MeetingHost } from '../meetings/host.ts';
import { agencyOf, placeOf } from '../print/agency.ts';
import type { CountingRecordContent } from '../print/countingRecord.ts';
import { boardBox } from '../print/layout/fields.ts';
import { day, hour } from '../print/layout/paperTime.ts';
import { printCountingRecord } from '../print/print.ts';
import { type Outcome, openDocumentSigning, type SigningJob, type SigningNeeds } from '../signing/documentSigning.ts';
import { reserveFields } from '../signing/pdf/prepare.ts';
import { voteContent } from './content.ts';
import { slipLines } from './slipWords.ts';

const roles = { head: 'Trưởng ban', secretary: 'Thư ký', member: 'Thành viên' } as const;

/** "02/BB-BKP": the records of a meeting are numbered in the order in which its boards finished counting. */
export function recordNumber({ voting }: MeetingState, vote: Vote): string {
  const counted = Object.values(voting.votes).filter((one) => boardOf(one) && one.closed);
  const before = counted.filter((one) => (one.closed?.at ?? 0) < (vote.closed?.at ?? 0)).length;
  return `${String(before + 1).padStart(2, '0')}/BB-BKP`;
}

type Counted = Vote & Record<'board' | 'closed', object>;

/** A vote that a board has counted, with the place of this person on the board. */
function counted(
  host: MeetingHost,
  voteId: string,
  personId: string,
): { ok: true; vote: Counted; seat: number } | { ok: false; refusal: Refusal } {
  const vote = voteOf(host.state, voteId);
  if (!vote) return refuse('vote-unknown');
  const seat = boardOf(vote)?.members.findIndex((one) => one.personId === personId) ?? -1;
  if (seat === -1) return refuse('only-counting-board');
  return vote.stage === 'closed' ? { ok: true, vote: vote as Counted, seat } : refuse('vote-not-counted');
}

/** The counting board's record (biên bản kiểm phiếu): laid out by the server, signed by each member of the board in any order. */
export type CountingDesk = ReturnType<typeof openCountingDesk>;

interface Needs extends SigningNeeds {
  readonly directory: Directory;
}

export function openCountingDesk(needs: Needs) {
  const { blobs, directory, pki } = needs;
  const signing = openDocumentSigning(needs);
  const record = (host: MeetingHost, command: Parameters<MeetingHost['submit']>[2]): Promise<Answer> =>
    host.submit({ kind: 'service' }, randomUUID(), command);

  function contentOf({ state }: MeetingHost, vote: Vote): CountingRecordContent {
    const info = infoOf(state);
    const cards = directory.people(Object.keys(state.attendance.people));
    const people = new Map(cards.map((one) => [one.id, one]));
    const naming = namingOf(people);
    const { opened, closed, board } = vote;
    const slips = closed?.slips;
    const at = closed?.at ?? 0;
    return {
      agency: agencyOf(info),
      number: recordNumber(state, vote),
      placeAndDate: `${placeOf(info.organisation.name)}, ${day(at)}`,
      subject: vote.motion.title,
      meeting: info.title,
      venue: info.room.name,
      hours: `Bắt đầu phát phiếu lúc ${hour(opened?.at ?? at)}, kiểm phiếu xong lúc ${hour(at)}, ${day(at)}.`,
      basis: board?.basis ?? '',
      members: (board?.members ?? []).map(({ personId, role }) => {
        const { salutation = '', title = '' } = people.get(personId) ?? {};
        return { role: roles[role], address: salutation, name: naming.name(personId), title };
      }),
      slips: slips ? slipLines(slips) : [],
      vote: voteContent({ state, people }, vote),
      publication: slips ? { root: slips.root, file: slips.file } : null,
      testSignatures: pki.standing === 'test',
      created: new Date(at).toISOString(),
    };
  }

  return {
    /** Lays the record out with a place for every member's signature and records its digest; answers its gaps. Refuses a signed one. */
    layOut: (host: MeetingHost, voteId: string, personId: string): Promise<{ answer: Answer; gaps: PaperGap[] }> =>
      signing.inTurn(async () => {
        const found = counted(host, voteId, personId);
        if (!found.ok) return { answer: found, gaps: [] };
        const { bytes, pages, fields, gaps } = await printCountingRecord(contentOf(host, found.vote));
        const sha256 = await blobs.put(await reserveFields(bytes, fields));
        const answer = await record(host, { type: 'PrepareCountingRecord', voteId, personId, sha256, pages });
        return { answer, gaps };
      }),

    /** Prepares this member's signature over the record as it stands. */
    async prepareSignature(host: MeetingHost, voteId: string, personId: string): Promise<Outcome<SigningJob>> {
      const found = counted(host, voteId, personId);
      if (!found.ok) return found;
      const { record: laid } = found.vote;
      if (!laid) return refuse('counting-record-not-prepared');
      if (laid.signatures.some((one) => one.personId === personId)) return refuse('counting-record-signed-by-you');
      const field = boardField(found.seat);
      const document = { meetingId: host.meetingId, sha256: laid.sha256, field, personId };
      return signing.prepare(document, boardBox, laid.signatures.length === 0);
    },

    preparedBytes: signing.bytes,

    /** Takes the member's CMS; the last member's closes the file. Refuses when another member signed meanwhile: this one signs anew. */
    completeSignature: (
      host: MeetingHost,
      { voteId, personId, jobId }: { voteId: string; personId: string; jobId: string },
      cms: Uint8Array,
    ): Promise<Outcome<{ sha256: string }>> =>
      signing.inTurn(async () => {
        const found = counted(host, voteId, personId);
        if (!found.ok) return found;
        const { record: laid, board } = found.vote;
        if (!laid) return refuse('counting-record-not-prepared');
        const last = () => laid.signatures.length + 1 === (board as NonNullable<Vote['board']>).members.length;
        const job = { meetingId: host.meetingId, jobId, personId };
        const signed = await signing.complete(job, cms, { currentSha256: laid.sha256, last });
        if (!signed.ok) return signed;
        const { sha256 } = signed;
        const answer = await record(host, { type: 'RecordCountingSignature', voteId, personId, sha256 });
        return answer.ok ? { ok: true, sha256 } : answer;
      }),
  };
}
