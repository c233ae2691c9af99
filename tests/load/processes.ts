// The processes of a benchmark: started, asked over IPC, ended.
import { type ChildProcess, fork } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { protocolVersion } from '@dien-hong/shared';
import type { Signer } from '@dien-hong/shared/cades';
import { createSoftKey, softCsr, softSigner } from '../../server/src/signing/softSigner.ts';

export const folder = mkdtempSync(join(tmpdir(), 'dien-hong-bench-'));
const children: ChildProcess[] = [];

export function ask<T>(child: ChildProcess, request?: object): Promise<T> {
  const answer = new Promise<T>((resolve, reject) => {
    const ended = () => reject(new Error('a process of the benchmark ended'));
    child.once('exit', ended);
    child.once('message', (message) => {
      child.off('exit', ended);
      resolve((message as { result: T }).result);
    });
  });
  if (request) child.send(request);
  return answer;
}

export async function start<T>(file: string, ...args: string[]): Promise<{ child: ChildProcess; first: T }> {
  const child = fork(join(import.meta.dirname, file), args, { execArgv: ['--expose-gc'] });
  children.push(child);
  return { child, first: await ask<T>(child) };
}

export async function stop(child: ChildProcess, signal: NodeJS.Signals = 'SIGKILL'): Promise<void> {
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.kill(signal);
  await gone;
}

const sorted = (list: number[]): number[] => [...list].sort((a, b) => a - b);
export const quantile = (list: number[], q: number): number =>
  sorted(list)[Math.floor((list.length - 1) * q)] ?? Number.NaN;

export const urlOf = (port: number) => `ws://127.0.0.1:${port}/live/hop-1/?EIO=4&transport=websocket`;
export const hello = { protocol: protocolVersion, lastSeq: 0, foldedAs: '' };

export function endAll(): void {
  for (const child of children) child.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
}

/** A key for each, certified by the server in this process. */
export async function enrol(child: ChildProcess, names: readonly string[]): Promise<Signer[]> {
  const keys = await Promise.all(names.map(() => createSoftKey()));
  const requests = await Promise.all(
    names.map(async (personId, n) => ({
      personId,
      csr: Buffer.from(await softCsr(keys[n] as (typeof keys)[0])).toString('base64'),
    })),
  );
  const issued = await ask<{ certificate: string; chain: string[] }[]>(child, { do: 'enrol', people: requests });
  const bytes = (text: string) => new Uint8Array(Buffer.from(text, 'base64'));
  return issued.map(({ certificate, chain }, n) =>
    softSigner(keys[n] as (typeof keys)[0], bytes(certificate), chain.map(bytes)),
  );
}

/** The delay (ms) of each arrival; sendings and arrivals are matched by their numbers. */
export function delays(sent: [number, number][], arrivals: [number, number[]][]): number[] {
  const at = new Map(sent);
  return arrivals
    .flatMap(([seq, times]) => times.map((time) => time - (at.get(seq) ?? Number.NaN)))
    .filter(Number.isFinite);
}
