import 'reflect-metadata';
import { generateKeyPairSync } from 'node:crypto';
import { type Envelope, limits, MeetingDraft, neverTaken } from '@dien-hong/shared';
import { type Signer, signCades } from '@dien-hong/shared/cades';
import { answerBytes, ballotBytes, parseBallot, slipRequestBytes } from '@dien-hong/shared/signing';
import { BasicConstraintsExtension, X509CertificateGenerator } from '@peculiar/x509';
import { expect, test } from 'vitest';
import * as z from 'zod/mini';
import { sha256 } from './softSigner.ts';

/** A letter of three bytes, as long as NFC makes a text; no other letter takes more bytes for each of its units. */
const letters = (count: number): string => 'ệ'.repeat(count);
const numbered = (count: number, index: number): string => `${index}`.padStart(4, '0') + letters(count - 4);
const digest = 'a'.repeat(64);
const id = (index: number): string => `${index}`.padStart(limits.id, 'x');
const at = '2027-01-05T08:00:00Z';

/** Three certificates with keys of 4096 bits and names as long as those of real authorities. */
async function rsaChain(): Promise<Signer> {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 4096 });
  const algorithm = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' };
  const { subtle } = crypto;
  const keys = {
    privateKey: await subtle.importKey('pkcs8', privateKey.export({ type: 'pkcs8', format: 'der' }), algorithm, true, [
      'sign',
    ]),
    publicKey: await subtle.importKey('spki', publicKey.export({ type: 'spki', format: 'der' }), algorithm, true, [
      'verify',
    ]),
  };
  const issued = async (level: number): Promise<Uint8Array<ArrayBuffer>> => {
    const made = await X509CertificateGenerator.createSelfSigned({
      serialNumber: `0${level}`,
      keys,
      signingAlgorithm: algorithm,
      name: [letters(60), letters(60), letters(60)].map((words) => `OU=${words}`).join(', '),
      extensions: [new BasicConstraintsExtension(level > 0, level, true)],
    });
    return new Uint8Array(made.rawData);
  };
  const chain = await Promise.all([0, 1, 2, 3].map(issued));
  return {
    certificate: chain[0] as Uint8Array<ArrayBuffer>,
    chain: chain.slice(1),
    algorithm: 'rsa-pkcs1-sha256',
    sign: async (bytes) => new Uint8Array(await subtle.sign(algorithm.name, keys.privateKey, bytes)),
  };
}

const signer = await rsaChain();
const signed = async (content: Uint8Array): Promise<string> => {
  const der = await signCades({ content }, signer, sha256, { signingTime: new Date(at) });
  return Buffer.from(der).toString('base64');
};

test('[LIM-2] the largest ballot that the rules allow fits its command and the frame of the socket', async () => {
  const motion = z.parse(MeetingDraft.shape.motions.def.element, {
    id: id(1),
    itemId: id(2),
    title: letters(limits.title),
    question: letters(limits.question),
    kind: 'approval',
    form: 'open',
    most: null,
    seats: null,
    special: null,
    seconds: null,
    clauseOf: null,
    round: 1,
    repeats: null,
    rows: Array.from({ length: limits.rows }, (_, n) => ({
      id: `${n}`,
      name: numbered(limits.row, n),
      personId: id(n),
    })),
    choices: Array.from({ length: limits.choices }, (_, n) => numbered(limits.choice, n)),
    paperIds: Array.from({ length: limits.papersOfVote }, (_, n) => id(n)),
  });
  const content = ballotBytes({
    v: 1,
    meeting: id(3),
    vote: motion.id,
    question: motion.question,
    voter: id(4),
    at,
    rows: motion.rows.map((row) => row.name),
    choices: motion.rows.map(() => motion.choices[0] ?? ''),
    papers: motion.paperIds.map((paper) => ({ id: paper, sha256: digest })),
  });
  expect(parseBallot(content).ok).toBe(true);
  const ballot = await signed(content);
  expect(ballot.length).toBeGreaterThan(500_000);
  expect(ballot.length).toBeLessThanOrEqual(limits.ballot);
  const envelope: Envelope = { id: id(5), command: { type: 'CastBallot', voteId: motion.id, ballot } };
  expect(neverTaken(envelope)).toBeNull();
});

test('[LIM-2] the largest answer of a consultation and the largest request for a slip fit', async () => {
  const answer = answerBytes({
    v: 1,
    consultation: id(1),
    subject: letters(limits.title),
    question: letters(limits.question),
    at,
    choice: letters(limits.choice),
    text: letters(limits.opinion),
    file: digest,
    voter: id(2),
    papers: Array.from({ length: limits.papersOfVote }, (_, n) => ({ id: id(n), sha256: digest })),
  });
  expect((await signed(answer)).length).toBeLessThanOrEqual(limits.answer);
  const blinded = { house: 'A'.repeat(684), board: 'A'.repeat(684) };
  const request = slipRequestBytes({ v: 1, request: 'slip', meeting: id(1), vote: id(2), blinded, voter: id(3), at });
  expect((await signed(request)).length).toBeLessThanOrEqual(limits.slipRequest);
});
