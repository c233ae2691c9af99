import { Worker } from 'node:worker_threads';
import type { PaperGap } from '@dien-hong/shared';
import type { DemoDocument } from '../../demo/papers/demoPapers.ts';
import type { ConsultationContent } from './consultation.ts';
import type { CountingRecordContent, countingRecordPdf } from './countingRecord.ts';
import type { Laid } from './layout.ts';
import type { MinutesContent, minutesPdf } from './minutes.ts';
import { type ContentOf, type Form, paperGaps } from './paperGaps.ts';
import type { PressJob } from './pressWorker.ts';
import type { VoteResultContent } from './voteResult.ts';

const bundled = !import.meta.url.endsWith('.ts');
const program = new URL(bundled ? './press.js' : './pressWorker.ts', import.meta.url);
/** As many pages at once as leave the meeting its core. */
const most = 2;

interface Press {
  readonly worker: Worker;
  waiting: number;
}

const presses: Press[] = [];
const jobs = new Map<number, { done: (laid: unknown) => void; failed: (error: Error) => void }>();
let last = 0;

/** Starts a worker; one that dies fails what it had in hand and is replaced at the next job. */
function start(): Press {
  const worker = new Worker(program);
  const press: Press = { worker, waiting: 0 };
  worker.unref();
  worker.on('message', ({ id, laid, error }: { id: number; laid?: unknown; error?: string }) => {
    const job = jobs.get(id);
    // Under `node --watch` the worker also tells which files it loaded.
    if (!job) return;
    press.waiting -= 1;
    jobs.delete(id);
    if (error === undefined) job.done(laid);
    else job.failed(new Error(error));
    if (press.waiting === 0) worker.unref();
  });
  worker.on('error', (error) => {
    presses.splice(presses.indexOf(press), 1);
    for (const [id, job] of jobs) {
      jobs.delete(id);
      job.failed(error instanceof Error ? error : new Error(String(error)));
    }
  });
  presses.push(press);
  return press;
}

function print(job: PressJob): Promise<unknown> {
  const idle = presses.find((press) => press.waiting === 0);
  const press =
    idle ?? (presses.length < most ? start() : presses.toSorted((a, b) => a.waiting - b.waiting)[0]) ?? start();
  const id = ++last;
  press.waiting += 1;
  press.worker.ref();
  return new Promise((done, failed) => {
    jobs.set(id, { done, failed });
    press.worker.postMessage({ id, job });
  });
}

/** Laying out takes 20 ms a page and more: it is done beside the event loop, which belongs to the meeting. `gaps`: what it lacks. */
async function checked<F extends Form, L>(form: F, content: ContentOf<F>): Promise<L & { gaps: PaperGap[] }> {
  const laid = (await print({ form, content } as PressJob)) as L;
  return { ...laid, gaps: paperGaps(form, content) };
}

export const printMinutes = (content: MinutesContent) =>
  checked<'minutes', Awaited<ReturnType<typeof minutesPdf>>>('minutes', content);

export const printCountingRecord = (content: CountingRecordContent) =>
  checked<'counting-record', Awaited<ReturnType<typeof countingRecordPdf>>>('counting-record', content);

export const printVoteResult = (content: VoteResultContent) => checked<'vote-result', Laid>('vote-result', content);

export const printConsultation = (content: ConsultationContent) =>
  checked<'consultation', Laid>('consultation', content);

export const printDemoPaper = (content: DemoDocument) =>
  checked<'demo-paper', Pick<Laid, 'bytes' | 'pages'>>('demo-paper', content);
