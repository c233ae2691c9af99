// `npm run bench`: the rows of docs/performance.md, each beside its reference in the same run.
import type { ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { type BallotStatement, protocolVersion } from '@dien-hong/shared';
import { signBallot } from '@dien-hong/shared/cades';
import { sha256 } from '../../server/src/signing/softSigner.ts';
import { following } from './following.ts';
import { ask, delays, endAll, enrol, folder, hello, quantile, start, stop, urlOf } from './processes.ts';
import { secretBallots } from './secretBallots.ts';

const people = Number(process.env.BENCH_PEOPLE ?? 500);
const rounds = Number(process.env.BENCH_ROUNDS ?? 3);
const eventCount = 200;
const everyMs = 25;
type Sent = { sent: [number, number][]; cpuMicros: number };
const names = ['chair', ...Array.from({ length: people - 1 }, (_, n) => `m${n + 2}`)];
interface Figures {
  cpuPerDelivery: number;
  p99: number;
  perSocket: number;
  payload: string;
}

async function deliver(
  child: ChildProcess,
  clients: ChildProcess,
  request: object,
): Promise<{ cpu: number; p99: number }> {
  await ask(child, { ...request, do: 'events', count: 40, everyMs });
  await ask(clients, { do: 'arrivals' });
  const { sent, cpuMicros } = await ask<Sent>(child, { ...request, do: 'events', count: eventCount, everyMs });
  const late = delays(sent, await ask(clients, { do: 'arrivals' }));
  if (late.length !== eventCount * people)
    throw new Error(`${late.length} deliveries instead of ${eventCount * people}`);
  return { cpu: cpuMicros / late.length, p99: quantile(late, 0.99) };
}

async function ours(
  storage: 'sqlite' | 'memory',
): Promise<Figures & { log: string; child: ChildProcess; clients: ChildProcess; cookies: string[] }> {
  const { child, first } = await start<{ port: number; log: string }>(
    'meetingServer.ts',
    join(folder, storage === 'sqlite' ? 'ours' : 'fanout'),
    '0',
    String(people),
    storage,
  );
  const { child: clients } = await start('clients.ts');
  await ask(child, { do: 'prepare' });
  const cookies = await ask<string[]>(child, { do: 'cookies', people: names });
  const before = await ask<number>(child, { do: 'memory' });
  await ask(clients, {
    do: 'connect',
    urls: names.map(() => urlOf(first.port)),
    cookies,
    hellos: names.map(() => hello),
  });
  const perSocket = ((await ask<number>(child, { do: 'memory' })) - before) / people;
  const { cpu, p99 } = await deliver(child, clients, {});
  const head = await ask<number>(child, { do: 'head' });
  const payload = `{"seq":0,"at":1795440000000,"by":"sec","event":{"type":"QueueLocked"}}`;
  return {
    cpuPerDelivery: cpu,
    p99,
    perSocket,
    payload: `42["log",{"after":0,"entries":[${payload}]}]`,
    log: first.log,
    child,
    clients,
    cookies,
    head,
  };
}

async function bare(payload: string): Promise<Figures> {
  const { child, first } = await start<{ port: number }>('bare.ts');
  const { child: clients } = await start('clients.ts');
  const before = await ask<number>(child, { do: 'memory' });
  const urls = names.map(() => `ws://127.0.0.1:${first.port}/`);
  await ask(clients, { do: 'connect', urls, cookies: null, hellos: [] });
  const perSocket = ((await ask<number>(child, { do: 'memory' })) - before) / people;
  const { cpu, p99 } = await deliver(child, clients, { payload });
  await stop(child);
  await stop(clients);
  return { cpuPerDelivery: cpu, p99, perSocket, payload };
}

/** Bursts of signed ballots against a storage; the median, milliseconds until the last is acknowledged. */
async function bursts(storage: string): Promise<number> {
  const { child, first } = await start<{ port: number }>(
    'meetingServer.ts',
    join(folder, `burst-${storage}`),
    '0',
    String(people),
    storage,
  );
  const { child: clients } = await start('clients.ts');
  await ask(child, { do: 'prepare' });
  const signers = await enrol(child, names);
  const cookies = await ask<string[]>(child, { do: 'cookies', people: names });
  await ask(clients, {
    do: 'connect',
    urls: names.map(() => urlOf(first.port)),
    cookies,
    hellos: names.map(() => hello),
  });
  const times: number[] = [];
  for (const voteId of ['v1', 'v2', 'v3', 'v4'].slice(0, rounds + 1)) {
    await ask(child, { do: 'open', voteId });
    const ballots = await Promise.all(
      names.map(async (voter, n) => {
        const statement: BallotStatement = {
          v: 1,
          meeting: 'hop-1',
          vote: voteId,
          question: `Đồng chí có nhất trí ${voteId}?`,
          papers: [],
          voter,
          choices: ['Tán thành'],
          at: new Date().toISOString(),
        };
        return Buffer.from(await signBallot(statement, signers[n] as (typeof signers)[0], sha256)).toString('base64');
      }),
    );
    const commands = ballots.map((ballot) => ({ type: 'CastBallot', voteId, ballot }));
    const { ms, refused } = await ask<{ ms: number; refused: unknown[] }>(clients, {
      do: 'send',
      commands,
      spreadMs: 0,
    });
    if (refused.length > 0) throw new Error(`refused: ${JSON.stringify(refused)}`);
    times.push(ms);
    await ask(child, { do: 'close', voteId });
  }
  await stop(child);
  await stop(clients);
  // The first burst warms the code; it is left out.
  return quantile(times.slice(1), 0.5);
}

/**
 * All clients connect at once after a restart: 20 records behind, without any state, and (the reference) for the bare handshake alone. The
 * median of the rounds, milliseconds until the last is served.
 */
async function comeBack(
  cookies: string[],
  head: number,
  log: string,
): Promise<Record<'handshake' | 'returning' | 'newcomers', number>> {
  const hellos = {
    handshake: [],
    returning: names.map((name) => ({
      protocol: protocolVersion,
      lastSeq: head - 20,
      foldedAs: `${name}|${name === 'chair' ? 'chair+voter' : 'voter'}|${log}`,
    })),
    newcomers: names.map(() => hello),
  };
  const times = { handshake: [] as number[], returning: [] as number[], newcomers: [] as number[] };
  for (let round = 0; round < rounds; round++)
    for (const kind of ['handshake', 'returning', 'newcomers'] as const) {
      const { child, first } = await start<{ port: number }>(
        'meetingServer.ts',
        join(folder, 'ours'),
        '0',
        String(people),
      );
      const { child: clients } = await start('clients.ts');
      const urls = names.map(() => urlOf(first.port));
      times[kind].push(await ask<number>(clients, { do: 'connect', urls, cookies, hellos: hellos[kind] }));
      await stop(child);
      await stop(clients);
    }
  return {
    handshake: quantile(times.handshake, 0.5),
    returning: quantile(times.returning, 0.5),
    newcomers: quantile(times.newcomers, 0.5),
  };
}

const row = (what: string, value: string, reference: string, ratio: number, goal: string) =>
  console.log(`| ${what} | ${value} | ${reference} | ${ratio.toFixed(2)} | ${goal} |`);

try {
  console.log(`${people} people, Node ${process.version}, ${new Date().toISOString().slice(0, 10)}\n`);
  console.log('| what | ours | reference | ratio | goal |\n|---|---|---|---|---|');
  const us = await ours('sqlite');
  await stop(us.clients);
  await stop(us.child);
  const fanOut = await ours('memory');
  await stop(fanOut.clients);
  await stop(fanOut.child);
  const reference = await bare(us.payload);
  const against = (value: number, unit: string) => `bare ws ${value.toFixed(1)} ${unit}`;
  const cpu = against(reference.cpuPerDelivery, 'µs');
  const perDelivery = (one: Figures) =>
    [`${one.cpuPerDelivery.toFixed(1)} µs`, cpu, one.cpuPerDelivery / reference.cpuPerDelivery] as const;
  row('CPU per delivery', ...perDelivery(fanOut), '<= 1.15');
  row('the same with a durable commit per event', ...perDelivery(us), '');
  row('p99 of delivery', `${us.p99.toFixed(1)} ms`, against(reference.p99, 'ms'), us.p99 / reference.p99, '<= 1.3');
  // Against the goal: the reference's memory may not grow at all for a few sockets, and a ratio to nothing says nothing.
  row(
    'memory per socket',
    `${(us.perSocket / 1024).toFixed(1)} KB`,
    `goal 20 KB (${against(reference.perSocket / 1024, 'KB')})`,
    us.perSocket / (20 * 1024),
    '<= 20 KB',
  );
  const [durable, memory] = [await bursts('sqlite'), await bursts('memory')];
  row(
    `${people} signed ballots, durable`,
    `${durable.toFixed(0)} ms`,
    `no database ${memory.toFixed(0)} ms`,
    durable / memory,
    '<= 1.5',
  );
  const back = await comeBack(us.cookies, us.head, us.log);
  const handshake = `bare handshake ${back.handshake.toFixed(0)} ms`;
  row(
    `${people} return after a restart`,
    `${back.returning.toFixed(0)} ms`,
    handshake,
    back.returning / back.handshake,
    '<= 1.3',
  );
  const secret = await secretBallots(names);
  const stalls = ({ p99, max }: { p99: number; max: number }) => `p99 ${p99.toFixed(1)} ms, most ${max.toFixed(0)} ms`;
  for (const [what, one] of [
    ['slips issued', secret.issuing],
    ['slips cast', secret.casting],
  ] as const)
    row(
      `${people} ${what} in ${one.ms.toFixed(0)} ms`,
      `loop held ${stalls(one)}`,
      'goal 20 ms',
      one.p99 / 20,
      'p99 <= 20 ms',
    );
  const lead = await following(names);
  row(
    `the presenter’s page at ${people} followers`,
    `p99 ${lead.p99.toFixed(1)} ms, most ${lead.most.toFixed(0)} ms`,
    'goal 500 ms',
    lead.p99 / 500,
    'p99 <= 500 ms',
  );
  row(`${people} newcomers at once`, `${back.newcomers.toFixed(0)} ms`, handshake, back.newcomers / back.handshake, '');
} finally {
  endAll();
}
