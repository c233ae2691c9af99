import type { DocumentDoubt } from '@dien-hong/shared/documents-refusals';
import { type ChildLimits, runChild } from './childProcess.ts';
import type { DocumentRefusal, Inspected } from './inspect/inspect.ts';

export type { DocumentRefusal } from './inspect/inspect.ts';

export interface IntakeLimits extends ChildLimits {
  readonly bytes: number;
  readonly pages: number;
}

export const intakeLimits: IntakeLimits = { bytes: 200 << 20, pages: 2000, seconds: 20, memory: 1200 };

export type Intake =
  | {
      ok: true;
      /** The copy to show and hand out where active content had to be removed. */
      sanitized?: Uint8Array;
      pages: number;
      /** Text of each page, NFC, for the search. */
      text: string[];
      /** The kinds of content removed from the sanitized copy: `script`, `launch`, `attachment` … */
      removed: string[];
      /** Findings that a person has to look at before the file is used. */
      doubts: DocumentDoubt[];
      /** The names of the fonts on its pages. */
      fonts: string[];
    }
  | { ok: false; refusal: DocumentRefusal };

/** Bytes, or a file open and positioned at its beginning. */
export type PdfInput = Uint8Array | { readonly fd: number; readonly bytes: number };

/**
 * Checks an uploaded PDF in a process of its own. Scripts, launches, automatic actions, media and attachments are
 * removed from a rewritten copy; the original stays as it came. A signed file with such content is refused.
 * Refusals: see `documentRefusals`. A crash, a hang or a flood of memory there is a refusal here.
 */
export async function inspectPdf(file: PdfInput, limits: IntakeLimits = intakeLimits): Promise<Intake> {
  const size = file instanceof Uint8Array ? file.length : file.bytes;
  if (size > limits.bytes) {
    const [megabytes, limit] = [Math.ceil(size / (1 << 20)), Math.floor(limits.bytes / (1 << 20))];
    return { ok: false, refusal: { code: 'pdf-too-large', params: { megabytes, limit } } };
  }
  const { ended, bytes } = await runChild({
    program: 'inspect',
    argument: { pages: limits.pages },
    output: 'bytes',
    background: false,
    input: file instanceof Uint8Array ? file : file.fd,
    seconds: limits.seconds,
    memory: limits.memory,
  });
  if (ended === 'time') return { ok: false, refusal: { code: 'pdf-too-complex', params: { seconds: limits.seconds } } };
  if (ended === 'crash') return { ok: false, refusal: { code: 'pdf-bomb', params: {} } };
  const length = bytes.readUInt32BE(0);
  const findings = JSON.parse(bytes.toString('utf8', 4, 4 + length)) as Inspected;
  if (!findings.ok) return findings;
  const { sanitized: _, ...reported } = findings;
  return { ...reported, ...(reported.removed.length ? { sanitized: bytes.subarray(4 + length) } : {}) };
}
