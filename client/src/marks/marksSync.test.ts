import 'fake-indexeddb/auto';
import { longestText, Mark, noteId } from '@dien-hong/shared/reading';
import { describe, expect, test } from 'vitest';
import { device, type Fate, fakeServer, pin } from './marks.testing.ts';
import { batchesOf } from './marksSync.ts';

let stores = 0;
let time = 1000;
const now = () => ++time;
const always = () => 'arrives' as const;
const another = (server: ReturnType<typeof fakeServer>, fate: () => Fate = always) =>
  device(server.over(fate), { store: `thiết bị ${++stores}`, now });

const texts = (marks: Iterable<Mark>): string[] =>
  [...marks].map(({ id, body }) => `${id}: ${body && 'text' in body ? body.text : ''}`).sort();

describe('bringing marks to the server and to another device', () => {
  test('a mark made on one device is on the other, once', async () => {
    const server = fakeServer();
    const [tablet, laptop] = [another(server), another(server)];
    tablet.ownMarks.change([{ id: 'a', body: pin('một') }]);
    tablet.ownMarks.change([{ id: 'b', body: pin('hai') }]);
    expect(tablet.ownMarks.waiting.value).toBe(2);
    expect(await tablet.sync()).toBeNull();
    expect(tablet.ownMarks.waiting.value).toBe(0);
    await laptop.sync();
    expect(texts(laptop.ownMarks.marks.values())).toEqual(['a: một', 'b: hai']);
    laptop.ownMarks.change([{ id: 'a', body: null }]);
    await laptop.sync();
    await tablet.sync();
    expect(texts(tablet.ownMarks.marks.values())).toEqual(['b: hai']);
  });

  test('a lost answer is asked for again, and the mark is there once', async () => {
    const server = fakeServer();
    const fates: Fate[] = ['arrives', 'unanswered', 'lost'];
    const tablet = another(server, () => fates.shift() ?? 'arrives');
    tablet.ownMarks.change([{ id: 'a', body: pin('một') }]);
    expect((await tablet.sync())?.code).toBe('no-connection');
    expect(tablet.ownMarks.waiting.value).toBe(1);
    expect((await tablet.sync())?.code).toBe('no-connection');
    expect(await tablet.sync()).toBeNull();
    expect(server.marks()).toHaveLength(1);
    expect(tablet.ownMarks.waiting.value).toBe(0);
  });

  test('asked for many times at once it runs one at a time, and once more for changes meanwhile', async () => {
    const server = fakeServer();
    const tablet = another(server);
    tablet.ownMarks.change([{ id: 'a', body: pin('một') }]);
    const first = tablet.sync();
    tablet.ownMarks.change([{ id: 'b', body: pin('hai') }]);
    await Promise.all([first, tablet.sync(), tablet.sync()]);
    expect(server.marks()).toHaveLength(2);
    expect(server.asked.filter((what) => what.startsWith('push')).length).toBeLessThanOrEqual(2);
  });

  test('where nobody else wrote, marks just sent are not fetched back', async () => {
    const server = fakeServer();
    const tablet = another(server);
    tablet.ownMarks.change([{ id: 'a', body: pin('một') }]);
    await tablet.sync();
    expect(server.asked).toEqual(['pull 0', 'push 1']);
    tablet.ownMarks.change([{ id: 'b', body: pin('hai') }]);
    await tablet.sync();
    expect(server.asked.slice(2)).toEqual(['pull 1', 'push 1']);
  });

  test('where somebody wrote between hearing and sending, that is heard too', async () => {
    const server = fakeServer();
    let cutIn = 0;
    const tablet = another(server, () => {
      // Between this device's pull and its push another one writes.
      if (++cutIn === 2) server.push([{ id: 'x', changedAt: now(), body: pin('chen vào') }]);
      return 'arrives';
    });
    tablet.ownMarks.change([{ id: 'a', body: pin('một') }]);
    await tablet.sync();
    expect(texts(tablet.ownMarks.marks.values())).toEqual(['a: một', 'x: chen vào']);
  });

  test('of two changes of one mark the later counts on both, a slow clock notwithstanding', async () => {
    const server = fakeServer();
    const tablet = another(server);
    const slow = device(server.over(always), { store: `thiết bị ${++stores}`, now: () => 5 });
    tablet.ownMarks.change([{ id: 'a', body: pin('trước') }]);
    await tablet.sync();
    await slow.sync();
    slow.ownMarks.change([{ id: 'a', body: pin('sau') }]);
    await slow.sync();
    await tablet.sync();
    expect([tablet, slow].map(({ ownMarks }) => texts(ownMarks.marks.values()))).toEqual([['a: sau'], ['a: sau']]);
  });

  test('of two changes at the same instant both devices keep the same one', async () => {
    const server = fakeServer();
    const [one, other] = [1, 2].map(() =>
      device(server.over(always), { store: `thiết bị ${++stores}`, now: () => 77 }),
    ) as [ReturnType<typeof device>, ReturnType<typeof device>];
    one.ownMarks.change([{ id: 'a', body: pin('một') }]);
    other.ownMarks.change([{ id: 'a', body: pin('hai') }]);
    for (const { sync } of [one, other, one, other]) await sync();
    expect([one, other].map(({ ownMarks }) => texts(ownMarks.marks.values()))).toEqual([['a: một'], ['a: một']]);
    expect([one, other].map(({ ownMarks }) => ownMarks.waiting.value)).toEqual([0, 0]);
  });

  test('a page of the notebook written on two devices, unheard of each other, keeps both texts', async () => {
    const server = fakeServer();
    const [tablet, laptop] = [another(server), another(server)];
    tablet.ownMarks.writeNote(null, 'chung');
    await tablet.sync();
    await laptop.sync();
    tablet.ownMarks.writeNote(null, 'chung\ntừ máy tính bảng');
    laptop.ownMarks.writeNote(null, 'chung\ntừ máy tính');
    for (const { sync } of [tablet, laptop, tablet]) await sync();
    const both = 'chung\ntừ máy tính bảng\ntừ máy tính';
    expect([tablet, laptop].map(({ ownMarks }) => ownMarks.note(null))).toEqual([both, both]);
  });

  test('two full pages of the notebook become one that the server takes', async () => {
    const server = fakeServer();
    const wellFormed = (marks: readonly Mark[]) => (Mark.safeParse(marks[0]).success ? null : 'bad-input');
    const [tablet, laptop] = ['ắ', 'ệ'].map((letter) => {
      const one = device(server.over(always, wellFormed), { store: `thiết bị ${++stores}`, now });
      one.ownMarks.writeNote('muc-1', letter.repeat(longestText));
      return one;
    }) as [ReturnType<typeof device>, ReturnType<typeof device>];
    for (const { sync } of [tablet, laptop, tablet]) expect(await sync()).toBeNull();
    for (const { ownMarks } of [tablet, laptop]) {
      expect(ownMarks.note('muc-1')).toBe(`${'ắ'.repeat(longestText)}\n${'ệ'.repeat(longestText)}`);
      expect(ownMarks.waiting.value).toBe(0);
    }
  });

  test('typing on while an answer is lost doubles no line', async () => {
    const server = fakeServer();
    const fates: Fate[] = ['arrives', 'unanswered'];
    const tablet = another(server, () => fates.shift() ?? 'arrives');
    tablet.ownMarks.writeNote('muc-1', 'dòng');
    await tablet.sync();
    tablet.ownMarks.writeNote('muc-1', 'dòng một');
    await tablet.sync();
    expect(tablet.ownMarks.note('muc-1')).toBe('dòng một');
    expect(texts(server.marks())).toEqual([`${noteId('muc-1')}: dòng một`]);
  });

  test('a server that lost marks gets them again', async () => {
    const server = fakeServer();
    const tablet = another(server);
    for (const id of ['a', 'b', 'c']) tablet.ownMarks.change([{ id, body: pin(id) }]);
    await tablet.sync();
    server.restore(1);
    await tablet.sync();
    expect(texts(server.marks())).toEqual(['a: a', 'b: b', 'c: c']);
    expect(tablet.ownMarks.waiting.value).toBe(0);
  });

  test('one malformed mark keeps no other from going; a full server is said', async () => {
    const server = fakeServer();
    const bad = (marks: readonly Mark[]) => (marks.some(({ id }) => id === 'bad') ? 'bad-input' : null);
    const tablet = device(server.over(always, bad), { store: `thiết bị ${++stores}`, now });
    tablet.ownMarks.change([{ id: 'a', body: pin('a') }]);
    tablet.ownMarks.change([{ id: 'bad', body: pin('hỏng') }]);
    tablet.ownMarks.change([{ id: 'c', body: pin('c') }]);
    expect(await tablet.sync()).toBeNull();
    expect(await tablet.sync()).toBeNull();
    expect(texts(server.marks())).toEqual(['a: a', 'c: c']);
    expect(tablet.ownMarks.waiting.value).toBe(1);
    const full = device(
      server.over(always, () => 'marks-full'),
      { store: `thiết bị ${++stores}`, now },
    );
    full.ownMarks.change([{ id: 'd', body: pin('d') }]);
    expect((await full.sync())?.code).toBe('marks-full');
    expect(full.ownMarks.waiting.value).toBe(1);
  });

  test('requests keep their limits, and deletions go first', () => {
    const small = Array.from({ length: 450 }, (_, n): Mark => ({ id: `s${n}`, changedAt: n, body: pin('') }));
    const large = Array.from(
      { length: 4 },
      (_, n): Mark => ({ id: `l${n}`, changedAt: 999, body: pin('x'.repeat(19_000)) }),
    );
    const batches = batchesOf([...small, ...large, { id: 'gone', changedAt: 9999, body: null }]);
    expect(batches[0]?.[0]?.id).toBe('gone');
    expect(batches.flat()).toHaveLength(455);
    for (const batch of batches) {
      expect(batch.length).toBeLessThanOrEqual(200);
      if (batch.length > 1) expect(JSON.stringify(batch).length).toBeLessThan(66_000);
    }
  });
});

const seeds = (process.env.MARKS_SEEDS ?? '1 2 3 4 5 6 7 8').split(' ').map(Number);

test.each(seeds)(
  'two devices, a bad network and random changes end alike, nothing lost and nothing twice (seed %i)',
  async (seed) => {
    let state = seed;
    const random = (below: number): number => {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
      return (state >>> 8) % below;
    };
    const server = fakeServer(2);
    const fate = (): Fate => (['arrives', 'arrives', 'lost', 'unanswered'] as const)[random(4)] ?? 'lost';
    const devices = [another(server, fate), another(server, fate)];
    const last = new Map<string, { at: number; text: string | null }>();
    for (let step = 0; step < 120; step++) {
      const { ownMarks, sync } = devices[random(2)] as (typeof devices)[number];
      const id = `m${random(12)}`;
      const action = random(6);
      const say = (text: string | null) => last.set(id, { at: time + 1, text });
      if (action < 3) {
        say(`${step}`);
        ownMarks.change([{ id, body: pin(`${step}`, 1 + random(3)) }]);
      } else if (action === 3) {
        say(null);
        ownMarks.change([{ id, body: null }]);
      } else await sync();
    }
    for (const { sync } of [...devices, ...devices, ...devices])
      while ((await sync()) !== null) expect(server.asked.length).toBeLessThan(5000);
    const wanted = [...last]
      .filter(([, { text }]) => text !== null)
      .map(([id, { text }]) => `${id}: ${text}`)
      .sort();
    expect(texts(server.marks())).toEqual(wanted);
    for (const { ownMarks, reopened } of devices) {
      expect(texts(ownMarks.marks.values())).toEqual(wanted);
      expect(ownMarks.waiting.value).toBe(0);
      const shown = [1, 2, 3].flatMap((page) => ownMarks.onPage({ sha256: 'a'.repeat(64), page }));
      expect(texts(shown)).toEqual(wanted);
      const later = await reopened();
      expect([texts(later.marks.values()), later.waiting.value]).toEqual([wanted, 0]);
    }
  },
);
