// A secret vote over the wire: real keys, real blind signatures, a real host.
import { type Answer, type Refusal, voteOf } from '@dien-hong/shared';
import { type Signer, signCades } from '@dien-hong/shared/cades';
import { type Slip, slipBytes, slipRequestBytes } from '@dien-hong/shared/signing';
import { type BoardKey, makeBoardKey, makeSlip, type SlipSecrets, toBase64 } from '@dien-hong/shared/tablet';
import { commune, motion } from '@dien-hong/shared/testing';
import { createSoftKey, sha256, softCsr, softSigner } from '../signing/softSigner.ts';
import { connect, startServer, type TestClient, type TestServer } from '../testing/server.ts';

const rows = [
  { id: '1', name: 'Cao Thị Lan', personId: null },
  { id: '2', name: 'Mai Văn Sơn', personId: null },
];
const secret = { kind: 'approval', form: 'secret', rows, choices: ['Đồng ý', 'Không đồng ý'], paperIds: [] } as const;
const draft = commune({
  motions: [
    motion('v1', { ...secret, rows, choices: [...secret.choices], paperIds: [] }),
    motion('v2', { ...secret, rows, choices: [...secret.choices], paperIds: [] }),
  ],
});
export const meetingId = draft.info.id;
export const voters = ['chair', 'm2', 'm3', 'm4', 'm5'];
export const holder = 'm5';

export let server: TestServer;
export let boardKey: BoardKey;
const clients = new Map<string, TestClient>();
export const signers = new Map<string, Signer>();
export const of = <T>(map: Map<string, T>, who: string): T => map.get(who) as T;
export const client = (who: string) => of(clients, who);
export const codeOf = (answer: Answer | { ok: false; refusal: Refusal }): string =>
  answer.ok ? 'ok' : answer.refusal.code;

async function enrol(who: string): Promise<void> {
  const key = await createSoftKey();
  const made = await server.services.pki.issue(await softCsr(key), {
    personId: who,
    commonName: who,
    organisation: 'Diên Hồng',
  });
  if (!made.ok) throw new Error(made.refusal.code);
  const { certificate, chain, fingerprint, serial } = made;
  const row = { fingerprint, serial, personId: who, der: Buffer.from(certificate), source: 'issued' } as const;
  server.services.directory.addCertificate({ ...row, createdAt: Date.now() });
  signers.set(who, softSigner(key, certificate, chain));
}

export const keysOf = (who: string, voteId = 'v1') => {
  const keys = voteOf(client(who).state, voteId)?.slips?.keys;
  if (!keys) throw new Error('not open');
  return keys;
};

export async function requestOf(
  who: string,
  secrets: Pick<SlipSecrets, 'blinded'>,
  more: object = {},
): Promise<string> {
  const at = `${new Date().toISOString().slice(0, 19)}Z`;
  const content = slipRequestBytes({
    v: 1,
    request: 'slip',
    meeting: meetingId,
    vote: 'v1',
    blinded: { ...secrets.blinded },
    voter: who,
    at,
    ...more,
  });
  const signed = await signCades({ content }, of(signers, who), sha256, { signingTime: new Date(at) });
  return Buffer.from(signed).toString('base64');
}

export async function ask(who: string, secrets: SlipSecrets): Promise<Answer> {
  return client(who).send({ type: 'RequestSlip', voteId: 'v1', request: await requestOf(who, secrets) });
}

export async function drop(slip: Uint8Array | Slip, voteId = 'v1'): Promise<string> {
  const bytes = slip instanceof Uint8Array ? slip : slipBytes(slip);
  const response = await fetch(`${server.url}/api/ballot-box/${meetingId}/${voteId}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ slip: toBase64(bytes) }),
  });
  const body = (await response.json()) as { ok?: true; refusal?: Refusal };
  return body.ok ? 'ok' : (body.refusal?.code ?? 'none');
}

export const slipOf = async (who: string, secrets: SlipSecrets, marks: number[][]) => {
  const issued = voteOf(client(who).state, 'v1')?.slips?.issued[who];
  const signatures = { house: issued?.sealed?.house ?? '', board: issued?.board ?? '' };
  return makeSlip(secrets, keysOf(who), signatures, marks);
};

export const secrets = new Map<string, SlipSecrets>();
export const dropped = new Map<string, { bytes: Uint8Array; token: string }>();

/** The server with everyone at his place, the meeting open at its first item. */
export async function sitDown(): Promise<void> {
  server = await startServer(draft);
  for (const who of [...voters, 'm6', 'm7', 'm8', 'sec', 'guest']) {
    const one = connect(server, meetingId, server.cookie(who));
    clients.set(who, one);
    await one.until((state) => state.seq > 0);
    await enrol(who);
  }
  for (const personId of [...voters, 'm6'])
    await client('sec').send({ type: 'CheckIn', personId, method: 'secretary' });
  await client('chair').send({ type: 'OpenMeeting' });
  await client('chair').send({ type: 'TakeUpItem', itemId: 'muc-1' });
  boardKey = await makeBoardKey();
}

export async function standUp(): Promise<void> {
  for (const one of clients.values()) one.close();
  await server.close();
}
