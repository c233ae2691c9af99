// A secret vote over the wire, and every known attack on a token.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { infoOf, voteOf } from '@dien-hong/shared';
import {
  type Hash,
  merkleHolds,
  merklePath,
  openingBytes,
  parseSlip,
  type Slip,
  slipBytes,
  tokenBytes,
} from '@dien-hong/shared/signing';
import { cosign, fromBase64, makeBoardKey, makeSecrets, signOpening, tokenOf } from '@dien-hong/shared/tablet';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { TestClient } from '../testing/server.ts';
import { afterTheCount } from './afterTheCount.testing.ts';
import {
  ask,
  boardKey,
  client,
  codeOf,
  drop,
  dropped,
  holder,
  keysOf,
  meetingId,
  of,
  requestOf,
  secrets,
  server,
  sitDown,
  slipOf,
  standUp,
  voters,
} from './secret.testing.ts';

beforeAll(sitDown, 30_000);
afterAll(standUp);

describe('before the barrier', () => {
  test('[VOT-30] no secret vote without a board and its key; a key that is none is refused', async () => {
    expect(codeOf(await client('chair').send({ type: 'OpenVote', voteId: 'v1' }))).toBe('board-needed');
    const members = [holder, 'm3', 'm4'].map((personId, n) => ({
      personId,
      role: n === 0 ? ('head' as const) : ('member' as const),
    }));
    const appoint = { type: 'AppointBoard', voteId: 'v1', members, basis: 'Giơ tay' } as const;
    expect(codeOf(await client('chair').send(appoint))).toBe('ok');
    expect(codeOf(await client('chair').send({ type: 'OpenVote', voteId: 'v1' }))).toBe('board-key-needed');
    const bad = { type: 'PresentBoardKey', voteId: 'v1', publicKey: 'Ym9hcmQ=' } as const;
    expect(codeOf(await client(holder).send(bad))).toBe('board-key-unusable');
    const { publicKey } = boardKey;
    expect(codeOf(await client(holder).send({ ...bad, publicKey }))).toBe('ok');
    expect(codeOf(await client('chair').send({ type: 'OpenVote', voteId: 'v1' }))).toBe('ok');
    await Promise.all(voters.map((who) => client(who).until((state) => voteOf(state, 'v1')?.slips != null)));
  });

  test('[VOT-33] a slip is asked for with the voter’s own signature, once', async () => {
    for (const who of voters) secrets.set(who, await makeSecrets({ meeting: meetingId, vote: 'v1' }, keysOf(who)));
    const own = of(secrets, 'm2');
    const send = async (request: string) =>
      codeOf(await client('m2').send({ type: 'RequestSlip', voteId: 'v1', request }));
    expect(await send(await requestOf('m3', own))).toBe('ballot-of-another-voter');
    expect(await send(await requestOf('m2', own, { vote: 'v2' }))).toBe('ballot-for-another-vote');
    expect(await send(await requestOf('m2', own, { voter: 'm3' }))).toBe('ballot-of-another-voter');
    expect(await send('')).toBe('slip-request-not-signed');
    for (const who of voters) expect(codeOf(await ask(who, of(secrets, who)))).toBe('ok');
    expect(codeOf(await ask('m2', own))).toBe('slip-already-issued');
    const again = await makeSecrets({ meeting: meetingId, vote: 'v1' }, keysOf('m2'));
    expect(codeOf(await ask('m2', again))).toBe('slip-already-issued');
  });

  test.each(['house', 'board'] as const)(
    '[VOT-33] blinded 0, 1, n − 1 and what is longer than n are not signed for the %s',
    async (key) => {
      const n = await modulus(keysOf('m6')[key]);
      const values = [0n, 1n, n - 1n, n, n + 5n].map((value) => value.toString(16).padStart(512, '0'));
      for (const hex of [...values, '02', '']) {
        const bad = Buffer.from(hex, 'hex').toString('base64') || 'AA==';
        const blinded = { ...of(secrets, 'm2').blinded, [key]: bad };
        const request = await requestOf('m6', { blinded });
        expect(codeOf(await client('m6').send({ type: 'RequestSlip', voteId: 'v1', request }))).toBe(
          'slip-blinded-invalid',
        );
      }
    },
  );

  test('[VOT-34] the board sees the signed requests, nobody else does, and its signatures must fit', async () => {
    const path = `${server.url}/api/meetings/${meetingId}/votes/v1/requests`;
    const get = (who: string) => fetch(path, { headers: { cookie: server.cookie(who) } });
    for (const who of ['chair', 'sec', 'm2', 'guest']) expect((await get(who)).status).toBe(403);
    const { requests } = (await (await get(holder)).json()) as { requests: { personId: string; request: string }[] };
    expect(requests.map((one) => one.personId).sort()).toEqual([...voters].sort());
    await client(holder).until((state) => Object.keys(voteOf(state, 'v1')?.slips?.issued ?? {}).length === 5);
    const waiting = voteOf(client(holder).state, 'v1')?.slips?.issued ?? {};
    const forged = [{ personId: 'm2', signature: of(secrets, 'm2').blinded.board }];
    const send = (who: string, slips: { personId: string; signature: string }[]) =>
      client(who).send({ type: 'CosignSlips', voteId: 'v1', slips });
    expect(codeOf(await send(holder, forged))).toBe('slip-signature-invalid');
    const slips = await Promise.all(
      voters.map(async (personId) => ({
        personId,
        signature: await cosign(boardKey, waiting[personId]?.sealed?.blinded.board ?? ''),
      })),
    );
    expect(codeOf(await client('chair').send({ type: 'CloseIssuing', voteId: 'v1' }))).toBe('slips-not-cosigned');
    expect(codeOf(await send('m3', slips))).toBe('only-counting-board');
    expect(codeOf(await send(holder, slips))).toBe('ok');
    expect(codeOf(await send(holder, slips))).toBe('slip-already-cosigned');
    await Promise.all(
      voters.map((who) => client(who).until((state) => voteOf(state, 'v1')?.slips?.issued[who]?.board != null)),
    );
  });

  test('[VOT-33, AUD-3] others learn that somebody received a slip, and nothing of what was signed', async () => {
    for (const who of ['m3', 'sec', 'guest']) {
      // Those whom a record does not name get the record a moment later.
      const state = await client(who).until((now) => voteOf(now, 'v1')?.slips?.issued.m2?.cosigned === true);
      const issued = voteOf(state, 'v1')?.slips?.issued.m2;
      expect(issued).toEqual({ sealed: null, cosigned: true, board: null });
    }
  });

  test('[VOT-35] nothing is cast before the barrier', async () => {
    const { bytes } = await slipOf('m2', of(secrets, 'm2'), [[0], [1]]);
    expect(await drop(bytes)).toBe('slip-not-casting');
    expect(codeOf(await client('chair').send({ type: 'CloseVote', voteId: 'v1' }))).toBe('slip-issuing-open');
    expect(codeOf(await client('chair').send({ type: 'CloseIssuing', voteId: 'v1' }))).toBe('ok');
    const late = await makeSecrets({ meeting: meetingId, vote: 'v1' }, keysOf('m6'));
    expect(codeOf(await ask('m6', late))).toBe('slip-issuing-closed');
  });
});

describe('casting', () => {
  test('[VOT-36] a slip is taken once, from whoever brings it, without a session', async () => {
    const marks: Record<string, number[][]> = { chair: [[0], [1]], m2: [[0], [0]], m3: [[0], [1]], m4: [[0, 1], [0]] };
    for (const [who, marked] of Object.entries(marks)) {
      const slip = await slipOf(who, of(secrets, who), marked);
      dropped.set(who, slip);
      expect(await drop(slip.bytes)).toBe('ok');
    }
    expect(await drop(of(dropped, 'm2').bytes)).toBe('ok');
    const changedMind = await slipOf('m2', of(secrets, 'm2'), [[1], [1]]);
    expect(await drop(changedMind.bytes)).toBe('slip-token-used');
  });

  test('[VOT-36] a slip that was tampered with, made up, or meant for another vote is refused', async () => {
    const { bytes } = await slipOf('m5', of(secrets, 'm5'), [[1], [1]]);
    const slip = parseSlip(bytes) as Slip;
    expect(await drop({ ...slip, marks: [[0], [1]] })).toBe('slip-signature-invalid');
    expect(await drop({ ...slip, marks: [[5], [1]] })).toBe('slip-malformed');
    expect(await drop({ ...slip, marks: [[1]] })).toBe('slip-malformed');
    expect(await drop({ ...slip, vote: 'v2' })).toBe('slip-for-another-vote');
    expect(await drop(slip, 'v2')).toBe('slip-not-casting');
    expect(await drop({ ...slip, house: slip.board, board: slip.house })).toBe('slip-token-invalid');
    // The server alone: its own signature twice, the board's missing.
    expect(await drop({ ...slip, board: slip.house })).toBe('slip-token-invalid');
    const other = await makeSecrets({ meeting: meetingId, vote: 'v1' }, keysOf('m5'));
    expect(await drop({ ...slip, key: other.key })).toBe('slip-token-invalid');
    expect(await drop(new TextEncoder().encode(` ${new TextDecoder().decode(bytes)}`))).toBe('slip-malformed');
    expect(await drop(bytes)).toBe('ok');
  });
});

describe('counting', () => {
  test('[VOT-37] the board opens the count with its key; all slips are published, sorted, under one root', async () => {
    const opening = await signOpening(boardKey, openingBytes({ meeting: meetingId, vote: 'v1' }));
    const open = (who: string, signed: string) =>
      client(who).send({ type: 'CountSlips', voteId: 'v1', opening: signed });
    expect(codeOf(await open(holder, opening))).toBe('casting-not-closed');
    expect(codeOf(await client('chair').send({ type: 'CloseVote', voteId: 'v1' }))).toBe('ok');
    expect(await drop(of(dropped, 'm2').bytes)).toBe('slip-not-casting');
    expect(codeOf(await open('chair', opening))).toBe('only-counting-board');
    const wrong = await signOpening(await makeBoardKey(), openingBytes({ meeting: meetingId, vote: 'v1' }));
    expect(codeOf(await open(holder, wrong))).toBe('count-not-opened');
    expect(codeOf(await open(holder, opening))).toBe('ok');
    const state = await client('guest').until((one) => voteOf(one, 'v1')?.stage === 'closed');
    expect(voteOf(state, 'v1')?.closed).toMatchObject({
      tally: [
        { rowId: '1', counts: [3, 1] },
        { rowId: '2', counts: [1, 3] },
      ],
      slips: { issued: 5, cast: 5, valid: 4, invalid: [{ why: 'row-marked-twice', count: 1 }] },
      ballots: [],
    });
  });

  test('[VOT-38] everyone finds his own slip in the publication, and recomputes its root', async () => {
    const response = await fetch(`${server.url}/api/meetings/${meetingId}/votes/v1/slips`, {
      headers: { cookie: server.cookie('guest') },
    });
    const text = await response.text();
    const { slips: published } = voteOf(client('guest').state, 'v1')?.closed ?? {};
    expect(createHash('sha256').update(text).digest('hex')).toBe(published?.file);
    const slips = (JSON.parse(text) as Slip[]).map((slip) => ({ slip, bytes: slipBytes(slip) }));
    const tokens = await Promise.all(slips.map(({ slip }) => tokenOf(tokenBytes(slip))));
    expect(tokens).toEqual([...tokens].sort());
    const hash: Hash = async (bytes) => new Uint8Array(createHash('sha256').update(bytes).digest());
    const root = Buffer.from(published?.root ?? '', 'hex');
    const entries = slips.map((one) => one.bytes);
    for (const { token, bytes } of dropped.values()) {
      const index = tokens.indexOf(token);
      const proof = { entry: bytes, index, size: entries.length, path: await merklePath(hash, index, entries), root };
      expect(await merkleHolds(hash, proof)).toBe(true);
    }
  });

  test('[VOT-39] what is kept leads from no person to a choice, and the server’s key is gone', () => {
    const { raw } = server.services.database;
    expect(raw.prepare('select count(*) as n from slips').get()).toEqual({ n: 0 });
    expect(raw.prepare('select count(*) as n from issuing_keys').get()).toEqual({ n: 0 });
    const folder = server.services.config.dataDir;
    const files = ['dien-hong.db', 'dien-hong.db-wal'].map((name) => readFileSync(join(folder, name)));
    const kept = Buffer.concat(files).toString('latin1');
    // A slip is published whole, without a name; every identifier of a person in this vote is stored apart from all parts of a slip.
    const slips = [...dropped.values()].map(({ bytes }) => parseSlip(bytes) as Slip);
    for (const [who, { blinded, inverses, privateKey }] of secrets) {
      expect(kept).toContain(blinded.house);
      for (const part of [inverses.house, inverses.board, privateKey]) expect(kept).not.toContain(part);
      const events = JSON.stringify(
        client(who).entries.filter((entry) => 'event' in entry && entry.event.type !== 'VoteClosed'),
      );
      for (const { key, house, board, signature } of slips)
        for (const part of [key, house, board, signature]) expect(events).not.toContain(part);
    }
    const log = raw.prepare('select record from events').all() as { record: string }[];
    for (const { record } of log)
      for (const { key, house, board } of slips)
        for (const part of [key, house, board]) expect(record).not.toContain(part);
    expect(infoOf(client('guest').state).id).toBe(meetingId);
  });
});

describe('after the count', () => afterTheCount());

async function modulus(spki: string): Promise<bigint> {
  const { createPublicKey } = await import('node:crypto');
  const key = createPublicKey({ key: Buffer.from(fromBase64(spki)), format: 'der', type: 'spki' });
  return BigInt(`0x${Buffer.from(key.export({ format: 'jwk' }).n ?? '', 'base64url').toString('hex')}`);
}

describe('annulled while slips are asked for', () => {
  test('[LOG-14] every request is answered, the vote is annulled, and the server goes on', async () => {
    const second = await makeBoardKey();
    const members = [holder, 'm3', 'm4'].map((personId, n) => ({
      personId,
      role: n === 0 ? ('head' as const) : ('member' as const),
    }));
    const send = async (who: string, command: Parameters<TestClient['send']>[0]) =>
      codeOf(await client(who).send(command));
    expect(await send('chair', { type: 'AppointBoard', voteId: 'v2', members, basis: 'Giơ tay' })).toBe('ok');
    const { publicKey } = second;
    expect(await send(holder, { type: 'PresentBoardKey', voteId: 'v2', publicKey })).toBe('ok');
    expect(await send('chair', { type: 'OpenVote', voteId: 'v2' })).toBe('ok');
    const requests = await Promise.all(
      voters.map(async (who) => {
        await client(who).until((state) => voteOf(state, 'v2')?.slips != null);
        const own = await makeSecrets({ meeting: meetingId, vote: 'v2' }, keysOf(who, 'v2'));
        return { who, request: await requestOf(who, own, { vote: 'v2' }) };
      }),
    );
    const asked = requests.map(({ who, request }) => send(who, { type: 'RequestSlip', voteId: 'v2', request }));
    // Before most of them have had their turn: a key is destroyed while it is asked for.
    const annulled = send('chair', { type: 'AnnulVote', voteId: 'v2', reason: 'Nhầm danh sách' });
    const answers = await Promise.all(asked);
    expect(await annulled).toBe('ok');
    for (const answer of answers) expect(['ok', 'vote-closed']).toContain(answer);
    expect(await send('m2', { type: 'RequestSlip', voteId: 'v2', request: requests[1]?.request ?? '' })).toBe(
      'vote-closed',
    );
    await client('guest').until((state) => voteOf(state, 'v2')?.stage === 'annulled');
    await expect.poll(() => server.services.box.held()).toEqual([]);
  });
});
