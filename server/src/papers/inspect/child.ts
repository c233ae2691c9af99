// Entry of the child process that opens an uploaded file: bytes come in on the standard input, the limits as the
// only argument; out go four bytes of length, the findings as JSON, and the sanitized copy if there is one.
import { fstatSync, readFileSync } from 'node:fs';
import { inspect } from './inspect.ts';

// No content of a paper may reach the network from this process.
globalThis.fetch = () => Promise.reject(new Error('no network'));
// Some libraries warn on the standard output, which belongs to the answer.
console.log = console.info = console.warn = () => {};

async function input(): Promise<Buffer> {
  // Read at once and once only: a file may be a quarter of all the memory there is.
  if (fstatSync(0).isFile()) return readFileSync(0);
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

const { buffer, byteOffset, byteLength } = await input();
const bytes = new Uint8Array(buffer, byteOffset, byteLength);
const result = await inspect(bytes, JSON.parse(process.argv[2] ?? '{}'));
const { sanitized, ...findings } = { sanitized: undefined, ...result };
const json = Buffer.from(JSON.stringify(findings));
const length = Buffer.alloc(4);
length.writeUInt32BE(json.length);
const answer = Buffer.concat([length, json, sanitized ?? Buffer.alloc(0)]);
process.stdout.write(answer, () => process.exit(0));
