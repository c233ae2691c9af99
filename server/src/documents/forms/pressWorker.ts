import { parentPort } from 'node:worker_threads';
import { type DemoDocument, demoPaper } from './demoPapers.ts';
import { type MinutesContent, minutesPdf } from './minutes.ts';

export type PressJob =
  | { readonly form: 'minutes'; readonly content: MinutesContent }
  | { readonly form: 'demo-paper'; readonly content: DemoDocument };

/** Lays out what it is sent; see press.ts. */
parentPort?.on('message', async ({ id, job }: { id: number; job: PressJob }) => {
  try {
    const laid = await (job.form === 'minutes' ? minutesPdf(job.content) : demoPaper(job.content));
    parentPort?.postMessage({ id, laid });
  } catch (error) {
    parentPort?.postMessage({ id, error: String(error) });
  }
});
