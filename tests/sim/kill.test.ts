import { type ChildProcess, fork } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Answer, BallotStatement } from '@dien-hong/shared';
import { type Signer, signBallot } from '@dien-hong/shared/cades';
import { commune } from '@dien-hong/shared/testing';
import { afterAll, expect, test } from 'vitest';
import { createSoftKey, sha256, softCsr, softSigner } from '../../server/src/signing/softSigner.ts';
import { connect, type TestClient } from '../../server/src/testing/server.ts';

const voters = 24;
const rounds = 20;
const seed = Number(process.env.SEED ?? Date.now() % 1_000_000);
const folder = mkdtempSync(join(tmpdir(), 'dien-hong-kill-'));
const meetingId = commune().info.id;
const choices = ['Tán thành', 'Không tán thành', 'Không biểu quyết'];

/** A small seeded generator (mulberry32), so that a failing run can be repeated. */
function random(): number {
  state = (state + 0x6d2b79f5) | 0;
  let t = Math.imul(state ^ (state >>> 15), 1 | state);
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
  return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
}
let state = seed;

let child: ChildProcess | undefined;

const answerOf = <T>(process: ChildProcess): Promise<T> =>
  new Promise((resolve, reject) => {
    const ended = () => reject(new Error('the server ended'));
    process.once('exit', ended);
    process.once('message', (message) => {
      process.off('exit', ended);
      resolve(message as T);
    });
  });

async function start(port: number): Promise<number> {
  const args = [folder, String(port), String(voters), String(rounds)];
  child = fork(join(import.meta.dirname, 'room.ts'), args, { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  return (await answerOf<{ port: number }>(child)).port;
}

async function kill(): Promise<void> {
  const gone = new Promise((resolve) => child?.once('exit', resolve));
  child?.kill('SIGKILL');
  await gone;
}

async function ask<T>(request: object): Promise<T> {
  const answer = answerOf<T>(child as ChildProcess);
  child?.send(request);
  return answer;
}

afterAll(async () => {
  await kill();
  rmSync(folder, { recursive: true, force: true });
});

/** Refusals that ask to come again. */
const comeBack = new Set(['server-stopping', 'too-many-commands']);

/** Sends until an answer comes, always under the same id, as the tablet's outbox does. */
async function insist(client: TestClient, command: Parameters<TestClient['send']>[0], id: string): Promise<Answer> {
  for (;;) {
    if (!client.socket.connected) await new Promise((resolve) => client.socket.once('connect', () => resolve(null)));
    const gone = new Promise<null>((resolve) => client.socket.once('disconnect', () => resolve(null)));
    const answer = await Promise.race([client.send(command, id).catch(() => null), gone]);
    if (answer && (answer.ok || !comeBack.has(answer.refusal.code))) return answer;
  }
}

test(`[LOG-1] killed ${rounds} times in the middle of a vote: no acknowledged ballot lost, none twice, all resume`, async () => {
  console.log(`seed ${seed}`);
  const port = await start(0);
  const url = `http://127.0.0.1:${port}`;
  const people = ['chair', ...Array.from({ length: voters - 1 }, (_, n) => `m${n + 2}`)];
  const signers = new Map<string, Signer>();
  const clients = new Map<string, TestClient>();
  for (const personId of ['sec', ...people]) {
    const { cookie } = await ask<{ cookie: string }>({ cookieFor: personId });
    clients.set(personId, connect({ url }, meetingId, cookie));
    if (personId === 'sec') continue;
    const key = await createSoftKey();
    const csr = Buffer.from(await softCsr(key)).toString('base64');
    const issued = await ask<{ certificate: string; chain: string[] }>({ enrol: { personId, csr } });
    const chain = issued.chain.map((one) => new Uint8Array(Buffer.from(one, 'base64')));
    signers.set(personId, softSigner(key, new Uint8Array(Buffer.from(issued.certificate, 'base64')), chain));
  }
  const sec = clients.get('sec') as TestClient;
  await sec.until((one) => one.seq > 0);
  let ids = 0;
  const officer = (command: Parameters<TestClient['send']>[0]) => insist(sec, command, `officer-${++ids}`);
  for (const personId of people) await officer({ type: 'CheckIn', personId, method: 'secretary' });
  expect(await officer({ type: 'OpenMeeting' })).toMatchObject({ ok: true });
  expect(await officer({ type: 'TakeUpItem', itemId: 'muc-1' })).toMatchObject({ ok: true });

  for (let round = 1; round <= rounds; round++) {
    const voteId = `v${round}`;
    expect(await officer({ type: 'OpenVote', voteId })).toMatchObject({ ok: true });
    const acknowledged = new Map<string, string>();
    let answered = 0;
    const killAfter = Math.floor(random() * voters);
    let killed: Promise<unknown> | null = null;
    const restart = () => {
      killed ??= kill().then(() => start(port));
    };
    if (killAfter === 0) restart();
    await Promise.all(
      people.map(async (voter) => {
        const client = clients.get(voter) as TestClient;
        const { voting } = await client.until((one) => one.voting.votes[voteId]?.stage === 'open');
        const choice = choices[Math.floor(random() * 3)] as string;
        const statement: BallotStatement = {
          ...{ v: 1, meeting: meetingId, vote: voteId, question: voting.votes[voteId]?.motion.question ?? '' },
          ...{ choices: [choice], papers: [], voter, at: new Date().toISOString() },
        };
        const signed = await signBallot(statement, signers.get(voter) as Signer, sha256);
        const ballot = Buffer.from(signed).toString('base64');
        const answer = await insist(client, { type: 'CastBallot', voteId, ballot }, `ballot-${voteId}-${voter}`);
        expect(answer, `${voter} in round ${round}: ${JSON.stringify(answer)}`).toMatchObject({ ok: true });
        acknowledged.set(voter, choice);
        answered += 1;
        if (answered >= killAfter) restart();
      }),
    );
    await killed;
    expect(await officer({ type: 'CloseVote', voteId })).toMatchObject({ ok: true });
    // Every client came back by itself and saw the same end.
    for (const [who, client] of clients) {
      const seen = await client.until((one) => one.voting.votes[voteId]?.stage === 'closed');
      const counted = seen.voting.votes[voteId]?.closed?.ballots ?? [];
      expect(new Map(counted.map((one) => [one.personId, one.choices[0]])), `${who} in round ${round}`).toEqual(
        new Map([...acknowledged].sort(([a], [b]) => (a < b ? -1 : 1))),
      );
      expect(counted).toHaveLength(voters);
    }
  }
  for (const client of clients.values()) {
    expect(client.resumes).toBeGreaterThan(rounds / 2);
    client.close();
  }
}, 240_000);
