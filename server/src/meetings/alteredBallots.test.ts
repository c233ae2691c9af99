// A row of the log changed on the disk, its chain computed anew: the signed ballots decide.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Answer, BallotStatement } from '@dien-hong/shared';
import { type Signer, signBallot } from '@dien-hong/shared/cades';
import { commune, motion } from '@dien-hong/shared/testing';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { chain, genesis, type StoredRecord } from '../../verifier/chain.ts';
import { createSoftKey, sha256, softCsr, softSigner } from '../signing/softSigner.ts';
import { startServer, type TestServer } from '../testing/server.ts';

const draft = commune({ motions: [motion('v1', { paperIds: [] })] });
const meetingId = draft.info.id;
let folder: string;
let server: TestServer;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'dien-hong-altered-'));
  server = await startServer(draft, { folder });
});
afterEach(async () => {
  await server.close();
  rmSync(folder, { recursive: true, force: true });
  vi.restoreAllMocks();
});

const codeOf = (answer: Answer | undefined): string => (answer?.ok ? 'ok' : (answer?.refusal.code ?? ''));
let commands = 0;
async function submit(personId: string, command: object): Promise<Answer | undefined> {
  const host = await server.services.meetings.host(meetingId);
  return host?.submit({ kind: 'person', personId }, `c${++commands}`, command as never);
}

/** A device of this person, registered; answers its signer and the certificate's fingerprint. */
async function enrol(personId: string): Promise<{ signer: Signer; fingerprint: string }> {
  const { directory, pki } = server.services;
  const key = await createSoftKey();
  const issued = await pki.issue(await softCsr(key), { personId, commonName: personId, organisation: 'UBND xã' });
  if (!issued.ok) throw new Error(issued.refusal.code);
  const { certificate, chain: issuers, fingerprint, serial } = issued;
  const row = { fingerprint, serial, personId, der: Buffer.from(certificate), source: 'issued' } as const;
  directory.addCertificate({ ...row, createdAt: 1 });
  return { signer: softSigner(key, certificate, issuers), fingerprint };
}

/** The vote is open, and three have said “Tán thành”. Answers the fingerprints of their certificates. */
async function voted(): Promise<string[]> {
  for (const one of ['chair', 'm2', 'm3', 'm4', 'm5', 'm6'])
    expect(codeOf(await submit('sec', { type: 'CheckIn', personId: one, method: 'secretary' }))).toBe('ok');
  for (const command of [
    { type: 'OpenMeeting' },
    { type: 'TakeUpItem', itemId: 'muc-1' },
    { type: 'OpenVote', voteId: 'v1' },
  ])
    expect(codeOf(await submit('chair', command))).toBe('ok');
  const { question } = draft.motions[0] as { question: string };
  const fingerprints = [];
  for (const voter of ['m2', 'm3', 'm4']) {
    const { signer, fingerprint } = await enrol(voter);
    const statement: BallotStatement = {
      v: 1,
      meeting: meetingId,
      vote: 'v1',
      question,
      choices: ['Tán thành'],
      papers: [],
      voter,
      at: new Date().toISOString(),
    };
    const ballot = Buffer.from(await signBallot(statement, signer, sha256)).toString('base64');
    expect(codeOf(await submit(voter, { type: 'CastBallot', voteId: 'v1', ballot }))).toBe('ok');
    fingerprints.push(fingerprint);
  }
  return fingerprints;
}

/** Changes a word of this person's ballot in the log and chains every record anew, as a person with access to the disk could. */
function rewrite(personId: string, from: string, to: string): void {
  const { raw } = server.services.database;
  const rows = raw.prepare('select record from events where meeting_id = ? order by seq').all(meetingId);
  let prev = genesis;
  for (const row of rows as { record: string }[]) {
    const record = JSON.parse(row.record) as StoredRecord;
    const own = record.event.type === 'BallotCast' && record.event.personId === personId;
    const changed = own ? (JSON.parse(row.record.replace(from, to)) as StoredRecord) : record;
    const { salt: _, sealedSalt: __, prev: ___, hash: ____, ...plain } = changed;
    const next = chain(meetingId, prev, plain);
    prev = next.hash;
    raw
      .prepare('update events set record = ? where meeting_id = ? and seq = ?')
      .run(JSON.stringify(next), meetingId, next.seq);
  }
}

async function restart(): Promise<void> {
  await server.close();
  server = await startServer(draft, { folder });
}

const close = { type: 'CloseVote', voteId: 'v1' };

test('[LOG-18] a ballot changed in the log is not counted: the vote is not closed, and can be annulled', async () => {
  await voted();
  rewrite('m3', 'Tán thành', 'Không tán thành');
  await restart();
  vi.spyOn(console, 'error').mockImplementation(() => {});
  expect(await submit('chair', close)).toMatchObject({
    refusal: { code: 'ballot-contradicts-log', params: { name: 'Người m3' } },
  });
  expect(codeOf(await submit('chair', { type: 'AnnulVote', voteId: 'v1', reason: 'Nhật ký bị sửa' }))).toBe('ok');
});

test('[LOG-18] nor one given to somebody else, nor one whose signed bytes are gone', async () => {
  await voted();
  rewrite('m4', '"personId":"m4"', '"personId":"m5"');
  await restart();
  vi.spyOn(console, 'error').mockImplementation(() => {});
  expect(codeOf(await submit('chair', close))).toBe('ballot-contradicts-log');
  rewrite('m5', '"personId":"m5"', '"personId":"m4"');
  server.services.database.raw.prepare('delete from attachments').run();
  await restart();
  expect(codeOf(await submit('chair', close))).toBe('ballot-contradicts-log');
});

test('[LOG-18] after a restart the ballots count as they were signed, also where a device was removed meanwhile', async () => {
  const [fingerprint = ''] = await voted();
  server.services.directory.revokeCertificate(fingerprint, Date.now());
  await restart();
  expect(codeOf(await submit('chair', close))).toBe('ok');
  const host = await server.services.meetings.host(meetingId);
  expect(host?.state.voting.votes.v1?.closed?.ballots.map(({ choices }) => choices)).toEqual([
    ...Array.from({ length: 3 }, () => ['Tán thành']),
  ]);
});
