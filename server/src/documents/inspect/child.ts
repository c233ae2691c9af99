// Entry of the child process that opens an uploaded file: bytes come in on the standard input, the limits as the
// only argument; out go four bytes of length, the findings as JSON, and the sanitized copy if there is one.
import { inspect } from './inspect.ts';

// Nothing of a paper may reach the network from here.
globalThis.fetch = () => Promise.reject(new Error('no network'));
// Some libraries warn on the standard output, which belongs to the answer.
console.log = console.info = console.warn = () => {};

const chunks: Buffer[] = [];
for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
const result = await inspect(new Uint8Array(Buffer.concat(chunks)), JSON.parse(process.argv[2] ?? '{}'));
const { sanitized, ...findings } = { sanitized: undefined, ...result };
const json = Buffer.from(JSON.stringify(findings));
const length = Buffer.alloc(4);
length.writeUInt32BE(json.length);
const answer = Buffer.concat([length, json, sanitized ?? Buffer.alloc(0)]);
process.stdout.write(answer, () => process.exit(0));
