// The server as it is built, in a process of its own, on a folder.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import process from 'node:process';

const main = join(import.meta.dirname, '..', 'server', 'dist', 'main.js');

export interface House {
  readonly url: string;
  close(): Promise<void>;
}

/** Resolves when it listens, its demo made; throws where it ends before. */
export async function openHouse(folder: string): Promise<House> {
  const env = { ...process.env, DATA_DIR: folder, PORT: '0' };
  const child = spawn(process.execPath, [main], { env, stdio: ['ignore', 'pipe', 'inherit'] });
  const gone = once(child, 'exit');
  const listens = new Promise<string>((resolve) => {
    let printed = '';
    child.stdout.on('data', (chunk) => {
      printed += chunk;
      const [url] = /http:\/\/localhost:\d+/.exec(printed) ?? [];
      if (url !== undefined) resolve(url);
    });
  });
  const url = await Promise.race([listens, gone.then(() => undefined)]);
  if (url === undefined) throw new Error('the server did not start');
  return {
    url,
    async close() {
      child.kill('SIGTERM');
      await gone;
    },
  };
}
