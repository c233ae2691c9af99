import { boardField, type Closed, type MeetingState, titleWords } from '@dien-hong/shared';
import { sha256Hex } from './evidence.ts';
import { paths } from './layout.ts';
import { lastStated, textOfPdf } from './pdf/text.ts';
import { verifyPdf } from './pdf/verify.ts';
import type { ArchiveProofs } from './proofs.ts';
import { type Refusal, refuse } from './refuse.ts';
import type { CheckLine } from './words.ts';

/** The counting boards' records as they stand. */
export const countingRecords = ({ voting }: MeetingState) =>
  Object.entries(voting.votes).flatMap(([voteId, { motion, record, board, closed }]) =>
    record && board ? [{ voteId, motion, record, board, slips: closed?.slips }] : [],
  );

const publication =
  /Gốc cây băm của các phiếu \(SHA-256\):\s*([0-9a-f]{64})\s*Tệp phiếu công bố \(SHA-256\):\s*([0-9a-f]{64})/g;

/** Whether the record states the published slips and the figures of the log. The slips themselves give the valid ones and the tally. */
function statesSlips(text: string, { root, file, issued, cast }: NonNullable<Closed['slips']>): boolean {
  const [, statedRoot, statedFile] = lastStated(text, publication) ?? [];
  const stated = (what: string): number =>
    Number(text.match(new RegExp(`^- Số phiếu ${what}: (\\d+) phiếu\\.`, 'm'))?.[1]);
  return statedRoot === root && statedFile === file && stated('phát ra') === issued && stated('thu về') === cast;
}

/**
 * Each record is the one of the log, states its slips, and is signed by those members of the board who signed it there; closed once all
 * have.
 */
export async function checkCountingRecords(
  state: MeetingState,
  { files, trust, holderOf }: ArchiveProofs,
  now: Date,
): Promise<{ ok: true; lines: CheckLine[] } | { ok: false; refusal: Refusal }> {
  const lines: CheckLine[] = [];
  const expected = new Set<string>();
  for (const { motion, record, board, slips } of countingRecords(state)) {
    const name = paths.countingRecord(record.sha256);
    expected.add(name);
    const bytes = files.get(name);
    if (!bytes) return refuse('archive-file-missing', { name });
    if (sha256Hex(bytes) !== record.sha256) return refuse('archive-file-altered', { name });
    const signed = record.signatures.map(({ personId }) => ({
      personId,
      field: boardField(board.members.findIndex((one) => one.personId === personId)),
    }));
    if (signed.length > 0) {
      const expectedSigners = signed.map(({ field }) => ({ field }));
      const sealed = signed.length === board.members.length;
      const pdf = await verifyPdf(bytes, { expectedSigners, sealed, trust, now });
      if (!pdf.ok) return { ok: false, refusal: pdf.reason };
      for (const { personId, field } of signed) {
        const signer = pdf.signatures.find((one) => one.field === field)?.signer;
        if (!signer || holderOf(signer.fingerprint) !== personId)
          return refuse('archive-counting-record-signer', { title: motion.title });
      }
      if (slips && !statesSlips(await textOfPdf(bytes), slips))
        return refuse('archive-counting-record-other', { title: motion.title });
    }
    const params = { title: titleWords(motion, 'vi'), signed: signed.length, members: board.members.length };
    lines.push({ code: 'counting-record', params });
  }
  const unlisted = [...files.keys()].find((path) => path.startsWith('kiem-phieu/') && !expected.has(path));
  return unlisted === undefined ? { ok: true, lines } : refuse('archive-file-unlisted', { name: unlisted });
}
