import { parentPort } from 'node:worker_threads';
import { type ConsultationContent, consultationPdf } from './consultation.ts';
import { type CountingRecordContent, countingRecordPdf } from './countingRecord.ts';
import { type MinutesContent, minutesPdf } from './minutes.ts';
import { type VoteResultContent, voteResultPdf } from './voteResult.ts';

export type PrintJob =
  | { readonly form: 'minutes'; readonly content: MinutesContent }
  | { readonly form: 'counting-record'; readonly content: CountingRecordContent }
  | { readonly form: 'vote-result'; readonly content: VoteResultContent }
  | { readonly form: 'consultation'; readonly content: ConsultationContent };

function layOutJob(job: PrintJob): Promise<unknown> {
  switch (job.form) {
    case 'minutes':
      return minutesPdf(job.content);
    case 'counting-record':
      return countingRecordPdf(job.content);
    case 'vote-result':
      return voteResultPdf(job.content);
    case 'consultation':
      return consultationPdf(job.content);
    default:
      return job satisfies never;
  }
}

/** Lays out the papers it is sent; see print.ts. */
parentPort?.on('message', async ({ id, job }: { id: number; job: PrintJob }) => {
  try {
    parentPort?.postMessage({ id, laid: await layOutJob(job) });
  } catch (error) {
    parentPort?.postMessage({ id, error: String(error) });
  }
});
