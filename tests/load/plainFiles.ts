// Files over plain node:http, for machines without nginx.
import { createReadStream, statSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import process from 'node:process';

const [folder = ''] = process.argv.slice(2);
const server = createServer(({ url = '', headers }, response) => {
  const file = join(folder, url);
  const { size } = statSync(file);
  const [, from = '0', to = String(size - 1)] = /(\d+)-(\d+)/.exec(headers.range ?? '') ?? [];
  const [start, end] = [Number(from), Number(to)];
  response.writeHead(headers.range ? 206 : 200, { 'content-length': end - start + 1 });
  createReadStream(file, { start, end }).pipe(response);
});
server.listen(0, '127.0.0.1', () => process.send?.({ result: (server.address() as AddressInfo).port }));
