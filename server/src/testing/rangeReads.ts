import { getDocument, PDFDataRangeTransport, VerbosityLevel } from 'pdfjs-dist/legacy/build/pdf.mjs';

export interface RangeReads {
  readonly requests: number;
  readonly bytes: number;
  /** Requests one after the other: a request sent while another answer is under way counts with that one. */
  readonly rounds: number;
}

/** The requests of pdf.js for a file, in pieces as on the tablets, until a whole page can be shown. */
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
        // Delayed until pdf.js has sent every request that it can send by now.
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
