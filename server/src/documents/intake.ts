import { spawn } from 'node:child_process';
import { hash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import type { DocumentRefusal, Inspected } from './inspect/inspect.ts';

export type { DocumentRefusal } from './inspect/inspect.ts';

export interface IntakeLimits {
  bytes: number;
  pages: number;
  /** Seconds until the checking process is killed. */
  seconds: number;
  /** Megabytes of data the checking process may hold. */
  memory: number;
}

export const intakeLimits: IntakeLimits = { bytes: 200 << 20, pages: 2000, seconds: 20, memory: 900 };

export type Intake =
  | {
      ok: true;
      /** The file as it came, to the byte: its hash and its signature count. */
      bytes: Uint8Array;
      /** The copy to show and hand out where active content had to be removed. */
      sanitized?: Uint8Array;
      pages: number;
      /** Text of each page, NFC, for the search. */
      text: string[];
      /** What was removed from the sanitized copy: `script`, `launch`, `attachment` … */
      removed: string[];
      /** SHA-256 of `bytes`, lower-case hex. */
      sha256: string;
    }
  | { ok: false; refusal: DocumentRefusal };

const bundled = !import.meta.url.endsWith('.ts');
const child = fileURLToPath(new URL(bundled ? './pdfWorker.js' : './inspect/child.ts', import.meta.url));

type Answer = { ended: 'answered'; bytes: Buffer } | { ended: 'time' } | { ended: 'crash' };

/** Runs the child under limits the kernel keeps: data size (buffers live outside V8's heap), time, no writing, no secrets in its environment. */
function runChild(bytes: Uint8Array, { memory, pages, seconds }: IntakeLimits): Promise<Answer> {
  return new Promise((resolve) => {
    const node = [process.execPath, '--permission', '--allow-fs-read=*', '--disable-warning=ExperimentalWarning'];
    const command = [...node, `--max-old-space-size=${Math.round(memory * 0.7)}`, child, JSON.stringify({ pages })];
    const limit = `ulimit -d ${memory * 1024} 2>/dev/null; exec "$@"`;
    const running = spawn('/bin/sh', ['-c', limit, 'sh', ...command], { env: {}, stdio: ['pipe', 'pipe', 'ignore'] });
    const chunks: Buffer[] = [];
    let late = false;
    const timer = setTimeout(() => {
      late = true;
      running.kill('SIGKILL');
    }, seconds * 1000);
    running.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
    // A child that dies early closes its input; its end tells the rest.
    running.stdin.on('error', () => {});
    running.on('error', () => {
      clearTimeout(timer);
      resolve({ ended: 'crash' });
    });
    running.on('close', (code) => {
      clearTimeout(timer);
      if (late) resolve({ ended: 'time' });
      else if (code === 0) resolve({ ended: 'answered', bytes: Buffer.concat(chunks) });
      else resolve({ ended: 'crash' });
    });
    running.stdin.end(bytes);
  });
}

/**
 * Checks an uploaded PDF in a process of its own. Scripts, launches, automatic actions, media and attachments are
 * removed from a rewritten copy; the original stays as it came. A signed file with such content is refused.
 * Refusals: see `documentRefusals`. A crash, a hang or a flood of memory there is a refusal here.
 */
export async function inspectPdf(bytes: Uint8Array, limits: IntakeLimits = intakeLimits): Promise<Intake> {
  if (bytes.length > limits.bytes) {
    const megabytes = Math.ceil(bytes.length / (1 << 20));
    return {
      ok: false,
      refusal: { code: 'pdf-too-large', params: { megabytes, limit: Math.floor(limits.bytes / (1 << 20)) } },
    };
  }
  const answer = await runChild(bytes, limits);
  if (answer.ended === 'time')
    return { ok: false, refusal: { code: 'pdf-too-complex', params: { seconds: limits.seconds } } };
  if (answer.ended === 'crash') return { ok: false, refusal: { code: 'pdf-bomb', params: {} } };
  const length = answer.bytes.readUInt32BE(0);
  const findings = JSON.parse(answer.bytes.toString('utf8', 4, 4 + length)) as Inspected;
  if (!findings.ok) return findings;
  const { pages, text, removed } = findings;
  const sha256 = hash('sha256', bytes, 'hex');
  const copy = new Uint8Array(answer.bytes.subarray(4 + length));
  return { ok: true, bytes, ...(removed.length ? { sanitized: copy } : {}), pages, text, removed, sha256 };
}
