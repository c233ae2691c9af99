import type { PaperGap } from '@dien-hong/shared';
import type { ConsultationContent } from './consultation.ts';
import type { CountingRecordContent, countingRecordPdf } from './countingRecord.ts';
import type { Laid } from './layout/layout.ts';
import type { MinutesContent, minutesPdf } from './minutes.ts';
import { type ContentOf, type Form, paperGaps } from './paperGaps.ts';
import type { PrintJob } from './printWorker.ts';
import type { VoteResultContent } from './voteResult.ts';
import { openWorkers } from './workers.ts';

const bundled = !import.meta.url.endsWith('.ts');
const print = openWorkers<PrintJob>(new URL(bundled ? './printWorker.js' : './printWorker.ts', import.meta.url));

/** A form laid out beside the event loop. `gaps`: its missing parts. */
async function checked<F extends Form, L>(form: F, content: ContentOf<F>): Promise<L & { gaps: PaperGap[] }> {
  const laid = (await print({ form, content } as PrintJob)) as L;
  return { ...laid, gaps: paperGaps(form, content) };
}

export const printMinutes = (content: MinutesContent) =>
  checked<'minutes', Awaited<ReturnType<typeof minutesPdf>>>('minutes', content);

export const printCountingRecord = (content: CountingRecordContent) =>
  checked<'counting-record', Awaited<ReturnType<typeof countingRecordPdf>>>('counting-record', content);

export const printVoteResult = (content: VoteResultContent) => checked<'vote-result', Laid>('vote-result', content);

export const printConsultation = (content: ConsultationContent) =>
  checked<'consultation', Laid>('consultation', content);
