import 'reflect-metadata';
import { ballotBytes } from '@dien-hong/shared';
import type { Signer } from '@dien-hong/shared/cades';
import { voteOpened } from '@dien-hong/shared/testing';
import { X509CertificateGenerator } from '@peculiar/x509';
import { expect, test } from 'vitest';
import { sha256 } from '../../../keys/deviceKey.ts';
import { ballotFor, signBallot } from './ballot.ts';

const at = Date.UTC(2026, 10, 27, 1, 2, 3, 456);
const opened = () => voteOpened();

test('a ballot says what was put to the vote, by whom and when on the server’s clock', () => {
  const { state } = opened();
  const written = ballotFor(state, { voteId: 'v1', choices: ['Tán thành'], voter: 'm2', at });
  expect(written).toEqual({
    ok: true,
    statement: {
      v: 1,
      meeting: 'hop-1',
      vote: 'v1',
      question: 'Đồng chí có nhất trí v1?',
      choices: ['Tán thành'],
      papers: [{ id: 'p1', sha256: state.documents.papers.p1?.file?.sha256 }],
      voter: 'm2',
      at: '2026-11-27T01:02:03.456Z',
    },
  });
});

test('the papers are those of the opening, even if the state changes later', () => {
  const { state } = opened();
  const paper = state.documents.papers.p1;
  if (!paper?.file) throw new Error('the sample has a paper p1');
  const replaced = { ...paper, file: { ...paper.file, sha256: 'f'.repeat(64) } };
  const later = { ...state, documents: { papers: { ...state.documents.papers, p1: replaced } } };
  const written = ballotFor(later, { voteId: 'v1', choices: ['Tán thành'], voter: 'm2', at });
  expect(written.ok && written.statement.papers).toEqual([{ id: 'p1', sha256: paper.file.sha256 }]);
});

test('no ballot is written for a vote that is not open, or for a choice that was not put', () => {
  const meeting = opened();
  const write = (voteId: string, choice: string) =>
    ballotFor(meeting.state, { voteId, choices: [choice], voter: 'm2', at });
  expect(write('v1', 'Đồng ý')).toEqual({ ok: false, problem: 'ballot-invalid-choice' });
  expect(write('v2', 'Tán thành')).toEqual({ ok: false, problem: 'vote-not-open' });
  meeting.given('chair', { type: 'CloseVote', voteId: 'v1' });
  expect(write('v1', 'Tán thành')).toEqual({ ok: false, problem: 'vote-not-open' });
});

test('the signed ballot carries the canonical statement and is signed by the key it names', async () => {
  const written = ballotFor(opened().state, { voteId: 'v1', choices: ['Tán thành'], voter: 'm2', at });
  if (!written.ok) throw new Error(written.problem);
  const ecdsa = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };
  const keys = await crypto.subtle.generateKey(ecdsa, false, ['sign', 'verify']);
  const certificate = await X509CertificateGenerator.createSelfSigned({
    serialNumber: '01',
    name: 'CN=Thu',
    keys,
    signingAlgorithm: ecdsa,
    notBefore: new Date(at - 1000),
    notAfter: new Date(at + 60_000),
  });
  let signed: Uint8Array<ArrayBuffer> | undefined;
  const signer: Signer = {
    certificate: new Uint8Array(certificate.rawData),
    chain: [],
    algorithm: 'ecdsa-p256-sha256',
    sign: async (bytes) => {
      signed = bytes;
      return new Uint8Array(await crypto.subtle.sign(ecdsa, keys.privateKey, bytes));
    },
  };
  const ballot = Buffer.from(await signBallot(written.statement, signer, sha256), 'base64');
  expect(ballot.includes(Buffer.from(ballotBytes(written.statement)))).toBe(true);
  expect(ballot.includes(Buffer.from(signer.certificate))).toBe(true);
  // The signed attributes name the digest of the statement and the second of signing.
  const digest = Buffer.from(await sha256(ballotBytes(written.statement)));
  expect(Buffer.from(signed ?? []).includes(digest)).toBe(true);
  expect(Buffer.from(signed ?? []).includes(Buffer.from('261127010203Z'))).toBe(true);
});
