import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import type { Target } from './stage.ts';

const bundled = !import.meta.url.endsWith('.ts');
const main = fileURLToPath(new URL(bundled ? './main.js' : '../src/main.ts', import.meta.url));

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** The rehearsal's own server, in a process of its own, on an empty folder that is deleted at its end. */
export async function startServer(): Promise<Target & { stop(): Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'dien-hong-'));
  const admin = { username: 'admin', password: randomBytes(18).toString('base64url') };
  const environment = { ...process.env, ADMIN_USER: admin.username, ADMIN_PASSWORD: admin.password };
  const running = spawn(process.execPath, [main], {
    env: { ...environment, DATA_DIR: folder, HOST: '127.0.0.1', PORT: '0', LAN: '' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise<number | null>((resolve) => running.on('close', resolve));
  const stop = async () => {
    for (const signal of signals) process.off(signal, interrupted);
    running.kill('SIGTERM');
    await ended;
    await rm(folder, { recursive: true, force: true });
  };
  // An interrupted rehearsal stops its server and deletes the folder.
  const interrupted = () => void stop().finally(() => process.exit(2));
  for (const signal of signals) process.once(signal, interrupted);
  const port = await new Promise<string | null>((resolve) => {
    let said = '';
    running.stdout.on('data', (chunk: Buffer) => {
      said += chunk.toString('utf8');
      const found = /http:\/\/localhost:(\d+)/.exec(said)?.[1];
      if (found) resolve(found);
    });
    void ended.then(() => resolve(null));
  });
  if (port === null) {
    await stop();
    throw new Error('Máy chủ diễn tập không khởi động được. / The server of the rehearsal did not start.');
  }
  return { url: `http://127.0.0.1:${port}`, admin, stop };
}
