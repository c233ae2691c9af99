import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const bundled = !import.meta.url.endsWith('.ts');
/** The programs that open untrusted files; rolldown.config.ts names the same. */
const programs = {
  inspect: bundled ? './pdfWorker.js' : './inspect/child.ts',
  render: bundled ? './renderWorker.js' : './render/child.ts',
  office: bundled ? './officeWorker.js' : './office/child.ts',
};

export interface ChildLimits {
  /** Seconds of processor time until the process is killed: the limit is independent of other work on the machine. */
  readonly seconds: number;
  /** Megabytes of data the process may hold. */
  readonly memory: number;
}

export interface ChildJob extends ChildLimits {
  readonly program: keyof typeof programs;
  readonly argument: object;
  /** The input: bytes, or an open file. */
  readonly input: Uint8Array | number;
  /** The place of its output: back as bytes, or into an open file. */
  readonly output: 'bytes' | number;
  /** Runs with low priority, since nobody waits for it. */
  readonly background: boolean;
  readonly signal?: AbortSignal;
}

/** `bytes`: its output up to its end or its death; empty where the output went into a file. */
export type ChildAnswer = { readonly ended: 'answered' | 'time' | 'crash'; readonly bytes: Buffer };

/**
 * How long a process may take in all, as a multiple of its own processor time: shorter where somebody waits for it, longer in the
 * background.
 */
export const timeoutFactors = { waitedFor: 6, background: 20 };

/**
 * Shell commands that limit the memory and the processor time of each process that follows. An end by time is recognised by its signal; the
 * hard limit, a second later, is there for a program that would ignore it.
 */
export const limited = ({ seconds, memory }: ChildLimits): string =>
  `{ ulimit -d ${memory * 1024}; ulimit -H -t ${seconds + 1}; ulimit -S -t ${seconds}; } 2>/dev/null`;

/**
 * Runs a program in a process of its own under limits the kernel keeps: data size (buffers live outside V8's heap), time, writing to its
 * output only, no secrets in its environment. Never rejects: every end of the process is an answer.
 */
export function runChild(job: ChildJob): Promise<ChildAnswer> {
  const { argument, background, input, memory, output, program, seconds, signal } = job;
  // Drawing uses a native add-on; inspecting needs none.
  const rights = ['--permission', '--allow-fs-read=*', ...(program === 'render' ? ['--allow-addons'] : [])];
  const node = [process.execPath, ...rights, '--disable-warning=ExperimentalWarning'];
  const file = fileURLToPath(new URL(programs[program], import.meta.url));
  const command = [...node, `--max-old-space-size=${Math.round(memory * 0.7)}`, file, JSON.stringify(argument)];
  const shell = `${limited({ seconds, memory })}; exec "$@"`;
  const stdio = [typeof input === 'number' ? input : 'pipe', output === 'bytes' ? 'pipe' : output, 'ignore'] as const;
  return new Promise((resolve) => {
    const running: ChildProcess = spawn('/bin/sh', ['-c', shell, 'sh', ...command], {
      env: {},
      stdio: [...stdio],
      ...(signal ? { signal, killSignal: 'SIGKILL' } : {}),
    });
    const chunks: Buffer[] = [];
    let late = false;
    const kill = () => {
      late = true;
      running.kill('SIGKILL');
    };
    const timer = setTimeout(kill, seconds * 1000 * timeoutFactors[background ? 'background' : 'waitedFor']);
    const end = (ended: ChildAnswer['ended']) => {
      clearTimeout(timer);
      resolve({ ended, bytes: Buffer.concat(chunks) });
    };
    running.stdout?.on('data', (chunk: Buffer) => chunks.push(chunk));
    // A child that dies early closes its input; the event of its end reports the cause.
    running.stdin?.on('error', () => {});
    running.on('error', () => end('crash'));
    running.on('close', (code, by) => end(late || by === 'SIGXCPU' ? 'time' : code === 0 ? 'answered' : 'crash'));
    if (typeof input !== 'number') running.stdin?.end(input);
  });
}
