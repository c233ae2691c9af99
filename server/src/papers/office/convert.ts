import { spawn } from 'node:child_process';
import { accessSync, constants, mkdtempSync } from 'node:fs';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Refusal, refuse } from '@dien-hong/shared';
import { createTaskQueue } from '../../kernel/taskQueue.ts';
import { type ChildLimits, limited, runChild, timeoutFactors } from '../childProcess.ts';
import type { OfficeLooks } from './looks.ts';
import type { OfficeFile } from './officeFile.ts';
import { settings } from './settings.ts';

export type Converted =
  | { readonly ok: true; readonly pdf: Uint8Array; readonly looks: OfficeLooks }
  | { readonly ok: false; readonly refusal: Refusal };

/** The limits of a conversion: processor time, memory, and the longest time (s) that it may run altogether, even idle. */
export interface OfficeLimits extends ChildLimits {
  readonly hanging: number;
}

/** A long document takes about a second a page. */
const officeLimits: OfficeLimits = { seconds: 120, memory: 2000, hanging: 120 * timeoutFactors.waitedFor };
/** The limits for looking into a document. */
const looking: ChildLimits = { seconds: 20, memory: 1200 };

/** Where LibreOffice is usually found; null where it is not installed. */
export function findConverter(path = process.env.PATH ?? ''): string | null {
  const usual = [
    ...path.split(delimiter).flatMap((folder) => ['soffice', 'libreoffice'].map((name) => join(folder, name))),
    '/Applications/LibreOffice.app/Contents/MacOS/soffice',
    'C:\\Program Files\\LibreOffice\\program\\soffice.com',
  ];
  return usual.find(isProgram) ?? null;
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** One at a time: the converter takes a core and some hundred megabytes. */
const queue = createTaskQueue(1);

type Looked = (Extract<OfficeFile, { ok: true }> & OfficeLooks) | Extract<OfficeFile, { ok: false }>;

/** The kind of the document and the differences that its PDF will show, found in a process of its own. */
async function lookInto(bytes: Uint8Array): Promise<Looked> {
  const { ended, bytes: answer } = await runChild({
    program: 'office',
    argument: {},
    input: bytes,
    output: 'bytes',
    background: false,
    ...looking,
  });
  if (ended === 'time') return refuse('office-too-complex', { seconds: looking.seconds });
  return ended === 'answered' ? (JSON.parse(answer.toString()) as Looked) : refuse('office-broken');
}

/**
 * Makes a PDF of a Word, Excel or PowerPoint document with LibreOffice, in a process of its own under limits of processor time and memory,
 * with a profile that is thrown away: without macros and without requests to other addresses. Refusals: those of `officeFile`,
 * `office-no-converter`, `office-too-complex`, `office-broken`.
 */
export async function convertOffice(
  bytes: Uint8Array,
  converter: string | null = findConverter(),
  limits = officeLimits,
): Promise<Converted> {
  const file = await lookInto(bytes);
  if (!file.ok) return file;
  if (converter === null) return refuse('office-no-converter');
  const made = await queue.run(async (): Promise<Converted> => {
    const folder = mkdtempSync(join(tmpdir(), 'dien-hong-office-'));
    try {
      const source = join(folder, `tai-lieu.${file.kind}`);
      const profile = join(folder, 'profile');
      await mkdir(join(profile, 'user'), { recursive: true });
      await writeFile(join(profile, 'user', 'registrymodifications.xcu'), settings);
      await writeFile(source, bytes);
      const ended = await run({ converter, folder, profile, source }, limits);
      if (ended === 'time') return refuse('office-too-complex', { seconds: limits.seconds });
      const pdf = await readFile(join(folder, 'tai-lieu.pdf')).catch(() => null);
      return pdf ? { ok: true, pdf, looks: file } : refuse('office-broken');
    } finally {
      await rm(folder, { recursive: true, force: true, maxRetries: 5 });
    }
  });
  return made ?? refuse('office-broken');
}

interface Conversion {
  readonly converter: string;
  readonly folder: string;
  readonly profile: string;
  readonly source: string;
}

/** Seconds of processor time of the programs that a shell waited for, from the second line of its `times`. */
function secondsUsed(output: string): number {
  const [, ofPrograms = ''] = output.trim().split('\n');
  return [...ofPrograms.matchAll(/(\d+)m([\d.]+)s/g)].reduce((sum, [, m, s]) => sum + Number(m) * 60 + Number(s), 0);
}

function run({ converter, folder, profile, source }: Conversion, limits: OfficeLimits): Promise<'ended' | 'time'> {
  return new Promise((resolve) => {
    const args = [
      '--headless',
      '--norestore',
      '--nologo',
      '--nodefault',
      '--nolockcheck',
      `-env:UserInstallation=${pathToFileURL(profile).href}`,
      '--convert-to',
      'pdf',
      '--outdir',
      folder,
      source,
    ];
    // Proxies that lead nowhere: requests that the profile forbids would fail anyway.
    const nowhere = { http_proxy: 'http://127.0.0.1:9', https_proxy: 'http://127.0.0.1:9' };
    const env = { HOME: folder, PATH: process.env.PATH, LANG: 'C.UTF-8', TMPDIR: folder, ...nowhere };
    // The program works in a process that it starts and hides that process's signal: the time used shows why it ended.
    const shell = ['-c', `${limited(limits)}; nice -n 10 "$@" >/dev/null 2>&1; times`, 'sh', converter, ...args];
    const windows = process.platform === 'win32';
    const [program, all] = windows ? [converter, args] : ['/bin/sh', shell];
    // A group of its own: the program starts another, and both must go.
    const running = spawn(program, all, { env, cwd: folder, stdio: ['ignore', 'pipe', 'ignore'], detached: !windows });
    let output = '';
    running.stdout.on('data', (chunk: Buffer) => {
      output += chunk.toString();
    });
    let late = false;
    const timer = setTimeout(() => {
      late = true;
      if (windows || running.pid === undefined) running.kill('SIGKILL');
      else process.kill(-running.pid, 'SIGKILL');
    }, limits.hanging * 1000);
    const end = () => {
      clearTimeout(timer);
      // Kernels that count in ticks end a process some hundredths of a second early.
      resolve(late || (!windows && secondsUsed(output) > limits.seconds - 0.5) ? 'time' : 'ended');
    };
    running.on('error', end);
    running.on('close', end);
  });
}
