// `npm run bench:bytes`: the processor time it takes to serve the bytes of papers, beside nginx serving the same file to anybody.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { setTimeout as wait } from 'node:timers/promises';
import { nginxBefore, nginxVersion, startNginx } from '../../server/src/testing/nginx.ts';
import type { BytesPaper, BytesServer } from './bytesServer.ts';
import { drain, type Source, stall } from './drain.ts';
import { endAll, folder, quantile, start } from './processes.ts';

const connections = 16;
const tablets = 500;
const rounds = 5;
/** The gigabytes served for one figure of a round. */
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

/** Memory (MB) of the server, before and while tablets at many places of a paper leave their answers unread. */
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

type Served = (paper: BytesPaper) => Source;
const from =
  (server: BytesServer, port: number, pids: readonly number[]): Served =>
  ({ at }) => ({
    port,
    path: at,
    cookie: server.cookie,
    pids,
  });

const nginx = nginxVersion();
const ends: (() => void)[] = [];
try {
  const { child, first: server } = await start<BytesServer>('bytesServer.ts', join(folder, 'bytes'));
  const blobs = join(folder, 'bytes', 'blobs');
  const file =
    (port: number, pid = 0): Served =>
    ({ file }) => ({
      port,
      path: file.slice(blobs.length),
      cookie: '',
      pids: [pid],
    });
  const ours = from(server, server.port, [child.pid ?? 0]);
  let reference: Served;
  let behind: Served | null = null;
  if (nginx) {
    const alone = await startNginx(join(folder, 'alone'), `location / { root ${blobs}; }`);
    ends.push(alone.end);
    reference = file(alone.port, alone.pid);
    const other = await start<BytesServer>('bytesServer.ts', join(folder, 'behind'), '/blobs/');
    const before = await nginxBefore(join(folder, 'before'), other.first.port, join(folder, 'behind', 'blobs'));
    ends.push(before.end);
    const served = from(other.first, before.port, [before.pid, other.child.pid ?? 0]);
    // Its own two papers, as long as these.
    behind = (paper) => served(paper === server.long ? other.first.long : other.first.paper);
  } else {
    const { child: plain, first: port } = await start<number>('plainFiles.ts', blobs);
    reference = file(port, plain.pid);
  }
  const named = nginx ?? 'node:http with a file stream (no nginx here)';
  console.log(`Node ${process.version}, ${named}, ${new Date().toISOString().slice(0, 10)}`);
  console.log(`Seconds of processor time per GB; median of ${rounds} rounds of ${gigabytes} GB (least–most)\n`);
  console.log('| in pieces of | ours | ratio | ours behind nginx | ratio | reference |\n|---|---|---|---|---|---|');
  for (const [name, which, step] of sizes) {
    const paper = server[which];
    const all = [ours, behind, reference].map((one) => one?.(paper) ?? null);
    const costs: number[][] = [];
    for (let round = -1; round < rounds; round++) {
      const row: number[] = [];
      for (const one of all)
        row.push(one ? await costOf(one, paper.bytes, step, round < 0 ? gigabytes / 5 : gigabytes) : Number.NaN);
      // The first is to warm up.
      if (round >= 0) costs.push(row);
    }
    const column = (n: number) => costs.map((row) => row[n] ?? Number.NaN);
    const against = (n: number) => costs.map((row) => (row[n] ?? Number.NaN) / (row[2] ?? Number.NaN));
    const two = behind ? `${figure(column(1), 2)} | ${figure(against(1), 1)}` : '– | –';
    console.log(`| ${name} | ${figure(column(0), 2)} | ${figure(against(0), 1)} | ${two} | ${figure(column(2), 2)} |`);
  }
  const [before, meanwhile] = await heldBy(ours(server.long), server.long.bytes);
  const held = `${meanwhile.toFixed(0)} MB (${before.toFixed(0)} before)`;
  console.log(`\nThe server while ${tablets} tablets do not read what they asked for: ${held}.`);
} finally {
  for (const end of ends) end();
  endAll();
}
