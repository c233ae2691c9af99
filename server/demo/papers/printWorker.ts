import { parentPort } from 'node:worker_threads';
import { demoPaper } from './demoPapers.ts';
import type { DemoDocument } from './document.ts';

/** Lays out the papers it is sent; see print.ts. */
parentPort?.on('message', async ({ id, job }: { id: number; job: DemoDocument }) => {
  try {
    parentPort?.postMessage({ id, laid: await demoPaper(job) });
  } catch (error) {
    parentPort?.postMessage({ id, error: String(error) });
  }
});
