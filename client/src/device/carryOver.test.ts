import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { type IDBPDatabase, openDB } from 'idb';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { afterTimeouts } from './storage.testing.ts';

// The data that the version before left on a device: eight small databases beside that of the meetings.
const envelope = { id: 'e1', command: { type: 'CastBallot', voteId: 'v1', ballot: 'AA' } };
const refusal = { code: 'vote-closed', params: {} };
const mark = { id: 'n1', changedAt: 5, body: { kind: 'note', itemId: null, text: 'ghi' } };
const draft = { kind: 'note', itemId: 'muc-1', text: 'dở' };
const secrets = { blinded: { house: 'h', board: 'b' } };
const board = { publicKey: 'p', privateKey: 'k' };
const person = { id: 'an', fullName: 'An', title: '', salutation: '', unitId: null };
const account = { kind: 'person', demo: false, admin: false, person };
const reading = { open: { path: '', bytes: 3 }, complete: true };
const bytes = new Uint8Array([1, 2, 3]);

async function write(name: string, make: (db: IDBPDatabase) => void, fill: (db: IDBPDatabase) => Promise<unknown>[]) {
  const db = await openDB(name, 1, { upgrade: make });
  await Promise.all(fill(db));
  db.close();
}
const plain = (name: string, key: IDBValidKey, value: unknown, store = name) =>
  write(
    `dien-hong-${name}`,
    (db) => void db.createObjectStore(store),
    (db) => [db.put(store, value, key)],
  );
const inline = (name: string, value: unknown, store = name) =>
  write(
    `dien-hong-${name}`,
    (db) => void db.createObjectStore(store, { keyPath: 'id' }),
    (db) => [db.put(store, value)],
  );

async function versionBefore(): Promise<CryptoKeyPair> {
  const pair = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, false, ['sign', 'verify']);
  await write(
    'dien-hong-device',
    (db) => {
      for (const store of ['account', 'choices', 'meetings', 'files', 'parts']) db.createObjectStore(store);
    },
    (db) => [
      db.put('account', account, 'last'),
      db.put('choices', 'everything', ['an', 'hop']),
      db.put('meetings', { title: 'Họp', build: '', wanted: [] }, ['an', 'hop']),
      db.put('files', { reading, bytes: 3, readable: true, whole: true }, ['an', 'hop', 'a']),
      db.put('parts', bytes, ['an', 'hop', 'a', '', 0]),
    ],
  );
  const key = { algorithm: 'ecdsa-p256-sha256', privateKey: pair.privateKey, certificate: bytes, chain: [] };
  await plain('key', 'an', key, 'keys');
  await plain('slips', 'hop/v1/an', { is: 'received', secrets });
  await plain('board', 'hop/v1/an', board, 'keys');
  await inline('outbox', { id: 'e1', meetingId: 'hop', by: 'an', envelope }, 'waiting');
  await inline('untaken', { id: 'u1', by: 'an', what: 'ballot', meetingId: 'hop', voteId: 'v0', refusal });
  await inline('typed', { id: 'an|minutes:hop:1', by: 'an', place: 'minutes:hop:1', value: 'Thống nhất', base: 2 });
  await write(
    'dien-hong-marks',
    (db) => {
      for (const store of ['marks', 'drafts', 'revs']) db.createObjectStore(store);
    },
    (db) => [
      db.put('marks', { mark, dirty: true }, ['an', 'hop', 'n1']),
      db.put('drafts', draft, ['an', 'hop', 'n2']),
      db.put('revs', 7, ['an', 'hop']),
    ],
  );
  await plain('opened', ['an', '/api/meetings/hop/papers/p/a'], 'to tell');
  return pair;
}

/** A page of this version, begun anew. */
async function page() {
  vi.resetModules();
  const [holder, signedIn, files, meetings, typed, marks, ballots, opened, keys, secretVotes, untaken, database] =
    await Promise.all([
      import('./holder.ts'),
      import('./stores/signedIn.ts'),
      import('./stores/files.ts'),
      import('./stores/meetings.ts'),
      import('./stores/typed.ts'),
      import('./stores/marks.ts'),
      import('./stores/ballots.ts'),
      import('./stores/opened.ts'),
      import('./stores/keys.ts'),
      import('./stores/secretVotes.ts'),
      import('./stores/untaken.ts'),
      import('./database.ts'),
    ]);
  holder.holdFor('an');
  return {
    ...signedIn,
    ...files,
    ...meetings,
    ...typed,
    ...marks,
    ...ballots,
    ...opened,
    ...keys,
    ...secretVotes,
    ...untaken,
    ...database,
  };
}
const names = async () => (await indexedDB.databases()).map(({ name }) => name);

beforeEach(() => {
  vi.stubGlobal('indexedDB', new IDBFactory());
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

test('everything that the version before kept is found, and its databases are gone', async () => {
  const { publicKey } = await versionBefore();
  const here = await page();
  expect(await here.lastSignedIn()).toEqual(account);
  expect(await here.choiceOf('hop')).toBe('everything');
  expect((await here.keptMeeting('hop'))?.title).toBe('Họp');
  const file = { meetingId: 'hop', sha256: 'a' };
  expect(await here.keptFile(file)).toMatchObject({ whole: true });
  expect(await here.keptRange(file, '', 0, 3)).toEqual(bytes);
  const key = await here.keptKey();
  expect(key?.certificate).toEqual(bytes);
  const how = { name: 'ECDSA', hash: 'SHA-256' };
  const signature = await crypto.subtle.sign(how, key?.privateKey as CryptoKey, bytes);
  expect(await crypto.subtle.verify(how, publicKey, signature, bytes)).toBe(true);
  expect(await here.keptSlip('an', 'hop', 'v1')).toEqual({ is: 'received', secrets });
  expect(await here.keptBoardKey('hop', 'v1')).toEqual(board);
  expect(await here.ballotsWaiting('an')).toEqual([{ meetingId: 'hop', envelope }]);
  await here.loadUntaken();
  const note = { id: 'u1', by: 'an', what: 'ballot', meetingId: 'hop', voteId: 'v0', refusal };
  expect(here.untaken.value).toEqual([note]);
  expect(await here.typedAt('minutes:hop:1').found()).toEqual({ value: 'Thống nhất', base: 2 });
  expect(await here.openMarksStore('hop', 'an').load()).toEqual({
    kept: true,
    value: { marks: [{ mark, dirty: true }], drafts: [{ id: 'n2', body: draft }], rev: 7 },
  });
  expect(await here.unreportedOpens('an')).toEqual(['/api/meetings/hop/papers/p/a']);
  await vi.waitFor(async () => expect(await names()).toEqual(['dien-hong-device']));
  await vi.waitFor(async () =>
    expect(await here.ask((database) => database.getAllKeys('carried'))).toEqual({ kept: true, value: [] }),
  );
});

test.each(['keys', 'ballots', 'marks', 'drafts', 'revs', 'carried'])(
  'cut off while it writes to %s, it goes on at the next start, and nothing is lost',
  async (store) => {
    await versionBefore();
    const { put } = IDBObjectStore.prototype;
    const cut = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore, ...row) {
      if (this.name !== store) return put.call(this, ...row);
      this.transaction.abort();
      throw new DOMException('the page is gone', 'AbortError');
    });
    await (await page()).lastSignedIn();
    cut.mockRestore();
    const here = await page();
    expect(await here.keptKey()).toBeDefined();
    expect(await here.ballotsWaiting('an')).toHaveLength(1);
    expect(await here.openMarksStore('hop', 'an').load()).toMatchObject({
      value: { marks: [{ dirty: true }], drafts: [{ id: 'n2' }], rev: 7 },
    });
    await vi.waitFor(async () => expect(await names()).toEqual(['dien-hong-device']));
  },
);

test('while a page of the version before holds its databases, no removed row comes back', async () => {
  await versionBefore();
  const old = await openDB('dien-hong-outbox');
  await (await page()).forgetBallot('an', 'e1');
  expect(await names()).toContain('dien-hong-outbox');
  const next = await page();
  expect(await next.ask((database) => database.getAllKeys('ballots'))).toEqual({ kept: true, value: [] });
  old.close();
  await vi.waitFor(async () => expect(await names()).toEqual(['dien-hong-device']));
  // The version before was started once more: the things it kept then are carried over as well, and overwrite no row.
  await next.keepBallot('an', { meetingId: 'hop', envelope: { ...envelope, id: 'e3' } as never });
  await inline('outbox', { id: 'e2', meetingId: 'hop', by: 'an', envelope: { ...envelope, id: 'e2' } }, 'waiting');
  await inline('typed', { id: 'an|x', by: 'an', place: 'x', value: 'cũ', base: 0 });
  await next.ask((database) => database.put('typed', { value: 'mới', base: 1 }, ['an', 'x']));
  const last = await page();
  expect((await last.ballotsWaiting('an')).map(({ envelope: { id } }) => id)).toEqual(['e2', 'e3']);
  expect(await last.typedAt('x').found()).toEqual({ value: 'mới', base: 1 });
});

test('of two pages that begin together one carries over, and rows removed since stay away', async () => {
  const here = await page();
  const first = await here.ask((database) => database);
  await inline('outbox', { id: 'e1', meetingId: 'hop', by: 'an', envelope }, 'waiting');
  const { open } = indexedDB;
  vi.spyOn(indexedDB, 'open').mockImplementation((name, version) => {
    // The first has carried it over, and the ballot was answered.
    if (name === 'dien-hong-outbox' && first.kept) void first.value.put('carried', true, name);
    return open.call(indexedDB, name, version);
  });
  const second = await page();
  expect(await second.ask((database) => database.getAllKeys('ballots'))).toEqual({ kept: true, value: [] });
  await vi.waitFor(async () => expect(await names()).toEqual(['dien-hong-device']));
});

const full = () => new DOMException('full', 'QuotaExceededError');
test.each<[string, (store: IDBObjectStore) => DOMException]>([
  ['a row', full],
  [
    'the transaction, and with it each row',
    ({ transaction }) => {
      Object.defineProperty(transaction, 'error', { value: full() });
      transaction.abort();
      return new DOMException('with the others', 'AbortError');
    },
  ],
])('a full device that refuses %s lets go of papers, and never of a key', async (_, refused) => {
  await versionBefore();
  const put = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore) {
    throw refused(this);
  });
  const { clear } = IDBObjectStore.prototype;
  vi.spyOn(IDBObjectStore.prototype, 'clear').mockImplementation(function (this: IDBObjectStore) {
    put.mockRestore();
    return clear.call(this);
  });
  const here = await page();
  expect(await here.keptKey()).toBeDefined();
  expect(await here.ballotsWaiting('an')).toHaveLength(1);
  expect((await here.keptFiles('hop')).size).toBe(0);
});

test('a browser that does not name its databases is asked for each, and none is made by asking', async () => {
  await plain('slips', 'hop/v1/an', { is: 'cast' });
  const { databases } = IDBFactory.prototype;
  Object.defineProperty(indexedDB, 'databases', { value: undefined });
  expect(await (await page()).keptSlip('an', 'hop', 'v1')).toEqual({ is: 'cast' });
  await vi.waitFor(async () =>
    expect((await databases.call(indexedDB as never)).map(({ name }) => name)).toEqual(['dien-hong-device']),
  );
});

test('an opening by a newer version is let through, and this page opens it anew when it needs it', async () => {
  const here = await page();
  await here.keepOpened('an', '/a');
  const newer = await openDB('dien-hong-device', 99);
  newer.close();
  expect(await here.ask((database) => database.get('opened', ['an', '/a']))).toMatchObject({ kept: false });
});

test('while a page of the version before is open nothing is found and it is said why; when it is closed all is there', async () => {
  await versionBefore();
  const old = await openDB('dien-hong-device', 1);
  const here = await page();
  const { heldByOlder } = await import('./unkept.ts');
  expect(await afterTimeouts(here.keptKey)).toBeUndefined();
  expect(heldByOlder.value).toBe(true);
  old.close();
  await vi.waitFor(async () => expect(await here.keptKey()).toBeDefined());
  expect(heldByOlder.value).toBe(false);
});
