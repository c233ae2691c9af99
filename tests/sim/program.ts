import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import process from 'node:process';
import { inject } from 'vitest';
import { builtServer, portOf } from '../builtServer.ts';

/** The built server, in a process of its own. */
export interface Program {
  readonly url: string;
  readonly port: number;
  /** Resolves when the process has ended for any reason. */
  readonly gone: Promise<void>;
  readonly alive: boolean;
  kill(): Promise<void>;
}

export interface Start {
  readonly folder: string;
  readonly port?: number;
  readonly env?: Record<string, string>;
  /** For Node itself, before the program. */
  readonly flags?: readonly string[];
}

/** It may have ended already; Windows knows no groups. */
function endGroup(leader: number | undefined): void {
  if (leader === undefined || process.platform === 'win32') return;
  try {
    process.kill(-leader, 'SIGKILL');
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
  }
}

/** Starts the server; null when it ended before it listened. */
export async function start({ folder, port = 0, env = {}, flags = [] }: Start): Promise<Program | null> {
  const child: ChildProcess = spawn(process.execPath, [...flags, builtServer], {
    env: {
      ...process.env,
      NODE_OPTIONS: '',
      NODE_COMPILE_CACHE: inject('compiled'),
      DATA_DIR: folder,
      HOST: '127.0.0.1',
      PORT: String(port),
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
    // A group of its own: its child processes are killed with it, as by a power cut, and cannot slow the next steps.
    detached: true,
  });
  const gone = once(child, 'exit').then(() => {});
  const said: Buffer[] = [];
  child.stderr?.on('data', (chunk: Buffer) => said.push(chunk));
  const own = await portOf(child);
  if (own === null) {
    if (child.signalCode === null) console.error(`the server ended with ${child.exitCode}: ${Buffer.concat(said)}`);
    return null;
  }
  return {
    url: `http://127.0.0.1:${own}`,
    port: own,
    gone,
    get alive() {
      return child.exitCode === null && child.signalCode === null;
    },
    async kill() {
      child.kill('SIGKILL');
      endGroup(child.pid);
      await gone;
    },
  };
}

/** Starts the server; throws where it ends before it listens. */
export async function started(how: Start): Promise<Program> {
  const program = await start(how);
  if (!program) throw new Error('the server did not start');
  return program;
}
