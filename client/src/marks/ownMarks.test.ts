import 'fake-indexeddb/auto';
import { openDB } from 'idb';
import { beforeEach, describe, expect, test } from 'vitest';
import { computed } from 'vue';
import { type MarksStore, openMarksStore } from '../device/stores/marks.ts';
import { pin, signIn } from './marks.testing.ts';
import { bothTexts } from './mergeNotes.ts';
import { type OwnMarks, openOwnMarks } from './ownMarks.ts';

const sha256 = 'a'.repeat(64);
let person = 0;
let time = 1000;
let store: MarksStore;

beforeEach(async () => {
  await signIn(`m${++person}`);
  store = openMarksStore('hop-1', `m${person}`);
});
const opened = async (on: MarksStore = store): Promise<OwnMarks> => {
  const ownMarks = openOwnMarks(
    on,
    () => ++time,
    () => {},
  );
  await ownMarks.load();
  return ownMarks;
};
const pins = (ownMarks: OwnMarks, page = 1): string[] =>
  ownMarks.onPage({ sha256, page }).map(({ body }) => (body.kind === 'pin' ? body.text : body.kind));
/** The tab died: all that was written is written, all that was in memory is gone. */
const again = async (): Promise<OwnMarks> => {
  // After every write that was begun before.
  await store.draft('behind', pin(''));
  await store.change([{ id: 'behind', changedAt: 0, body: null }]);
  await store.settle([{ id: 'behind', changedAt: 0, body: null }]);
  return opened();
};

describe('marks on this device', () => {
  test('every change is there after the tab died, and still waits to be sent', async () => {
    const ownMarks = await opened();
    ownMarks.change([{ id: 'a', body: pin('một') }]);
    ownMarks.change([{ id: 'b', body: pin('hai', 2) }]);
    ownMarks.change([{ id: 'a', body: null }]);
    const back = await again();
    expect([pins(back, 1), pins(back, 2)]).toEqual([[], ['hai']]);
    expect(back.waiting.value).toBe(2);
    expect(back.canUndo.value).toBe(false);
  });

  test('a stroke in the making when the tab died becomes a mark; a finished one is not drawn again', async () => {
    const ownMarks = await opened();
    for (let n = 0; n < 50; n++) ownMarks.draft('a', pin(`nét ${n}`));
    ownMarks.draft('b', pin('dở'));
    ownMarks.draft('b', pin('dở nữa'));
    ownMarks.change([{ id: 'b', body: pin('xong') }]);
    expect(pins(ownMarks)).toEqual(['xong']);
    const back = await again();
    expect(pins(back).sort()).toEqual(['nét 49', 'xong']);
    expect(pins(await again()).sort()).toEqual(['nét 49', 'xong']);
  });

  test('the next stroke is kept while the one before still waits for its place', async () => {
    const ownMarks = await opened();
    const db = await openDB('dien-hong-device');
    const held = db.transaction('marks', 'readwrite');
    let free = false;
    const holding = (async () => {
      while (!free) await held.store.get(['', '', '']);
    })();
    ownMarks.change([{ id: 'a', body: pin('nét trước') }]);
    await store.draft('b', pin('nét sau'));
    free = true;
    await holding;
    await held.done;
    db.close();
    expect(pins(await again()).sort()).toEqual(['nét sau', 'nét trước']);
  });

  test('a page is told of its own marks alone', async () => {
    const ownMarks = await opened();
    let looked = 0;
    const first = computed(() => {
      looked++;
      return pins(ownMarks);
    });
    expect(first.value).toEqual([]);
    ownMarks.change([{ id: 'a', body: pin('trang khác', 2) }]);
    expect([first.value, looked]).toEqual([[], 1]);
    ownMarks.change([{ id: 'b', body: pin('trang này') }]);
    expect([first.value, looked]).toEqual([['trang này'], 2]);
    ownMarks.change([{ id: 'a', body: pin('chuyển sang') }]);
    expect([first.value, looked]).toEqual([['trang này', 'chuyển sang'], 3]);
    expect(ownMarks.byFile(sha256).map(({ id }) => id)).toEqual(['b', 'a']);
    expect(ownMarks.byFile('b'.repeat(64))).toEqual([]);
  });

  test('steps are taken back and done again, several marks of one step together', async () => {
    const ownMarks = await opened();
    ownMarks.change([{ id: 'a', body: pin('một') }]);
    ownMarks.change([
      { id: 'a', body: null },
      { id: 'b', body: pin('hai') },
    ]);
    ownMarks.undo();
    expect(pins(ownMarks)).toEqual(['một']);
    ownMarks.undo();
    expect([pins(ownMarks), ownMarks.canUndo.value, ownMarks.canRedo.value]).toEqual([[], false, true]);
    ownMarks.undo();
    ownMarks.redo();
    ownMarks.redo();
    expect([pins(ownMarks), ownMarks.canRedo.value]).toEqual([['hai'], false]);
    ownMarks.undo();
    ownMarks.change([{ id: 'c', body: pin('ba') }]);
    expect([pins(ownMarks).sort(), ownMarks.canRedo.value]).toEqual([['ba', 'một'], false]);
  });

  test('a mark changed elsewhere since is not taken back, the rest of the step is', async () => {
    const ownMarks = await opened();
    ownMarks.change([
      { id: 'a', body: pin('một') },
      { id: 'b', body: pin('hai') },
    ]);
    ownMarks.here.settle(ownMarks.here.waiting());
    ownMarks.here.adopt([{ id: 'a', changedAt: ++time, body: pin('từ máy khác') }], 5);
    ownMarks.undo();
    expect(pins(ownMarks)).toEqual(['từ máy khác']);
    expect(ownMarks.canUndo.value).toBe(false);
    ownMarks.change([{ id: 'a', body: pin('lại') }]);
    ownMarks.here.settle(ownMarks.here.waiting());
    ownMarks.here.adopt([{ id: 'a', changedAt: ++time, body: null }], 6);
    expect(ownMarks.canUndo.value).toBe(false);
  });

  test('a mark that comes back from the server unchanged changes nothing, and can still be taken back', async () => {
    const ownMarks = await opened();
    ownMarks.change([{ id: 'a', body: pin('một') }]);
    const [mark] = ownMarks.here.waiting();
    const page = ownMarks.onPage({ sha256, page: 1 });
    if (mark) ownMarks.here.adopt([structuredClone(mark)], 1);
    expect(ownMarks.onPage({ sha256, page: 1 })).toBe(page);
    expect([ownMarks.waiting.value, ownMarks.canUndo.value]).toEqual([0, true]);
  });

  test('the notebook: one text an item, kept, without steps to take back', async () => {
    const ownMarks = await opened();
    ownMarks.writeNote(null, 'chung');
    ownMarks.writeNote('muc-1', 'mục một');
    expect([ownMarks.note(null), ownMarks.note('muc-1'), ownMarks.note('muc-2')]).toEqual(['chung', 'mục một', '']);
    expect(ownMarks.canUndo.value).toBe(false);
    ownMarks.writeNote(null, '');
    const back = await again();
    expect([back.note(null), back.note('muc-1')]).toEqual(['', 'mục một']);
  });

  test('two texts made one outlive the tab, though the other device’s clock is ahead', async () => {
    const ownMarks = await opened();
    ownMarks.writeNote(null, 'tôi');
    const id = ownMarks.here.waiting()[0]?.id ?? '';
    const ahead = time + 60_000;
    ownMarks.here.adopt([{ id, changedAt: ahead, body: { kind: 'note', itemId: null, text: 'họ' } }], 1);
    expect(ownMarks.here.waiting()[0]?.changedAt).toBe(ahead + 1);
    const back = await again();
    expect([back.note(null), back.waiting.value]).toEqual(['họ\ntôi', 1]);
  });

  test('people and meetings are kept apart', async () => {
    (await opened()).change([{ id: 'a', body: pin('của tôi') }]);
    expect(pins(await opened(openMarksStore('hop-1', `m${person}0`)))).toEqual([]);
    expect(pins(await opened(openMarksStore('hop-2', `m${person}`)))).toEqual([]);
    expect(pins(await again())).toEqual(['của tôi']);
  });

  test('a device that keeps nothing says so, and goes on', async () => {
    const fails = async () => ({ kept: false, why: 'no-space' }) as const;
    const broken = {
      load: fails,
      change: fails,
      draft: fails,
      undraft: fails,
      settle: fails,
      adopt: fails,
      markUnsent: fails,
    };
    const ownMarks = await opened(broken);
    expect(ownMarks.unkept.value).toBe(true);
    ownMarks.change([{ id: 'a', body: pin('một') }]);
    expect([pins(ownMarks), ownMarks.waiting.value]).toEqual([['một'], 1]);
    const full = await opened({ ...store, change: fails });
    expect(full.unkept.value).toBe(false);
    full.change([{ id: 'a', body: pin('một') }]);
    await expect.poll(() => full.unkept.value).toBe(true);
  });

  test('a second tab does not overwrite what is later', async () => {
    await store.change([{ id: 'a', changedAt: 20, body: pin('sau') }]);
    await store.change([{ id: 'a', changedAt: 10, body: pin('trước') }]);
    await store.adopt([{ id: 'a', changedAt: 15, body: pin('của máy chủ') }], 3);
    expect(await store.load()).toMatchObject({
      value: { marks: [{ mark: { id: 'a', changedAt: 20, body: pin('sau') }, dirty: true }] },
    });
    await store.settle([{ id: 'a', changedAt: 10, body: pin('trước') }]);
    expect(await store.load()).toMatchObject({ value: { marks: [{ dirty: true }] } });
    await store.settle([{ id: 'a', changedAt: 20, body: pin('sau') }]);
    expect(await store.load()).toMatchObject({ value: { marks: [{ dirty: false }], rev: 3 } });
  });
});

test.each([
  ['', '', ''],
  ['a', 'a', 'a'],
  ['a\nb', 'a', 'a\nb'],
  ['a\nhọ\nz', 'a\ntôi\nz', 'a\nhọ\ntôi\nz'],
  ['họ', 'tôi', 'họ\ntôi'],
  ['a\n\nhọ', 'b\n\ntôi', 'a\n\nhọ\nb\n\ntôi'],
  ['a\nb\nc\nhọ', 'tôi\na\nc', 'tôi\na\nb\nc\nhọ'],
  ['\ntôi\n\nb\n', 'tôi\n\na\n\nb', '\ntôi\n\na\n\nb\n'],
])('two texts as one: %j and %j', (theirs, ours, both) => {
  expect(bothTexts(theirs, ours)).toBe(both);
});

test('a text that contains the other already stays as long as it is, however often they meet', () => {
  const page = (of: string) => Array.from({ length: 300 }, (_, n) => (n % 3 === 1 ? '' : `${of} ${n % 7}`)).join('\n');
  const [theirs, ours] = [`chung\n${page('họ')}\nhết`, `chung\n${page('tôi')}\nhết`];
  const both = bothTexts(theirs, ours);
  expect(both).toBe(`chung\n${page('họ')}\n${page('tôi')}\nhết`);
  for (const known of [theirs, ours, both]) {
    expect(bothTexts(both, known)).toBe(both);
    expect(bothTexts(known, both)).toBe(both);
  }
});
