// A meeting under load, in a process of its own: controlled over IPC, and measured from inside.
import { monitorEventLoopDelay } from 'node:perf_hooks';
import process from 'node:process';
import { setTimeout as wait } from 'node:timers/promises';
import { commune, motion } from '@dien-hong/shared/testing';
import { startServer } from '../../server/src/testing/server.ts';
import { memoryLog } from './memoryLog.ts';

const [folder = '', port = '0', voters = '500', storage = 'sqlite'] = process.argv.slice(2);
const motions = Array.from({ length: 8 }, (_, n) => motion(`v${n + 1}`, { paperIds: [] }));
const rows = [{ id: '1', name: 'Cao Thị Lan', personId: null }];
const secret = { kind: 'approval', form: 'secret', rows, choices: ['Đồng ý', 'Không đồng ý'], paperIds: [] } as const;
motions.push(motion('kin', { ...secret, rows, choices: [...secret.choices], paperIds: [] }));
const log = storage === 'memory' ? memoryLog() : undefined;
const server = await startServer(commune({ voters: Number(voters), motions }), {
  folder,
  port: Number(port),
  ...(log ? { log } : {}),
});
const host = await server.services.meetings.host('hop-1');
if (!host) throw new Error('no meeting');
const secretary = { kind: 'person', personId: 'sec' } as const;
/** How long the event loop was blocked, sampled every millisecond. */
const stalls = monitorEventLoopDelay({ resolution: 1 });
let ids = 0;
const run = (command: Parameters<typeof host.submit>[2]) =>
  host.submit(secretary, `bench-${process.pid}-${++ids}`, command);
const now = (): number => performance.timeOrigin + performance.now();

type Request =
  | { do: 'cookies'; people: string[] }
  | { do: 'enrol'; people: { personId: string; csr: string }[] }
  | { do: 'prepare' }
  | { do: 'open' | 'close'; voteId: string }
  | { do: 'events'; count: number; everyMs: number }
  | { do: 'run'; command: Parameters<typeof host.submit>[2]; as: string }
  | { do: 'vote'; voteId: string }
  | { do: 'memory' | 'head' | 'watch' | 'watched' };

async function answer(request: Request): Promise<unknown> {
  switch (request.do) {
    case 'cookies':
      return request.people.map((personId) => server.cookie(personId));
    case 'enrol': {
      const { pki, directory } = server.services;
      return Promise.all(
        request.people.map(async ({ personId, csr }) => {
          const holder = { personId, commonName: personId, organisation: 'Diên Hồng' };
          const issued = await pki.issue(Buffer.from(csr, 'base64'), holder);
          if (!issued.ok) throw new Error(issued.refusal.code);
          const { certificate, chain, fingerprint, serial } = issued;
          const row = { fingerprint, serial, personId, der: Buffer.from(certificate), source: 'issued' } as const;
          directory.addCertificate({ ...row, createdAt: Date.now() });
          pki.trust.warm(certificate);
          const text = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64');
          return { certificate: text(certificate), chain: chain.map(text) };
        }),
      );
    }
    case 'prepare': {
      const people = ['chair', ...Array.from({ length: Number(voters) - 1 }, (_, n) => `m${n + 2}`)];
      await Promise.all(people.map((personId) => run({ type: 'CheckIn', personId, method: 'secretary' })));
      await run({ type: 'OpenMeeting' });
      return run({ type: 'TakeUpItem', itemId: 'muc-1' });
    }
    case 'open':
      return run({ type: 'OpenVote', voteId: request.voteId });
    case 'close':
      return { answer: await run({ type: 'CloseVote', voteId: request.voteId }), at: now() };
    case 'events': {
      const sent: [number, number][] = [];
      const before = process.cpuUsage();
      for (let n = 0; n < request.count; n++) {
        const at = now();
        const done = await run({ type: n % 2 === 0 ? 'LockQueue' : 'UnlockQueue' });
        if (done.ok) sent.push([done.seq, at]);
        await wait(request.everyMs);
      }
      const { user, system } = process.cpuUsage(before);
      return { sent, cpuMicros: user + system };
    }
    case 'run':
      return host?.submit({ kind: 'person', personId: request.as }, `bench-${process.pid}-${++ids}`, request.command);
    case 'vote':
      return host?.state.voting.votes[request.voteId];
    case 'watch':
      stalls.reset();
      stalls.enable();
      return null;
    case 'watched':
      stalls.disable();
      return { p99: stalls.percentile(99) / 1e6, max: stalls.max / 1e6 };
    case 'head':
      return host?.head.seq;
    case 'memory':
      global.gc?.();
      global.gc?.();
      return process.memoryUsage().rss;
  }
}

process.on('message', (message: Request) => void answer(message).then((result) => process.send?.({ result })));
process.send?.({ result: { port: server.port, log: host.records[0]?.hash.slice(0, 16) } });
