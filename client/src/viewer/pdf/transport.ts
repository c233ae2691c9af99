import { PDFDataRangeTransport } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { type PaperFile, rangeOf } from '../../papers/paperFiles.ts';

/** The first requests of pdf.js, in pieces of its own size: the beginning, and the list of all objects at the end. */
const piece = 65_536;
/** The end of the first page of a viewing copy, its pictures included: this part is requested while pdf.js still reads the beginning. */
const firstPageEnds = 4 * piece;

/** The distances at which the network is asked again after a failure, ms. */
const again = [500, 1500, 4000];

type Bytes = Uint8Array<ArrayBuffer>;

/** Fetched before pdf.js asks for it, `from` to `to` (exclusive). */
interface Ahead {
  readonly from: number;
  readonly to: number;
  readonly bytes: Promise<Bytes>;
}

/**
 * Hands pdf.js the bytes it asks for, from the device or over the network. pdf.js waits for a range for ever: one that fails for want of a
 * network is asked for again and again; `failed` is called with each failure, and with a refusal once and for all. Both ends of the file
 * are fetched at once and ahead, and after them the bytes of the first page, where `atStart` says that it is to be shown: requests one
 * after the other would cost a round trip each.
 */
export class PaperTransport extends PDFDataRangeTransport {
  readonly #file: PaperFile;
  readonly #path: string;
  readonly #signal: AbortSignal;
  readonly #failed: (error: unknown) => void;
  readonly #ahead: Ahead[] = [];

  constructor(
    file: PaperFile,
    open: { readonly path: string; readonly bytes: number },
    atStart: boolean,
    failed: (error: unknown) => void,
    signal: AbortSignal,
  ) {
    super(open.bytes, null);
    this.#file = file;
    this.#path = open.path;
    this.#failed = failed;
    this.#signal = signal;
    const last = Math.floor((open.bytes - 1) / piece) * piece;
    const begun = this.#fetchAhead(0, Math.min(piece, open.bytes));
    if (last > 0) void this.#fetchAhead(last, open.bytes);
    const ends = Math.min(firstPageEnds, last);
    if (atStart && ends > piece) void this.#fetchAhead(piece, ends, begun);
  }

  override requestDataRange(begin: number, end: number): void {
    void this.#fetch(begin, end);
  }

  #fetchAhead(from: number, to: number, after: Promise<unknown> = Promise.resolve()): Promise<Bytes> {
    const bytes = after.then(() => this.#range(from, to));
    // Each caller that awaits the bytes gets the failure itself.
    bytes.catch(() => {});
    this.#ahead.push({ from, to, bytes });
    return bytes;
  }

  #range(begin: number, end: number): Promise<Bytes> {
    return rangeOf(this.#file, this.#path, begin, end, this.#signal);
  }

  /** Copied: pdf.js takes the bytes over, and may ask for them again. */
  async #fromAhead(begin: number, end: number): Promise<Bytes | null> {
    const ahead = this.#ahead.find(({ from, to }) => from <= begin && end <= to);
    return ahead ? (await ahead.bytes).slice(begin - ahead.from, end - ahead.from) : null;
  }

  async #fetch(begin: number, end: number): Promise<void> {
    for (let tries = 0; !this.#signal.aborted; tries++) {
      try {
        const ahead = tries === 0 ? await this.#fromAhead(begin, end) : null;
        this.onDataRange(begin, ahead ?? (await this.#range(begin, end)));
        return;
      } catch (error) {
        if (this.#signal.aborted) return;
        this.#failed(error);
        if ((error as { name?: string }).name === 'ResponseException') return;
        await pause(again[Math.min(tries, again.length - 1)] as number, this.#signal);
      }
    }
  }
}

/** Waits, at most until the network is back or the paper is closed. */
function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer);
      window.removeEventListener('online', end);
      signal.removeEventListener('abort', end);
      resolve();
    };
    const timer = setTimeout(end, milliseconds);
    window.addEventListener('online', end);
    signal.addEventListener('abort', end);
  });
}
