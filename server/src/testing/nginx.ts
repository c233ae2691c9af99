import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { type AddressInfo, connect, createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

/** The version that nginx reports; null without nginx. */
export function nginxVersion(): string | null {
  const { stderr, error } = spawnSync('nginx', ['-v'], { encoding: 'utf8' });
  return error ? null : (/nginx\/\S+/.exec(stderr)?.[0] ?? null);
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

async function listens(port: number): Promise<boolean> {
  const socket = connect(port, '127.0.0.1');
  try {
    await once(socket, 'connect');
    return true;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}

/** A single process of nginx with these blocks in its server and `beside` it, and its own files in this folder. */
export async function startNginx(
  folder: string,
  blocks: string,
  beside = '',
): Promise<{ port: number; pid: number; end(): void }> {
  mkdirSync(folder, { recursive: true });
  const port = await freePort();
  const file = join(folder, 'nginx.conf');
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
    (one) => `${one}_temp_path ${folder}/${one};`,
  );
  writeFileSync(
    file,
    `daemon off; master_process off; pid ${folder}/pid; error_log stderr;
events { worker_connections 2048; }
http {
  access_log off; sendfile on; tcp_nopush on; keepalive_requests 1000000;
  ${temporary.join(' ')}
  ${beside}
  server { listen 127.0.0.1:${port}; ${blocks} }
}`,
  );
  const child = spawn('nginx', ['-c', file, '-e', 'stderr'], { stdio: ['ignore', 'ignore', 'inherit'] });
  while (!(await listens(port))) {
    if (child.exitCode !== null) throw new Error('nginx ended');
    await wait(20);
  }
  return { port, pid: child.pid ?? 0, end: () => child.kill() };
}

/** nginx in front of a server at this port, with the very blocks of docs/operations.md. */
export function nginxBefore(folder: string, port: number, blobs: string): ReturnType<typeof startNginx> {
  const page = readFileSync(join(import.meta.dirname, '..', '..', '..', 'docs', 'operations.md'), 'utf8');
  const [beside, blocks] = [...page.matchAll(/```nginx\n(.*?)```/gs)].map(([, block = '']) =>
    block.replace('127.0.0.1:3000', `127.0.0.1:${port}`).replace('/srv/dien-hong/data/blobs', blobs),
  );
  if (!blocks) throw new Error('docs/operations.md has no blocks for nginx');
  return startNginx(folder, blocks, beside);
}
