import { PDFDataRangeTransport } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { type PaperFile, rangeOf } from '../session/paperFiles.ts';

/** What pdf.js asks for first, in pieces of its own size: the beginning, and the list of all objects at the end. */
const piece = 65_536;

/** After a failure the network is asked again at these distances, ms. */
const again = [500, 1500, 4000];

/**
 * Hands pdf.js the bytes it asks for, from the device or over the network. pdf.js waits for a range for ever: one that fails for
 * want of a network is asked for again and again; `failed` hears of each failure, and of a refusal once and for all. Both ends of the
 * file are fetched at once and ahead: asked for one after the other they would cost two more turns of the network.
 */
export class PaperTransport extends PDFDataRangeTransport {
  readonly #file: PaperFile;
  readonly #path: string;
  readonly #signal: AbortSignal;
  readonly #failed: (error: unknown) => void;
  readonly #ahead: ReadonlyMap<number, Promise<Uint8Array<ArrayBuffer>>>;

  constructor(
    file: PaperFile,
    open: { readonly path: string; readonly bytes: number },
    failed: (error: unknown) => void,
    signal: AbortSignal,
  ) {
    super(open.bytes, null);
    this.#file = file;
    this.#path = open.path;
    this.#failed = failed;
    this.#signal = signal;
    const last = Math.floor((open.bytes - 1) / piece) * piece;
    this.#ahead = new Map([0, last].map((begin) => [begin, this.#range(begin, Math.min(begin + piece, open.bytes))]));
    // Whoever needs one of them hears of its failure.
    for (const bytes of this.#ahead.values()) bytes.catch(() => {});
  }

  override requestDataRange(begin: number, end: number): void {
    void this.#fetch(begin, end);
  }

  #range(begin: number, end: number): Promise<Uint8Array<ArrayBuffer>> {
    return rangeOf(this.#file, this.#path, begin, end, this.#signal);
  }

  async #fetch(begin: number, end: number): Promise<void> {
    for (let tries = 0; !this.#signal.aborted; tries++) {
      try {
        const ahead = tries === 0 ? await this.#ahead.get(begin) : undefined;
        const bytes = ahead?.length === end - begin ? ahead : await this.#range(begin, end);
        // pdf.js takes the bytes over: what was fetched ahead may be asked for again.
        this.onDataRange(begin, bytes === ahead ? bytes.slice() : bytes);
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

/** Waits, but no longer than until the network is back or nobody wants the paper any more. */
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
