// The built server, in a process of its own.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import process from 'node:process';

export const builtServer = join(import.meta.dirname, '..', 'server', 'dist', 'main.js');

/** The port that the server prints when it listens, after its demo was made; null where it ends before. */
export function portOf(child: ChildProcess): Promise<number | null> {
  const listens = new Promise<number>((resolve) => {
    let printed = '';
    child.stdout?.on('data', (chunk: Buffer) => {
      printed += chunk;
      const [, port] = /http:\/\/localhost:(\d+)/.exec(printed) ?? [];
      if (port !== undefined) resolve(Number(port));
    });
  });
  return Promise.race([listens, once(child, 'exit').then(() => null)]);
}

export interface OpenServer {
  readonly url: string;
  close(): Promise<void>;
}

/** Starts the server on a folder, with these settings. Throws where it ends before it listens. */
export async function openServer(folder: string, settings: NodeJS.ProcessEnv = {}): Promise<OpenServer> {
  const env = { ...process.env, DATA_DIR: folder, PORT: '0', ...settings };
  const child = spawn(process.execPath, [builtServer], { env, stdio: ['ignore', 'pipe', 'inherit'] });
  const gone = once(child, 'exit');
  const port = await portOf(child);
  if (port === null) throw new Error('the server did not start');
  return {
    url: `http://localhost:${port}`,
    async close() {
      child.kill('SIGTERM');
      await gone;
    },
  };
}
