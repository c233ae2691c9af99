import { type BallotStatement, fold, isSingle, limits, readAs, screenViewer, viewerOf } from '@dien-hong/shared';
import { signBallot } from '@dien-hong/shared/cades';
import { commune, motion, prepareVote } from '@dien-hong/shared/testing';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { createSoftKey, sha256, softCsr, softSigner } from '../signing/softSigner.ts';
import { connect, startServer, type TestClient, type TestServer } from '../testing/server.ts';

const votes = Array.from({ length: 6 }, (_, n) => motion(`v${n + 1}`, { paperIds: [] }));
const draft = commune({ motions: votes });
const meetingId = draft.info.id;
const voters = ['chair', 'm2', 'm3', 'm4', 'm5', 'm6', 'm7', 'm8'];

let server: TestServer;
const clients: TestClient[] = [];

const join = async (who: string | { screenOf: string }): Promise<TestClient> => {
  const client = connect(server, meetingId, server.cookie(who));
  clients.push(client);
  await client.until((state) => state.seq > 0);
  return client;
};

/** A signed ballot of this person for this vote, as his tablet would make it. */
async function ballot(client: TestClient, voteId: string, voter: string, choice: string): Promise<string> {
  const key = await createSoftKey();
  const issued = await server.services.pki.issue(await softCsr(key), {
    personId: voter,
    commonName: voter,
    organisation: 'Diên Hồng',
  });
  if (!issued.ok) throw new Error(issued.refusal.code);
  const { certificate, chain, fingerprint, serial } = issued;
  const row = { fingerprint, serial, personId: voter, der: Buffer.from(certificate), source: 'issued' } as const;
  server.services.directory.addCertificate({ ...row, createdAt: Date.now() });
  const vote = client.state.voting.votes[voteId];
  const statement: BallotStatement = {
    v: 1,
    meeting: meetingId,
    vote: voteId,
    question: vote?.motion.question ?? '',
    ...(vote && !isSingle(vote.motion) ? { rows: vote.motion.rows.map((row) => row.name) } : {}),
    choices: vote?.motion.rows.map(() => choice) ?? [choice],
    papers: [...(vote?.opened?.papers ?? [])],
    voter,
    at: new Date().toISOString(),
  };
  return Buffer.from(await signBallot(statement, softSigner(key, certificate, chain), sha256)).toString('base64');
}

beforeAll(async () => {
  server = await startServer(draft);
});
afterAll(() => server.close());
afterEach(() => {
  for (const client of clients.splice(0)) client.close();
});

describe('the wire, with a real host', () => {
  test('[AUD-1] each reader folds exactly his redacted log, and no choice leaves the server before closing', async () => {
    const sec = await join('sec');
    for (const personId of [...voters, 'sec', 'guest'])
      expect(await sec.send({ type: 'CheckIn', personId, method: 'secretary' })).toMatchObject({ ok: true });
    expect(await sec.send({ type: 'OpenMeeting' })).toMatchObject({ ok: true });
    expect(await sec.send({ type: 'TakeUpItem', itemId: 'muc-1' })).toMatchObject({ ok: true });
    expect(await sec.send({ type: 'OpenVote', voteId: 'v1' })).toMatchObject({ ok: true });
    const [m2, m3, guest, screen] = await Promise.all(['m2', 'm3', 'guest', { screenOf: meetingId }].map(join));
    const all = { sec, m2, m3, guest } as Record<string, TestClient>;
    await m2?.until((state) => state.voting.votes.v1?.stage === 'open');
    const answer = await m2?.send({
      type: 'CastBallot',
      voteId: 'v1',
      ballot: await ballot(m2, 'v1', 'm2', 'Tán thành'),
    });
    expect(answer).toMatchObject({ ok: true });
    await m2?.until((state) => state.voting.votes.v1?.ballots.m2 !== undefined);
    expect(m2?.state.voting.votes.v1?.ballots.m2).toMatchObject({ choices: ['Tán thành'] });
    await sec.until((state) => state.voting.votes.v1?.ballots.m2 === null);
    for (const other of [sec, m3, guest, screen]) expect(JSON.stringify(other?.entries)).not.toContain('"sealed":{');

    expect(await sec.send({ type: 'CloseVote', voteId: 'v1' })).toMatchObject({ ok: true });
    const host = await server.services.meetings.host(meetingId);
    for (const [who, client] of Object.entries(all)) {
      await client.until((state) => state.voting.votes.v1?.stage === 'closed' && state.seq === host?.head.seq);
      const own = fold(readAs(host?.records ?? [], viewerOf(host?.state as never, who)));
      expect(client.state, who).toEqual(own);
    }
    await screen?.until((state) => state.seq === host?.head.seq);
    expect(screen?.state).toEqual(fold(readAs(host?.records ?? [], screenViewer)));
  });

  test('[LOG-3] a client that was away resumes by number, and sees nothing twice', async () => {
    const m2 = await join('m2');
    const sec = await join('sec');
    m2.socket.disconnect();
    for (let n = 0; n < 5; n++) {
      expect(await sec.send({ type: 'LockQueue' })).toMatchObject({ ok: true });
      expect(await sec.send({ type: 'UnlockQueue' })).toMatchObject({ ok: true });
    }
    const before = m2.state.seq;
    m2.socket.connect();
    await m2.until((state) => state.seq > before);
    await sec.until((state) => state.seq >= m2.state.seq);
    expect(m2.state.floor).toEqual(sec.state.floor);
    expect(m2.resumes).toBe(2);
  });

  test('turnout is told together, not once per ballot', async () => {
    const sec = await join('sec');
    const people = await Promise.all(voters.map(join));
    expect(await sec.send({ type: 'OpenVote', voteId: 'v2' })).toMatchObject({ ok: true });
    const guest = await join('guest');
    await Promise.all(people.map((client) => client.until((state) => state.voting.votes.v2?.stage === 'open')));
    const signed = await Promise.all(people.map((client, n) => ballot(client, 'v2', voters[n] as string, 'Tán thành')));
    const answers = await Promise.all(
      people.map((client, n) => client.send({ type: 'CastBallot', voteId: 'v2', ballot: signed[n] as string })),
    );
    expect(answers.every((answer) => answer.ok)).toBe(true);
    expect(await sec.send({ type: 'CloseVote', voteId: 'v2' })).toMatchObject({ ok: true });
    await guest.until((state) => state.voting.votes.v2?.stage === 'closed');
    expect(guest.state.voting.votes.v2?.closed?.tally[0]).toEqual({ rowId: '1', counts: [8, 0, 0] });
    const told = guest.live.filter((one) => one.kind === 'turnout' && one.voteId === 'v2');
    expect(told.length).toBeLessThan(8);
    expect(guest.entries.filter((entry) => 'event' in entry && entry.event.type === 'BallotCast')).toEqual([]);
  });

  test('[AUD-1] what is told together in a burst is not lost on him whom an entry in its midst names', async () => {
    const [sec, m2, guest] = (await Promise.all(['sec', 'm2', 'guest'].map(join))) as [
      TestClient,
      TestClient,
      TestClient,
    ];
    expect(await sec.send({ type: 'OpenVote', voteId: 'v4' })).toMatchObject({ ok: true });
    await m2.until((state) => state.voting.votes.v4?.stage === 'open');
    const signed = await ballot(m2, 'v4', 'm2', 'Tán thành');
    const framesBefore = guest.frames;
    expect(await sec.send({ type: 'LockQueue' })).toMatchObject({ ok: true });
    const left = sec.send({ type: 'RecordLeave', personId: 'm8', reason: 'Bận' });
    const cast = m2.send({ type: 'CastBallot', voteId: 'v4', ballot: signed });
    expect(await Promise.all([left, cast])).toMatchObject([{ ok: true }, { ok: true }]);
    const host = await server.services.meetings.host(meetingId);
    // Withheld numbers go out in front of the next entry a class sees: the records that everybody sees come last.
    const allFoldTheirOwn = async () => {
      expect(await sec.send({ type: 'UnlockQueue' })).toMatchObject({ ok: true });
      for (const [who, client] of Object.entries({ sec, m2, guest })) {
        await client.until((state) => state.seq === host?.head.seq);
        expect(client.state, who).toEqual(fold(readAs(host?.records ?? [], viewerOf(host?.state as never, who))));
      }
    };
    await allFoldTheirOwn();
    const secretary = { kind: 'person', personId: 'sec' } as const;
    const turn = (n: number) => ({ type: n % 2 === 0 ? 'LockQueue' : 'UnlockQueue' }) as const;
    const burst = Array.from({ length: 21 }, (_, n) => host?.submit(secretary, `burst-${n}`, turn(n)));
    for (const answer of await Promise.all(burst)) expect(answer).toMatchObject({ ok: true });
    await allFoldTheirOwn();
    // One by one they would be 21 frames and more.
    expect(guest.frames - framesBefore).toBeLessThan(18);
    expect(await sec.send({ type: 'CloseVote', voteId: 'v4' })).toMatchObject({ ok: true });
  });

  test('a ballot is refused unsigned, altered, replayed, late, second, or by a substitute, each in its own words', async () => {
    const sec = await join('sec');
    const [m2, m3] = (await Promise.all(['m2', 'm3'].map(join))) as [TestClient, TestClient];
    expect(await sec.send({ type: 'OpenVote', voteId: 'v3' })).toMatchObject({ ok: true });
    await Promise.all([m2, m3].map((client) => client.until((state) => state.voting.votes.v3?.stage === 'open')));
    const good = await ballot(m2, 'v3', 'm2', 'Tán thành');
    const cast = async (client: TestClient, signed: string, voteId = 'v3') => {
      const answer = await client.send({ type: 'CastBallot', voteId, ballot: signed });
      return answer.ok ? 'ok' : answer.refusal.code;
    };
    expect(await cast(m2, '')).toBe('ballot-not-signed');
    const bytes = Buffer.from(good, 'base64');
    const at = bytes.indexOf('Tán thành');
    bytes.write('Tan thanh', at);
    expect(await cast(m2, bytes.toString('base64'))).toMatch(/^(ballot|signature)-/);
    expect(await cast(m3, good)).toMatch(/^(ballot-of-another|certificate-of-another)/);
    expect(await cast(m2, await ballot(m2, 'v1', 'm2', 'Tán thành'))).toBe('ballot-for-another-vote');
    expect(await cast(m2, good)).toBe('ok');
    expect(await cast(m2, good)).toBe('already-voted');
    expect(await cast(await join('guest'), good)).toMatch(/not-in-electorate|of-another/);
    expect(await sec.send({ type: 'CloseVote', voteId: 'v3' })).toMatchObject({ ok: true });
    expect(await cast(m3, await ballot(m3, 'v3', 'm3', 'Tán thành'))).toBe('vote-closed');
  });

  test('who is not invited, not signed in, from another site or out of date is told so', async () => {
    const failed = (client: TestClient) =>
      new Promise<string>((resolve) => client.socket.on('connect_error', (error) => resolve(error.message)));
    const nobody = connect(server, meetingId, 'dh_session=made-up');
    const elsewhere = connect(server, meetingId, server.cookie('m2'), 'https://elsewhere.example');
    clients.push(nobody, elsewhere);
    expect(await failed(nobody)).toBeTruthy();
    expect(await failed(elsewhere)).toBeTruthy();
    const stranger = connect(server, meetingId, server.cookie('stranger'));
    clients.push(stranger);
    await new Promise<void>((resolve) => stranger.socket.on('connect', resolve));
    expect(await stranger.hello()).toMatchObject({ ok: false, refusal: { code: 'not-invited' } });
    expect(await stranger.send({ type: 'LockQueue' })).toMatchObject({ ok: false, refusal: { code: 'not-invited' } });
    const m2 = await join('m2');
    const old = await m2.socket.emitWithAck('hello', { protocol: 0, lastSeq: 0, foldedAs: '' });
    expect(old).toMatchObject({ ok: false, refusal: { code: 'client-too-old' } });
    const wrong = await m2.socket.emitWithAck('command', { id: 'short', command: { type: 'LockQueue' } } as never);
    expect(wrong).toMatchObject({ ok: false, refusal: { code: 'bad-message' } });
    expect(await m2.send({ type: 'LockQueue' })).toMatchObject({
      ok: false,
      refusal: { code: 'not-chair-or-secretary' },
    });
  });

  test('who signs out hears nothing more', async () => {
    const cookie = server.cookie('m5');
    const m5 = connect(server, meetingId, cookie);
    clients.push(m5);
    await m5.until((state) => state.seq > 0);
    const gone = new Promise((resolve) => m5.socket.once('disconnect', resolve));
    server.services.sessions.close(cookie.slice('dh_session='.length));
    expect(await gone).toBe('io server disconnect');
  });

  test('who went while the meeting was read is nobody’s listener', async () => {
    const { meetings } = server.services;
    const host = await meetings.host(meetingId);
    let read = (): void => {};
    const sec = await join('sec');
    const reading = vi.spyOn(meetings, 'host').mockImplementationOnce(async () => {
      await new Promise<void>((done) => {
        read = done;
      });
      return host;
    });
    const leaver = connect(server, meetingId, server.cookie('m6'));
    clients.push(leaver);
    await expect.poll(() => reading.mock.calls.length).toBe(1);
    leaver.socket.disconnect();
    // Two questions and answers later the server has noticed it.
    for (const _ of [1, 2]) await sec.hello();
    read();
    const connectedNow = () => sec.live.filter((one) => one.kind === 'presence').at(-1);
    await sec.hello();
    expect(JSON.stringify(connectedNow())).not.toContain('m6');
    reading.mockRestore();
  });

  test('a socket that sends faster than any person is slowed down', async () => {
    const sec = await join('sec');
    const answers = await Promise.all(Array.from({ length: 40 }, () => sec.send({ type: 'UnlockQueue' })));
    const codes = answers.map((answer) => (answer.ok ? 'ok' : answer.refusal.code));
    expect(codes).toContain('too-many-commands');
  });

  test('[LIM-2] the longest list is prepared, opened and voted on over the socket; a longer text is told', async () => {
    const sec = await join('sec');
    const m2 = await join('m2');
    const rows = Array.from({ length: limits.rows }, (_, n) => `${n}`.padStart(4, '0') + 'ệ'.repeat(limits.row - 4));
    const prepare = (names: string[]) =>
      sec.send(
        prepareVote({
          title: 'Từng khoản',
          question: 'ệ'.repeat(limits.question),
          kind: 'approval',
          rows: names.map((name) => ({ name, personId: null })),
        }),
      );
    expect(await prepare(['ệ'.repeat(limits.row + 1)])).toMatchObject({
      refusal: { code: 'text-too-long', params: { max: limits.row } },
    });
    expect(await prepare(rows)).toMatchObject({ ok: true });
    await sec.until((state) => Object.values(state.voting.votes).some((one) => one.motion.title === 'Từng khoản'));
    const voteId =
      Object.values(sec.state.voting.votes).find((one) => one.motion.title === 'Từng khoản')?.motion.id ?? '';
    expect(await sec.send({ type: 'OpenVote', voteId })).toMatchObject({ ok: true });
    await m2.until((state) => state.voting.votes[voteId]?.stage === 'open');
    const cast = await ballot(m2, voteId, 'm2', 'Đồng ý');
    expect(cast.length).toBeGreaterThan(400_000);
    expect(await m2.send({ type: 'CastBallot', voteId, ballot: cast })).toMatchObject({ ok: true });
    expect(await sec.send({ type: 'AnnulVote', voteId, reason: 'ngắt\u000bdòng\tmềm' })).toMatchObject({ ok: true });
    await sec.until((state) => state.voting.votes[voteId]?.stage === 'annulled');
    expect(sec.entries.some((one) => JSON.stringify(one).includes('ngắt\\ndòng mềm'))).toBe(true);
  });
});
