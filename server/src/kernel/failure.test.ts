// Injected failures, one after the other: each stays within its request, and every record that could be written was written.

import { isPresent } from '@dien-hong/shared';
import { afterEach, expect, test, vi } from 'vitest';
import { Feed } from '../realtime/feed.ts';
import { connect, type TestClient, type TestServer } from '../testing/server.ts';
import { checkIn, closeAll, codeOf, done, enter, goesOn, start } from '../testing/twoMeetings.ts';

afterEach(closeAll);

test('[LOG-14] a socket handler that fails answers with a refusal', async () => {
  const server = await start();
  const sec = await enter(server, 'hop-1', 'sec');
  const { meetings, sessions } = server.services;
  const host = vi.spyOn(meetings, 'host').mockRejectedValueOnce(new Error('injected'));
  expect(codeOf(await sec.hello())).toBe('server-error');
  host.mockRejectedValueOnce(Object.assign(new Error('injected'), { code: 'SQLITE_IOERR_READ' }));
  expect(codeOf(await sec.send(checkIn('m2')))).toBe('storage-failed');
  vi.spyOn(sessions, 'find').mockImplementationOnce(() => {
    throw new Error('injected');
  });
  expect(codeOf(await sec.send(checkIn('m2')))).toBe('server-error');
  expect(codeOf(await sec.hello())).toBe('ok');
  await goesOn(server);
});

test('[LOG-14] a socket is turned away, and nothing else, when it cannot be looked up whose it is', async () => {
  const server = await start();
  const cookie = server.cookie('sec');
  const find = vi.spyOn(server.services.sessions, 'find').mockImplementationOnce(() => {
    throw new Error('injected');
  });
  const client = connect(server, 'hop-1', cookie);
  done.push(() => client.close());
  await new Promise<void>((resolve) => client.socket.once('connect_error', () => resolve()));
  expect(find).toHaveBeenCalled();
  await client.until((state) => state.seq > 0);
  await goesOn(server);
});

test('[LOG-14] a timer that fails ends nothing', async () => {
  const server = await start();
  const withKey = vi.spyOn(server.services.directory, 'withKey');
  await enter(server, 'hop-1', 'sec');
  withKey.mockClear().mockImplementationOnce(() => {
    throw new Error('injected');
  });
  await vi.waitFor(() => expect(withKey).toHaveBeenCalled());
  await goesOn(server, 'hop-1');
  await goesOn(server);
});

test('[LOG-14] a subscriber that fails takes back nothing: the record stands, and everyone hears of it', async () => {
  const server = await start();
  const [sec, guest] = [await enter(server, 'hop-1', 'sec'), await enter(server, 'hop-1', 'guest')];
  const publish = vi.spyOn(Feed.prototype, 'publish').mockImplementationOnce(() => {
    throw new Error('injected');
  });
  expect(codeOf(await sec.send(checkIn('m2')))).toBe('ok');
  expect(publish).toHaveBeenCalled();
  await guest.until((state) => isPresent(state, 'm2'));
  await goesOn(server);
});

test('[LOG-14] a secret vote opened on a full disk is refused, and opened when there is room', async () => {
  const server = await start();
  const chair = await ready(server);
  const full = Object.assign(new Error('database or disk is full'), { code: 'SQLITE_FULL' });
  vi.spyOn(server.services.box, 'issuingKey').mockRejectedValueOnce(full);
  expect(codeOf(await chair.send({ type: 'OpenVote', voteId: 'v1' }, 'open-vote-1'))).toBe('storage-failed');
  await goesOn(server);
  expect(codeOf(await chair.send({ type: 'OpenVote', voteId: 'v1' }, 'open-vote-1'))).toBe('ok');
});

/** The meeting is open, with a counting board and its key: the secret vote can be opened. */
async function ready(server: TestServer): Promise<TestClient> {
  const [chair, sec] = [await enter(server, 'hop-1', 'chair'), await enter(server, 'hop-1', 'sec')];
  const holder = await enter(server, 'hop-1', 'm5');
  const { makeBoardKey } = await import('@dien-hong/shared/tablet');
  const { publicKey } = await makeBoardKey();
  for (const one of ['chair', 'm2', 'm3', 'm4', 'm5', 'm6']) expect(codeOf(await sec.send(checkIn(one)))).toBe('ok');
  const members = (['m5', 'm3', 'm4'] as const).map((personId, n) => ({
    personId,
    role: n === 0 ? ('head' as const) : ('member' as const),
  }));
  const appoint = { type: 'AppointBoard', voteId: 'v1', members, basis: 'Giơ tay' } as const;
  expect(codeOf(await chair.send({ type: 'OpenMeeting' }))).toBe('ok');
  expect(codeOf(await chair.send({ type: 'TakeUpItem', itemId: 'muc-1' }))).toBe('ok');
  expect(codeOf(await chair.send(appoint))).toBe('ok');
  expect(codeOf(await holder.send({ type: 'PresentBoardKey', voteId: 'v1', publicKey }))).toBe('ok');
  return chair;
}

test('[LOG-14] a disk that fails once a vote has ended keeps the record; the box is emptied when it can be', async () => {
  const server = await start();
  const chair = await ready(server);
  expect(codeOf(await chair.send({ type: 'OpenVote', voteId: 'v1' }))).toBe('ok');
  const { box } = server.services;
  const erase = vi.spyOn(box, 'erase').mockImplementationOnce(() => {
    throw Object.assign(new Error('disk I/O error'), { code: 'SQLITE_IOERR_WRITE' });
  });
  expect(codeOf(await chair.send({ type: 'AnnulVote', voteId: 'v1', reason: 'Nhầm nội dung' }))).toBe('ok');
  expect((await server.services.meetings.host('hop-1'))?.records.at(-1)?.event.type).toBe('VoteAnnulled');
  await goesOn(server);
  await goesOn(server, 'hop-1');
  await vi.waitFor(() => expect(erase).toHaveBeenCalledTimes(2));
  expect(box.held()).toEqual([]);
});
