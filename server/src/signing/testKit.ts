import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Signer, signBallot } from '@dien-hong/shared/cades';
import type { BallotStatement } from '@dien-hong/shared/signing';
import { afterAll } from 'vitest';
import { type Issued, openPki, type Pki } from './pki.ts';
import { createSoftKey, type SoftKey, sha256, softCsr, softSigner } from './softSigner.ts';

// For the tests of this folder: people with keys, under an authority in a temporary folder.

export const organisation = 'Ủy ban nhân dân xã Liêm Thanh';
export const today = new Date('2026-11-23T02:00:00Z');

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'signing-'));
  folders.push(folder);
  return folder;
}

export function temporaryPki(now: () => Date = () => today): Promise<Pki> {
  return openPki(join(temporaryFolder(), 'pki'), { organisation, now });
}

export interface Member {
  issued: Issued;
  key: SoftKey;
  signer: Signer;
}

export async function enrol(pki: Pki, personId: string, key?: SoftKey): Promise<Member> {
  const own = key ?? (await createSoftKey());
  const issued = await pki.issue(await softCsr(own), { personId, commonName: 'Nguyễn Thị Hồng Ánh', organisation });
  if (!issued.ok) throw new Error(issued.refusal.code);
  return { issued, key: own, signer: softSigner(own, issued.certificate, issued.chain) };
}

export const statement: BallotStatement = {
  v: 1,
  meeting: 'phien-hop-11',
  vote: 'vote-1',
  question: 'Thông qua Nghị quyết về dự toán ngân sách xã năm 2027',
  choices: ['approve'],
  papers: [{ id: 'to-trinh-12', sha256: 'ab'.repeat(32) }],
  voter: 'nguyen-thi-hong-anh',
  at: '2026-11-23T02:00:00Z',
};

export const ballotOf = ({ signer }: Member, change: Partial<BallotStatement> = {}) =>
  signBallot({ ...statement, ...change }, signer, sha256);

/** How long (ms) a test of all bytes may hang, at night and on a busy machine. */
export const allBytesTimeout = 600_000;

/** Places of bytes to change, one after the other: at night all of them, on a push every 16th, from a place chosen by a printed seed. */
export function placesIn(bytes: Uint8Array): number[] {
  const step = process.env.NIGHT ? 1 : 16;
  const seed = Number(process.env.SEED ?? Date.now() % 1e9);
  console.log(`Bytes changed, one in ${step}: SEED=${seed}`);
  return [...bytes.keys()].filter((place) => place % step === seed % step);
}
