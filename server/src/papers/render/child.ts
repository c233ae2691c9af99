// Entry of the child process that draws a file or rewrites it for viewing: the file is the standard input, the task the only argument.
// `draw`: four bytes of length and the sizes of all pages as JSON (only with page 1), then the pages from `from` on; it ends by itself
// after some pages. `view`: the viewing copy, valid if the process ends with 0.
import { readFileSync, writeSync } from 'node:fs';
import { setPriority } from 'node:os';
import { drawnPage } from './draw.ts';
import { pageFrame } from './frames.ts';
import { openPdf, pageSizes } from './open.ts';
import type { RenderTask } from './task.ts';

setPriority(19);
// No content of a paper may reach the network from this process.
globalThis.fetch = () => Promise.reject(new Error('no network'));
// Some libraries warn on the standard output, which belongs to the answer.
console.log = console.info = console.warn = () => {};

/** Seconds after which a process ends instead of taking a further page, so that one slow page leaves its neighbours their turn. */
const enough = 10;
const output = 1;

const task = JSON.parse(process.argv[2] ?? '{}') as RenderTask;
const bytes = new Uint8Array(readFileSync(0));

function write(part: Uint8Array): void {
  for (let at = 0; at < part.length; ) at += writeSync(output, part, at);
}

async function draw({ from, most }: Extract<RenderTask, { do: 'draw' }>): Promise<void> {
  const began = performance.now();
  const pdf = await openPdf(bytes);
  if (from === 1) {
    const sizes = Buffer.from(JSON.stringify(await pageSizes(pdf)));
    const length = Buffer.alloc(4);
    length.writeUInt32BE(sizes.length);
    write(Buffer.concat([length, sizes]));
  }
  const to = Math.min(pdf.numPages, from + most - 1);
  for (let number = from; number <= to && performance.now() - began < enough * 1000; number++)
    write(pageFrame(await drawnPage(pdf, number)));
}

if (task.do === 'draw') {
  await draw(task);
  process.exit(0);
}
// Only this task needs the library that writes PDF files: loading it takes an eighth of a process that draws one page.
const { writeView } = await import('./view.ts');
process.exit((await writeView(bytes, output)) ? 0 : 1);
