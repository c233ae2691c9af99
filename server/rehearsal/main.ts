import { randomInt } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { startServer } from './ownServer.ts';
import { Stopped } from './people/http.ts';
import { preparePackage } from './prepare.ts';
import { type Report, rehearse } from './rehearse.ts';
import type { Progress, Target } from './stage.ts';

const usage = `npm run rehearse -- [--meeting ID] [--data FILE] [--url URL] [--members N] [--speed X|max] [--seed S] [--out DIR]

Diễn tập một cuộc họp theo gói dữ liệu. / Plays a meeting of a package (docs/package-format.md).
  --meeting  mã cuộc họp; mặc định cuộc họp đầu / the meeting's id; the first by default
  --data     gói dữ liệu; mặc định gói của bản dùng thử / the package; the demo's by default
  --url      máy chủ đang chạy; cần ADMIN_USER, ADMIN_PASSWORD / a running server; needs ADMIN_USER, ADMIN_PASSWORD
  --members  thêm khách mời, đến 2000 / adds guests, up to 2,000
  --speed    số lần nhanh hơn thật, hoặc max / times real time, or max
  --seed     hạt giống, để lặp lại / the seed, to repeat a run
  --out      thư mục cho report.json và archive.zip; mặc định rehearsal-out / folder of report.json and archive.zip`;

class Misused extends Error {}

function numberOf(text: string, name: string, least: number, most: number): number {
  const value = Number(text);
  if (!(value >= least && value <= most)) throw new Misused(`--${name}: ${least}…${most}`);
  return value;
}

const sentences: Record<string, (p: Readonly<Record<string, string | number>>) => string> = {
  papers: () => 'Lập tài liệu họp… / Making the papers…',
  people: (p) => `Đăng nhập, cấp chứng thư: ${p.ready}/${p.of} / signed in with a key`,
  sockets: (p) => `Đã vào phòng họp: ${p.open} / sockets open`,
  guests: (p) => `Khách mời thêm đã điểm danh: ${p.people} / added guests checked in`,
  quorum: (p) => `Khai mạc: có mặt ${p.present}/${p.total}, cần ${p.required} / present at opening`,
  steps: (p) => `Diễn biến: ${p.done}/${p.of} / steps played`,
  vote: (p) => `Biểu quyết ${p.id}: ${p.tally} / vote closed`,
  minutes: () => 'Lập và ký biên bản… / Laying out and signing the minutes…',
  archive: () => 'Tải và kiểm tra hồ sơ… / Fetching and verifying the archive…',
};

const began = performance.now();
const progress: Progress = (code, params = {}) => {
  const seconds = ((performance.now() - began) / 1000).toFixed(1).padStart(6);
  console.log(`${seconds} s  ${sentences[code]?.(params) ?? code}`);
};

function summary(report: Report, out: string): void {
  const { counts, latency, milliseconds } = report;
  for (const { id, reason } of report.skipped) console.log(`Bỏ qua / skipped ${id}: ${reason}`);
  for (const { type, at } of report.ignored) console.log(`Không rõ / ignored ${type} (${at})`);
  for (const [code, count] of Object.entries(report.refusals)) console.log(`Bị từ chối / refused ${code}: ${count}`);
  for (const one of report.deviations)
    console.log(
      `LỆCH / DEVIATION ${one.where}, ${one.what}: ${JSON.stringify(one.stated)} ≠ ${JSON.stringify(one.actual)}`,
    );
  console.log(
    `${counts.listeners} người nghe / listeners, ${counts.commands} lệnh / commands, ${counts.ballots} phiếu / ballots, ${counts.events} sự kiện / events`,
  );
  const line = (name: string, one: Report['latency']['delivery']) =>
    console.log(`${name}: p50 ${one.p50} ms, p99 ${one.p99} ms, max ${one.max} ms (${one.count})`);
  line('Trả lời / acknowledgement', latency.acknowledgement);
  line('Chuyển sự kiện / delivery', latency.delivery);
  const spent = Object.entries(milliseconds).map(([name, ms]) => `${name} ${(ms / 1000).toFixed(1)} s`);
  console.log(`Thời gian / time: ${spent.join(', ')}`);
  console.log(`${join(out, 'report.json')}${report.archive ? `, ${join(out, 'archive.zip')}` : ''}`);
  console.log(
    report.ok
      ? `ĐẠT: ${report.votes.length} cuộc biểu quyết đúng như gói dữ liệu. / OK: every stated result came out.`
      : `KHÔNG ĐẠT: ${report.deviations.length} chỗ lệch. / NOT OK: ${report.deviations.length} deviations.`,
  );
}

function targetOf(url: string): Target {
  const { ADMIN_USER: username = 'admin', ADMIN_PASSWORD: password } = process.env;
  if (!password)
    throw new Misused(
      '--url cần ADMIN_USER và ADMIN_PASSWORD của người quản trị máy chủ đó. / --url needs ADMIN_USER and ADMIN_PASSWORD of an administrator there.',
    );
  return { url, admin: { username, password } };
}

function jsonOf(file: string): unknown {
  const text = readFileSync(file, 'utf8');
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new SyntaxError(`${file}: không phải JSON / not JSON: ${(error as Error).message}`);
  }
}

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      meeting: { type: 'string' },
      data: { type: 'string' },
      url: { type: 'string' },
      members: { type: 'string', default: '0' },
      speed: { type: 'string', default: 'max' },
      seed: { type: 'string' },
      out: { type: 'string', default: 'rehearsal-out' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    console.log(usage);
    return 0;
  }
  // npm runs scripts in the project's folder; the paths are relative to the caller's folder.
  const from = process.env.INIT_CWD ?? process.cwd();
  const members = Math.floor(numberOf(values.members, 'members', 0, 2000));
  const speed = values.speed === 'max' ? Number.POSITIVE_INFINITY : numberOf(values.speed, 'speed', 0.01, 100_000);
  const seed =
    values.seed === undefined ? randomInt(2 ** 31) : Math.floor(numberOf(values.seed, 'seed', 0, 2 ** 32 - 1));
  const data = values.data ? resolve(from, values.data) : join(import.meta.dirname, '..', 'demo', 'meetings.json');
  const prepared = preparePackage(jsonOf(data), values.meeting, members);
  if (!prepared.ok) {
    console.error(`Gói dữ liệu chưa đúng / the package does not fit (${data}):\n${prepared.problem}`);
    return 2;
  }
  console.log(`${prepared.value.meeting.title}\nseed ${seed}`);
  const own = values.url === undefined ? await startServer() : null;
  try {
    const target = own ?? targetOf(values.url as string);
    const { report, archive } = await rehearse(prepared.value, { target, seed, speed, progress });
    const out = resolve(from, values.out);
    mkdirSync(out, { recursive: true });
    writeFileSync(join(out, 'report.json'), `${JSON.stringify(report, null, 2)}\n`);
    if (archive) writeFileSync(join(out, 'archive.zip'), archive);
    summary(report, out);
    return report.ok ? 0 : 1;
  } finally {
    await own?.stop();
  }
}

try {
  process.exitCode = await main();
} catch (error) {
  const { message, code } = error as NodeJS.ErrnoException;
  const misused = error instanceof Misused || code?.startsWith('ERR_PARSE_ARGS');
  // A problem that the user can mend is printed as one sentence; every other error is an internal fault, printed with its stack.
  const plain = misused || error instanceof Stopped || error instanceof SyntaxError || code?.startsWith('E');
  console.error(plain ? `✗ ${message}` : error);
  if (misused) console.error(usage);
  process.exitCode = 2;
}
