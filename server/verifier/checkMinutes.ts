import { bodyOf, bodyWords, infoOf, isoLocal, type MeetingEvent, type MeetingState, upcast } from '@dien-hong/shared';
import type { StoredRecord } from './chain.ts';
import { sha256Hex } from './evidence.ts';
import { finalMinutes } from './finalMinutes.ts';
import { paths } from './layout.ts';
import { lastStated, textOfPdf } from './pdf/text.ts';
import { verifyPdf } from './pdf/verify.ts';
import type { ArchiveProofs } from './proofs.ts';
import { type Refusal, refuse } from './refuse.ts';
import type { CheckLine } from './words.ts';

/** The events that a closed meeting still records; each of the others would change a fact that the signed minutes have told. */
const afterMinutes: ReadonlySet<MeetingEvent['type']> = new Set([
  'VoteSettled',
  'ScreenChanged',
  'CountingRecordPrepared',
  'CountingRecordSigned',
  'MinutesPrepared',
  'MinutesSigned',
]);

/** The last line of the minutes: the number of records that they were written from, and the hash of the last of these. */
const logLine = /Nhật ký cuộc họp: (\d+) bản ghi; giá trị băm cuối \(SHA-256\):\s*([0-9a-f]{64})/g;

/**
 * The minutes: written from this log as they themselves state under their signatures, signed by its secretary and its chair, closed by a
 * time stamp, unchanged since.
 */
export async function checkMinutes(
  state: MeetingState,
  records: readonly StoredRecord[],
  { files, trust, holderOf }: ArchiveProofs,
  now: Date,
): Promise<{ ok: true; line: CheckLine } | { ok: false; refusal: Refusal }> {
  const bytes = files.get(paths.minutes);
  const digest = finalMinutes(state);
  const { prepared, signatures } = state.minutes;
  if (!digest || !prepared)
    return bytes
      ? refuse('archive-file-unlisted', { name: paths.minutes })
      : { ok: true, line: { code: 'minutes-unsigned', params: {} } };
  if (!bytes) return refuse('archive-file-missing', { name: paths.minutes });
  if (sha256Hex(bytes) !== digest || records[prepared.logSeq - 1]?.hash !== prepared.logHash)
    return refuse('archive-minutes-other');
  const expectedSigners = signatures.map(({ capacity }) => ({ field: capacity }));
  const pdf = await verifyPdf(bytes, { expectedSigners, sealed: true, trust, now });
  if (!pdf.ok) return { ok: false, refusal: pdf.reason };
  // The log's own record of the head is as easily made anew as the log; the page that both signed is not.
  const [, stated, head] = lastStated(await textOfPdf(bytes), logLine) ?? [];
  if (Number(stated) !== prepared.logSeq || head !== prepared.logHash) return refuse('archive-minutes-other');
  const later = records.slice(prepared.logSeq).find(({ event }) => !afterMinutes.has(upcast(event).type));
  if (later) return refuse('archive-event-against-rules', { seq: later.seq, type: later.event.type });
  const names: Record<string, string> = {};
  const lead = bodyWords[bodyOf(infoOf(state).rules)].chair;
  for (const { capacity, personId } of signatures) {
    const signer = pdf.signatures.find((one) => one.field === capacity)?.signer;
    if (!signer || holderOf(signer.fingerprint) !== personId) return refuse('archive-minutes-signer', { capacity });
    names[capacity] = signer.subject.commonName;
  }
  return {
    ok: true,
    line: { code: 'minutes', params: { ...names, lead, at: pdf.sealedAt ? isoLocal(pdf.sealedAt.getTime()) : '' } },
  };
}
