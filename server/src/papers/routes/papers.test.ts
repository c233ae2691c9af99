import { gzipSync } from 'node:zlib';
import { type Reading, unpacked } from '@dien-hong/shared/reading';
import { commune } from '@dien-hong/shared/testing';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { tables } from '../../db/open.ts';
import { startServer, type TestServer } from '../../testing/server.ts';

const meetingId = commune().info.id;
const size: [number, number] = [595, 842];
let server: TestServer;

/** A file of ten bytes, "0123456789" with a letter before, with all that is derived from it; its active content, if it had any, replaced. */
async function bring(letter: string, active = false): Promise<{ sha256: string; view: string }> {
  const { blobs, database } = server.services;
  const sha256 = await blobs.put(Buffer.from(`${letter}0123456789${active ? ' evil' : ''}`));
  const [first, second] = [`${letter}-picture-1`, `${letter}-picture-2`];
  const batch = await blobs.put(Buffer.from(`head${first}${second}`));
  const view = await blobs.put(Buffer.from(`${letter}-view`));
  const span = (from: number, length: number) =>
    ({ preview: [from, from + length], words: [0, 0], thumb: [0, 0] }) as const;
  const row = {
    sha256,
    safeSha256: active ? await blobs.put(Buffer.from(`${letter}0123456789`)) : null,
    viewSha256: view,
    viewBytes: 6,
    sizes: [size, size],
    wordsSha256: await blobs.put(gzipSync(JSON.stringify([[[letter, 1, 2, 3, 4]], []]))),
    thumbsSha256: await blobs.put(Buffer.from([1, 0, 0, 0, 2, 0, 0, 0, 7, 8])),
    batches: [{ sha256: batch, pages: [span(4, first.length), span(4 + first.length, second.length)] }],
    complete: true,
  };
  database.db.insert(tables.renditions).values(row).run();
  const upload = { sha256, pages: 2, bytes: 11, removed: active ? ['script'] : [], doubts: [], source: null };
  server.services.uploads.keep(upload, `meeting:${meetingId}`, 'sec');
  return { sha256, view };
}

let commands = 0;
async function command(command: object): Promise<string> {
  const host = await server.services.meetings.host(meetingId);
  const id = `c${++commands}`;
  const secretary = { kind: 'person', personId: 'sec' } as const;
  expect(await host?.submit(secretary, id, command as never)).toMatchObject({ ok: true });
  return id;
}

const proposal = { kind: 'Tờ trình', number: '', subject: 'Ngân sách', issuer: '', issuedOn: null };
const publish = (sha256: string, itemId: string | null, access: string, paperId: string | null = null) =>
  command({ type: 'PublishPaper', paperId, itemId, access, sha256, ...proposal });

type Role = 'chair' | 'secretary' | 'voter' | 'guest' | 'visitor' | 'stranger' | 'screen' | 'nobody';
const cookies = () => ({
  chair: server.cookie('chair'),
  secretary: server.cookie('sec'),
  voter: server.cookie('m2'),
  guest: server.cookie('guest'),
  visitor: server.cookie('visitor'),
  stranger: server.cookie('stranger'),
  screen: server.cookie({ screenOf: meetingId }),
  nobody: '',
});
let as: Record<Role, string>;

/** A paper of the test: its address, and its readers. */
interface Kept {
  readonly at: string;
  readonly view: string;
  readonly readers: readonly Role[];
}
let papers: Record<string, Kept>;
const attending: Role[] = ['chair', 'secretary', 'voter', 'guest', 'screen'];

beforeAll(async () => {
  server = await startServer(commune());
  as = cookies();
  const files = {
    everyone: await bring('a'),
    voters: await bring('b'),
    itemOnly: await bring('c'),
    withdrawn: await bring('d'),
    earlier: await bring('e'),
    latest: await bring('f'),
    active: await bring('g', true),
  };
  const ids = {
    everyone: await publish(files.everyone.sha256, 'muc-1', 'everyone'),
    voters: await publish(files.voters.sha256, 'muc-2', 'voters'),
    itemOnly: await publish(files.itemOnly.sha256, 'muc-2', 'everyone'),
    withdrawn: await publish(files.withdrawn.sha256, 'muc-1', 'everyone'),
    earlier: await publish(files.earlier.sha256, 'muc-1', 'everyone'),
    active: await publish(files.active.sha256, 'muc-1', 'everyone'),
  };
  await publish(files.latest.sha256, 'muc-1', 'everyone', ids.earlier);
  await command({ type: 'WithdrawPaper', paperId: ids.withdrawn, reason: 'Sai' });
  const kept = (id: string, { sha256, view }: { sha256: string; view: string }, readers: Role[]): Kept => ({
    at: `/api/meetings/${meetingId}/papers/${id}/${sha256}`,
    view,
    readers,
  });
  papers = {
    everyone: kept(ids.everyone, files.everyone, attending),
    voters: kept(ids.voters, files.voters, ['chair', 'secretary', 'voter']),
    itemOnly: kept(ids.itemOnly, files.itemOnly, [...attending, 'visitor']),
    withdrawn: kept(ids.withdrawn, files.withdrawn, []),
    earlier: kept(ids.earlier, files.earlier, attending),
    latest: kept(ids.earlier, files.latest, attending),
    active: kept(ids.active, files.active, attending),
    'a file of another paper': kept(ids.everyone, files.itemOnly, []),
    'a file behind a paper for others': kept(ids.everyone, files.voters, []),
  };
});
afterAll(() => server.close());

const ask = (path: string, role: Role, headers: Record<string, string> = {}) =>
  fetch(`${server.url}${path}`, { headers: { ...headers, ...(as[role] ? { cookie: as[role] } : {}) } });

const paper = (name: string): Kept => {
  const found = papers[name];
  if (!found) throw new Error(name);
  return found;
};

const parts = (view: string) => ['', '/reading', `/view/${view}`, '/previews/1', '/previews/2', '/thumbs', '/words'];

describe('who may read what of a paper', () => {
  test('every role, every kind of paper, every address', async () => {
    let checked = 0;
    for (const [name, { at, view, readers }] of Object.entries(papers))
      for (const part of parts(view))
        for (const role of Object.keys(as) as Role[]) {
          const expected = readers.includes(role) ? 200 : role === 'nobody' ? 401 : role === 'stranger' ? 403 : 404;
          const response = await ask(`${at}${part}`, role);
          expect(response.status, `${role}: ${name}${part}`).toBe(expected);
          const body = await response.text();
          const told = `${role}: ${name}${part}: ${body}`;
          const kept = expected === 200 ? 'private, max-age=31536000, immutable' : 'no-store';
          expect(response.headers.get('cache-control'), told).toBe(kept);
          if (expected >= 400 && expected < 500) expect(response.headers.get('clear-site-data'), told).toBe('"cache"');
          if (expected !== 200) expect(body, told).not.toMatch(/picture|view|0123/);
          checked += 1;
        }
    expect(checked).toBe(Object.keys(papers).length * 7 * 8);
  });

  test('nothing of a file is told by the address of another', async () => {
    const { at, view } = paper('everyone');
    expect((await ask(`${at}/view/${paper('voters').view}`, 'chair')).status).toBe(404);
    expect((await ask(`${at}/view/${view.toUpperCase()}`, 'chair')).status).toBe(404);
    expect((await ask(`${at.slice(0, -64)}${'0'.repeat(64)}`, 'chair')).status).toBe(404);
    expect((await ask(`${at.slice(0, -64)}..%2f..`, 'chair')).status).toBe(404);
  });

  test('the right is asked at every request, not once', async () => {
    const { sha256 } = await bring('z');
    const id = await publish(sha256, 'muc-1', 'everyone');
    const at = `/api/meetings/${meetingId}/papers/${id}/${sha256}`;
    const tag = (await ask(`${at}/previews/1`, 'voter')).headers.get('etag') ?? '';
    await command({ type: 'WithdrawPaper', paperId: id, reason: 'Sai' });
    for (const part of ['', '/reading', '/previews/1', '/words'])
      expect((await ask(`${at}${part}`, 'voter', { 'if-none-match': tag })).status).toBe(404);
  });
});

const ready = { previews: true, thumbs: true, words: true, drawn: 2, pages: 2, complete: true };
const notBegun = { previews: false, thumbs: false, words: false, drawn: 0, pages: 3, complete: false };

describe('what is sent', () => {
  test('each part is what it says', async () => {
    const { at, view } = paper('everyone');
    const bare = await ask(at, 'voter');
    expect(await bare.text()).toBe('a0123456789');
    expect(bare.headers.get('content-type')).toBe('application/pdf');
    expect(bare.headers.get('x-content-type-options')).toBe('nosniff');
    expect(await (await ask(`${at}/reading`, 'voter')).json()).toEqual({
      open: { path: `/view/${view}`, bytes: 6 },
      sizes: [size, size],
      ...ready,
    } satisfies Reading);
    expect(await (await ask(`${at}/view/${view}`, 'voter')).text()).toBe('a-view');
    const second = await ask(`${at}/previews/2`, 'voter');
    expect(await second.text()).toBe('a-picture-2');
    expect(second.headers.get('content-type')).toBe('image/webp');
    const words = await ask(`${at}/words`, 'voter');
    expect(words.headers.get('content-encoding')).toBe('gzip');
    expect(await words.json()).toEqual([[['a', 1, 2, 3, 4]], []]);
    const thumbs = new Uint8Array(await (await ask(`${at}/thumbs`, 'voter')).arrayBuffer());
    expect(unpacked(thumbs)).toEqual([new Uint8Array([7, 8])]);
    for (const page of ['0', '3', '-1', 'x', '1.5'])
      expect([400, 404], page).toContain((await ask(`${at}/previews/${page}`, 'voter')).status);
  });

  test('ranges as RFC 9110 has them', async () => {
    const { at } = paper('everyone');
    for (const [range, status, body, told] of [
      ['bytes=0-3', 206, 'a012', 'bytes 0-3/11'],
      ['bytes=4-', 206, '3456789', 'bytes 4-10/11'],
      ['bytes=-2', 206, '89', 'bytes 9-10/11'],
      ['bytes=-50', 206, 'a0123456789', 'bytes 0-10/11'],
      ['bytes=8-5000', 206, '789', 'bytes 8-10/11'],
      ['bytes=11-', 416, null, 'bytes */11'],
      ['bytes=-0', 416, null, 'bytes */11'],
      ['bytes=5-2', 200, 'a0123456789', null],
      ['bytes=0-1,4-5', 200, 'a0123456789', null],
      ['items=0-1', 200, 'a0123456789', null],
      ['bytes=', 200, 'a0123456789', null],
    ] as const) {
      const response = await ask(at, 'voter', { range });
      expect([response.status, response.headers.get('content-range')], range).toEqual([status, told]);
      if (body !== null) expect(await response.text(), range).toBe(body);
      else expect(response.headers.get('cache-control')).toBe('no-store');
    }
    const inner = await ask(`${at}/previews/1`, 'voter', { range: 'bytes=2-8' });
    expect([inner.status, await inner.text()]).toEqual([206, 'picture']);
  });

  test('who has it is told so; a range of something else is not put together with it', async () => {
    const { at, view } = paper('everyone');
    const tags = new Set<string>();
    for (const part of parts(view).filter((one) => one !== '/reading')) {
      const tag = (await ask(`${at}${part}`, 'voter')).headers.get('etag') ?? '';
      expect(tag).toMatch(/^"[0-9a-f]{64}(-\d+)?"$/);
      tags.add(tag);
      for (const header of [tag, `"other", ${tag}`, `W/${tag}`, '*']) {
        const known = await ask(`${at}${part}`, 'voter', { 'if-none-match': header, range: 'bytes=0-1' });
        expect([known.status, await known.text(), known.headers.get('etag')], part).toEqual([304, '', tag]);
      }
      expect((await ask(`${at}${part}`, 'voter', { 'if-none-match': '"other"' })).status).toBe(200);
      expect((await ask(`${at}${part}`, 'voter', { 'if-range': tag, range: 'bytes=0-1' })).status).toBe(206);
      expect((await ask(`${at}${part}`, 'voter', { 'if-range': '"other"', range: 'bytes=0-1' })).status).toBe(200);
    }
    expect(tags.size).toBe(6);
  });

  test('asked for its head alone, or left in the middle, nothing goes wrong', async () => {
    const { at } = paper('everyone');
    const head = await fetch(`${server.url}${at}`, { method: 'HEAD', headers: { cookie: as.voter } });
    expect([head.status, head.headers.get('content-length'), await head.text()]).toEqual([200, '11', '']);
    const complained = vi.spyOn(console, 'error');
    const { blobs } = server.services;
    const sha256 = await blobs.put(Buffer.alloc(20 << 20, 'x'));
    const upload = { sha256, pages: 1, bytes: 20 << 20, removed: [], doubts: [], source: null };
    server.services.uploads.keep(upload, `meeting:${meetingId}`, 'sec');
    const id = await publish(sha256, 'muc-1', 'everyone');
    const leaving = new AbortController();
    const large = `${server.url}/api/meetings/${meetingId}/papers/${id}/${sha256}`;
    const begun = await fetch(large, { headers: { cookie: as.voter }, signal: leaving.signal });
    await begun.body?.getReader().read();
    leaving.abort();
    const whole = await (await fetch(large, { headers: { cookie: as.voter } })).arrayBuffer();
    expect(whole.byteLength).toBe(20 << 20);
    expect(complained).not.toHaveBeenCalled();
    complained.mockRestore();
  });

  test('active content never leaves, and its copy is named by the original', async () => {
    const { at } = paper('active');
    expect(await (await ask(at, 'chair')).text()).toBe('g0123456789');
    expect(await server.services.blobs.get(at.slice(-64))).toEqual(Buffer.from('g0123456789 evil'));
    // Its copy lost: an error is sent instead of the original.
    const { db } = server.services.database;
    const { sha256: original } = await bring('y', true);
    const id = await publish(original, 'muc-1', 'everyone');
    db.delete(tables.renditions).run();
    const lost = `/api/meetings/${meetingId}/papers/${id}/${original}`;
    for (const part of ['', '/reading']) {
      const response = await ask(`${lost}${part}`, 'chair');
      expect(response.status).toBe(503);
      expect(response.headers.get('cache-control')).toBe('no-store');
      expect(await response.text()).not.toContain('evil');
    }
  });
});

test('while a file is being made ready that is said, and not kept', async () => {
  const { blobs } = server.services;
  const sha256 = await blobs.put(Buffer.from('not a paper at all'));
  const upload = { sha256, pages: 3, bytes: 18, removed: [], doubts: [], source: null };
  server.services.uploads.keep(upload, `meeting:${meetingId}`, 'sec');
  const id = await publish(sha256, 'muc-1', 'everyone');
  const at = `/api/meetings/${meetingId}/papers/${id}/${sha256}`;
  const response = await ask(`${at}/reading`, 'guest');
  expect(response.headers.get('cache-control')).toBe('no-store');
  expect(await response.json()).toEqual({
    open: { path: '', bytes: 18 },
    sizes: null,
    ...notBegun,
  } satisfies Reading);
  for (const part of ['/previews/1', '/thumbs', '/words']) {
    const missing = await ask(`${at}${part}`, 'guest');
    expect([missing.status, missing.headers.get('cache-control')]).toEqual([404, 'no-store']);
  }
  const progress = `/api/meetings/${meetingId}/uploads/${sha256}`;
  expect(await (await ask(progress, 'secretary')).json()).toMatchObject({ pages: 3, bytes: 18, removed: [] });
  for (const role of ['voter', 'guest', 'visitor', 'stranger', 'screen', 'nobody'] as const)
    expect([401, 403], role).toContain((await ask(progress, role)).status);
  server.services.uploads.keep({ ...upload, sha256: 'b'.repeat(64) }, 'meeting:another', 'stranger');
  expect((await ask(`/api/meetings/${meetingId}/uploads/${'b'.repeat(64)}`, 'chair')).status).toBe(404);
});
