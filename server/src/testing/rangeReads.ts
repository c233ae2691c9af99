import { getDocument, PDFDataRangeTransport, VerbosityLevel } from 'pdfjs-dist/legacy/build/pdf.mjs';

export interface RangeReads {
  readonly requests: number;
  readonly bytes: number;
  /** Requests one after the other: what is asked for while another answer is under way counts with it. */
  readonly rounds: number;
}

/** What pdf.js asks of a file, in pieces as the tablets ask, until all that a page shows is there. */
export async function readsOfPage(file: Uint8Array, number: number): Promise<RangeReads> {
  const reads = { requests: 0, bytes: 0, rounds: 0 };
  let waiting: [from: number, to: number][] = [];
  class Counting extends PDFDataRangeTransport {
    override requestDataRange(from: number, to: number): void {
      const end = Math.min(to, file.length);
      reads.requests += 1;
      reads.bytes += end - from;
      if (waiting.length === 0) {
        reads.rounds += 1;
        // As far away as it takes pdf.js to ask for everything it knows it needs.
        setTimeout(() => {
          const answered = waiting;
          waiting = [];
          for (const [start, stop] of answered) this.onDataRange(start, file.slice(start, stop));
        }, 20);
      }
      waiting.push([from, end]);
    }
  }
  const task = getDocument({
    range: new Counting(file.length, null),
    rangeChunkSize: 64 * 1024,
    disableStream: true,
    disableAutoFetch: true,
    verbosity: VerbosityLevel.ERRORS,
  });
  const pdf = await task.promise;
  await (await pdf.getPage(number)).getOperatorList();
  await task.destroy();
  return reads;
}
