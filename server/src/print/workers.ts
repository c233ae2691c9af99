import { Worker } from 'node:worker_threads';

/** The number of papers at once: one core is left to the meeting. */
const most = 2;

interface PrintWorker {
  readonly worker: Worker;
  waiting: number;
}

/**
 * Workers that lay out papers by one program, which answers each `{id, job}` with `{id, laid}` or `{id, error}`: laying out takes
 * 20 ms a page and more, and the event loop belongs to the meeting. Started when there is work.
 */
export function openWorkers<Job>(program: URL): (job: Job) => Promise<unknown> {
  const workers: PrintWorker[] = [];
  const jobs = new Map<number, { done: (laid: unknown) => void; failed: (error: Error) => void }>();
  let last = 0;

  /** Starts a worker; a worker that dies fails its jobs and is replaced at the next one. */
  function start(): PrintWorker {
    const worker = new Worker(program);
    const one: PrintWorker = { worker, waiting: 0 };
    worker.unref();
    worker.on('message', ({ id, laid, error }: { id: number; laid?: unknown; error?: string }) => {
      const job = jobs.get(id);
      // Under `node --watch` the worker also reports the files it loaded.
      if (!job) return;
      one.waiting -= 1;
      jobs.delete(id);
      if (error === undefined) job.done(laid);
      else job.failed(new Error(error));
      if (one.waiting === 0) worker.unref();
    });
    worker.on('error', (error) => {
      workers.splice(workers.indexOf(one), 1);
      for (const [id, job] of jobs) {
        jobs.delete(id);
        job.failed(error instanceof Error ? error : new Error(String(error)));
      }
    });
    workers.push(one);
    return one;
  }

  return (job) => {
    const idle = workers.find((one) => one.waiting === 0);
    const chosen =
      idle ?? (workers.length < most ? start() : workers.toSorted((a, b) => a.waiting - b.waiting)[0]) ?? start();
    const id = ++last;
    chosen.waiting += 1;
    chosen.worker.ref();
    return new Promise((done, failed) => {
      jobs.set(id, { done, failed });
      chosen.worker.postMessage({ id, job });
    });
  };
}
