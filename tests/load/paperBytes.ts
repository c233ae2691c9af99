// `npm run bench:bytes`: the processor time it takes to serve the bytes of papers, beside nginx serving the same file to anybody.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { setTimeout as wait } from 'node:timers/promises';
import { nginxVersion, startNginx } from '../../server/src/testing/nginx.ts';
import type { BytesPaper, BytesRoom } from './bytesRoom.ts';
import { drain, type Source, stall } from './drain.ts';
import { endAll, folder, quantile, start } from './processes.ts';

const connections = 16;
const tablets = 500;
const rounds = 5;
/** Served for a figure of one round. */
const gigabytes = 1;
const sizes = [
  ['the whole paper', 'paper', null],
  ['1 MiB', 'paper', 1 << 20],
  ['256 KB', 'paper', 256 << 10],
  ['64 KB', 'paper', 64 << 10],
  ['1 MiB, of what is not in memory', 'long', 1 << 20],
] as const;

/** Seconds of processor time so far, of all threads; the kernel counts in hundredths. */
const cpuOf = ({ pids }: Source): number =>
  pids.reduce((sum, pid) => {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
    return sum + (Number(fields[11]) + Number(fields[12])) / 100;
  }, 0);

const megabytesOf = ({ pids: [pid] }: Source): number =>
  Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024;

/** Seconds of processor time for a gigabyte in ranges of `step`, one after the other through the file. */
async function costOf(source: Source, bytes: number, step: number | null, amount = gigabytes): Promise<number> {
  let asked = 0;
  const next = (): string | null => {
    if (asked >= amount * 1e9) return null;
    const from = asked % bytes;
    asked += step ?? bytes;
    return step === null ? '' : `${from}-${from + step - 1}`;
  };
  const before = cpuOf(source);
  await Promise.all(Array.from({ length: connections }, () => drain(source, next)));
  return ((cpuOf(source) - before) / asked) * 1e9;
}

/** MB the server holds, before and while tablets all over a paper do not read what they asked for. */
async function heldBy(source: Source, bytes: number): Promise<[before: number, meanwhile: number]> {
  const before = megabytesOf(source);
  const apart = Math.floor(bytes / 2 / tablets);
  const sockets = await Promise.all(Array.from({ length: tablets }, (_, n) => stall(source, `${n * apart}-`)));
  await wait(3000);
  const meanwhile = megabytesOf(source);
  for (const socket of sockets) socket.destroy();
  return [before, meanwhile];
}

const figure = (values: number[], digits: number) =>
  `${quantile(values, 0.5).toFixed(digits)} (${Math.min(...values).toFixed(digits)}–${Math.max(...values).toFixed(digits)})`;

const nginx = nginxVersion();
let end = (): void => {};
try {
  const { child, first: room } = await start<BytesRoom>('bytesRoom.ts', join(folder, 'bytes'));
  const { port, cookie } = room;
  const ours = ({ at }: BytesPaper): Source => ({ port, path: at, cookie, pids: [child.pid ?? 0] });
  let theirs: (paper: BytesPaper) => Source;
  if (nginx) {
    const blobs = `location / { root ${join(folder, 'bytes', 'blobs')}; }`;
    const started = await startNginx(join(folder, 'nginx'), blobs);
    end = started.end;
    const { port, pid } = started;
    theirs = ({ file }) => ({ port, path: file.slice(join(folder, 'bytes', 'blobs').length), cookie, pids: [pid] });
  } else {
    const { child: plain, first: port } = await start<number>('plainFiles.ts', join(folder, 'bytes', 'blobs'));
    theirs = ({ file }) => ({
      port,
      path: file.slice(join(folder, 'bytes', 'blobs').length),
      cookie,
      pids: [plain.pid ?? 0],
    });
  }
  const reference = nginx ?? 'node:http with a file stream (no nginx here)';
  console.log(`Node ${process.version}, ${reference}, ${new Date().toISOString().slice(0, 10)}`);
  console.log(`Seconds of processor time per GB; median of ${rounds} rounds of ${gigabytes} GB (least–most)\n`);
  console.log('| in pieces of | ours | reference | ratio |\n|---|---|---|---|');
  for (const [name, which, step] of sizes) {
    const paper = room[which];
    const both = [ours(paper), theirs(paper)] as const;
    for (const one of both) await costOf(one, paper.bytes, step, 0.2);
    const costs: [number, number][] = [];
    for (let round = 0; round < rounds; round++)
      costs.push([await costOf(both[0], paper.bytes, step), await costOf(both[1], paper.bytes, step)]);
    const [mine, other, ratio] = [costs.map(([a]) => a), costs.map(([, b]) => b), costs.map(([a, b]) => a / b)];
    console.log(`| ${name} | ${figure(mine, 2)} | ${figure(other, 2)} | ${figure(ratio, 1)} |`);
  }
  const [before, meanwhile] = await heldBy(ours(room.long), room.long.bytes);
  const held = `${meanwhile.toFixed(0)} MB (${before.toFixed(0)} before)`;
  console.log(`\nThe server while ${tablets} tablets do not read what they asked for: ${held}.`);
} finally {
  end();
  endAll();
}
