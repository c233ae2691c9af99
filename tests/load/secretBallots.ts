// A secret vote of a full hall: everyone asks for his slip, the board co-signs, everyone casts, over the seconds in
// which the tablets themselves do it (client/src/keys/slips.ts).
import type { ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { cosignedAtOnce, type Vote } from '@dien-hong/shared';
import { type Signer, signCades } from '@dien-hong/shared/cades';
import { slipRequestBytes } from '@dien-hong/shared/signing';
import {
  type BoardKey,
  fromBase64,
  makeBoardKey,
  makeSecrets,
  makeSlip,
  type SlipSecrets,
  toBase64,
} from '@dien-hong/shared/tablet';
import { sha256 } from '../../server/src/signing/softSigner.ts';
import { blindRsa } from '../../server/verifier/ballots/scheme.ts';
import { ask, enrol, folder, hello, start, stop, urlOf } from './processes.ts';

const meeting = 'hop-1';
const vote = 'kin';
const castingMs = 2500;

/** Milliseconds until the last was acknowledged, and how long the server's event loop was blocked meanwhile. */
export interface Burst {
  readonly ms: number;
  readonly p99: number;
  readonly max: number;
}

async function done(child: ChildProcess, as: string, command: object): Promise<void> {
  const answer = await ask<{ ok: boolean; refusal?: { code: string } }>(child, { do: 'run', as, command });
  if (!answer.ok) throw new Error(`${as}: ${answer.refusal?.code}`);
}
const voteNow = (child: ChildProcess): Promise<Vote> => ask<Vote>(child, { do: 'vote', voteId: vote });

async function requestOf(voter: string, signer: Signer, { blinded }: SlipSecrets): Promise<string> {
  const at = `${new Date().toISOString().slice(0, 19)}Z`;
  const content = slipRequestBytes({ v: 1, request: 'slip', meeting, vote, blinded: { ...blinded }, voter, at });
  return Buffer.from(await signCades({ content }, signer, sha256, { signingTime: new Date(at) })).toString('base64');
}

/**
 * The board's signatures for all requests. Its tablet is another machine: they are made beforehand, so that they use no core of the server.
 */
const cosigned = (secrets: readonly SlipSecrets[], names: readonly string[], key: BoardKey) =>
  secrets.map(({ blinded }, n) => {
    const bytes = fromBase64(blinded.board);
    const signature = blindRsa.blindSign(fromBase64(key.privateKey), bytes) ?? bytes;
    return { personId: names[n] ?? '', signature: toBase64(signature) };
  });

type Cosigned = ReturnType<typeof cosigned>;

async function issue(child: ChildProcess, clients: ChildProcess, requests: string[], board: Cosigned): Promise<Burst> {
  await ask(child, { do: 'watch' });
  const began = performance.now();
  const spreadMs = Math.min(2000, requests.length * 4);
  const commands = requests.map((request) => ({ type: 'RequestSlip', voteId: vote, request }));
  const { refused } = await ask<{ refused: unknown[] }>(clients, { do: 'send', commands, spreadMs });
  if (refused.length > 0) throw new Error(`refused: ${JSON.stringify(refused)}`);
  for (let at = 0; at < board.length; at += cosignedAtOnce)
    await done(child, 'm2', { type: 'CosignSlips', voteId: vote, slips: board.slice(at, at + cosignedAtOnce) });
  const ms = performance.now() - began;
  return { ms, ...(await ask<Omit<Burst, 'ms'>>(child, { do: 'watched' })) };
}

async function cast(child: ChildProcess, port: number, slips: Uint8Array[]): Promise<Burst> {
  const bodies = slips.map((bytes) => JSON.stringify({ slip: toBase64(bytes) }));
  const url = `http://127.0.0.1:${port}/api/ballot-box/${meeting}/${vote}`;
  const headers = { 'content-type': 'application/json' };
  await ask(child, { do: 'watch' });
  const began = performance.now();
  const answers = await Promise.all(
    bodies.map(async (body, n) => {
      await wait((castingMs * n) / bodies.length);
      return fetch(url, { method: 'POST', headers, body });
    }),
  );
  const ms = performance.now() - began;
  const burst = { ms, ...(await ask<Omit<Burst, 'ms'>>(child, { do: 'watched' })) };
  const bad = answers.find((one) => !one.ok);
  if (bad) throw new Error(`a slip was refused: ${await bad.text()}`);
  return burst;
}

export async function secretBallots(names: readonly string[]): Promise<{ issuing: Burst; casting: Burst }> {
  const { child, first } = await start<{ port: number }>(
    'meetingServer.ts',
    join(folder, 'secret'),
    '0',
    `${names.length}`,
  );
  const { child: clients } = await start('clients.ts');
  await ask(child, { do: 'prepare' });
  const signers = await enrol(child, names);
  const cookies = await ask<string[]>(child, { do: 'cookies', people: names });
  const urls = names.map(() => urlOf(first.port));
  await ask(clients, { do: 'connect', urls, cookies, hellos: names.map(() => hello) });

  const key = await makeBoardKey();
  const members = ['m2', 'm3', 'm4'].map((personId, n) => ({ personId, role: n === 0 ? 'head' : 'member' }));
  await done(child, 'chair', { type: 'AppointBoard', voteId: vote, members, basis: 'Giơ tay' });
  await done(child, 'm2', { type: 'PresentBoardKey', voteId: vote, publicKey: key.publicKey });
  await done(child, 'chair', { type: 'OpenVote', voteId: vote });
  const keys = (await voteNow(child)).slips?.keys ?? { house: '', board: '' };
  const secrets: SlipSecrets[] = [];
  const requests: string[] = [];
  for (const [n, name] of names.entries()) {
    const own = await makeSecrets({ meeting, vote }, keys);
    secrets.push(own);
    requests.push(await requestOf(name, signers[n] as Signer, own));
  }
  const issuing = await issue(child, clients, requests, cosigned(secrets, names, key));
  await done(child, 'chair', { type: 'CloseIssuing', voteId: vote });

  const issued = (await voteNow(child)).slips?.issued ?? {};
  const slips: Uint8Array[] = [];
  for (const [n, name] of names.entries()) {
    const signatures = { house: issued[name]?.sealed?.house ?? '', board: issued[name]?.board ?? '' };
    slips.push((await makeSlip(secrets[n] as SlipSecrets, keys, signatures, [[n % 2]])).bytes);
  }
  const casting = await cast(child, first.port, slips);
  await stop(child);
  await stop(clients);
  return { issuing, casting };
}
