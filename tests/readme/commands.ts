import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import process from 'node:process';

/** The output of a command, and its exit code; null when a signal ended it. */
export interface Ended {
  readonly code: number | null;
  readonly output: string;
}

export interface Running {
  readonly child: ChildProcess;
  /** The output until now. */
  output(): string;
  /** Ends it as a terminal's Ctrl-C would; resolves when it is gone. */
  interrupt(): Promise<void>;
}

/** The environment of a fresh terminal, without variables of the npm that runs the tests. */
function plainEnvironment(more: Record<string, string>): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(
    ([name]) => !/^(npm_|INIT_CWD|VITEST|NODE_ENV|NODE_OPTIONS|PORT|HOST|DATA_DIR|ADMIN_)/i.test(name),
  );
  return { ...Object.fromEntries(kept), ...more };
}

/** Starts one line of the README in a folder, with a process group of its own so that everything it started can be ended. */
export function begin(line: string, folder: string, more: Record<string, string> = {}): Running {
  const child = spawn(line, {
    cwd: folder,
    env: plainEnvironment(more),
    shell: true,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk));
  const gone = once(child, 'close');
  return {
    child,
    output: () => output,
    interrupt: async () => {
      if (child.pid && child.exitCode === null && child.signalCode === null) process.kill(-child.pid, 'SIGINT');
      await gone;
    },
  };
}

/** Runs one line of the README to its end. */
export async function runLine(line: string, folder: string, more: Record<string, string> = {}): Promise<Ended> {
  const running = begin(line, folder, more);
  const [code] = await once(running.child, 'close');
  return { code, output: running.output() };
}

/** Waits until `there` holds; fails with the output when the command ends before. */
async function until(running: Running, there: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await there())) {
    if (running.child.exitCode !== null) throw new Error(`it ended too early:\n${running.output()}`);
    // The other process sends no event to this one: it is polled.
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/** Waits until the server behind `url` answers. */
export const answers = (running: Running, url: string): Promise<void> =>
  until(running, () =>
    fetch(url).then(
      (reply) => reply.ok,
      () => false,
    ),
  );

/** Waits until the command has printed a match of `pattern`. */
export const prints = (running: Running, pattern: RegExp): Promise<void> =>
  until(running, () => pattern.test(running.output()));
