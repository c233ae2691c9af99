// Entry of the child process that looks into an uploaded office document before it is converted: bytes come in on the standard input; out
// go its kind or the reason of a refusal, and the differences that its PDF will show, as JSON.
import { buffer } from 'node:stream/consumers';
import { officeLooks } from './looks.ts';
import { officeFile } from './officeFile.ts';

const bytes = new Uint8Array(await buffer(process.stdin));
const file = officeFile(bytes);
process.stdout.write(JSON.stringify(file.ok ? { ...file, ...officeLooks(bytes, file.kind) } : file), () =>
  process.exit(0),
);
