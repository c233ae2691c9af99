import {
  type Alignment,
  align,
  type Box,
  carry,
  changesOf,
  type PageBody,
  type PaperWords,
  type Word,
} from '@dien-hong/shared/reading';
import { describe, expect, test } from 'vitest';
import { type Choices, choicesFrom } from '../../demo/papers/random.ts';
import { draftPieces, edited, newPiece, type Piece, print, type Version } from './versions.testing.ts';

// Other seeds: VERSIONS_SEEDS="thu đông" pnpm exec vitest …
const seeds = (process.env.VERSIONS_SEEDS ?? 'xuân').split(' ');
const marksEach = 200;
const place = { paperId: 'p1', sha256: 'a'.repeat(64) };
const sha256 = 'b'.repeat(64);

const isText = ({ section }: Piece): boolean => section.kind === 'text';
const textsIn = (pieces: readonly Piece[]): number[] => [...pieces.keys()].filter((n) => isText(pieces[n] as Piece));

type Edit = (pieces: readonly Piece[], rng: Choices) => Piece[];

const insertBefore: Edit = (pieces, rng) => {
  const others = draftPieces('Tờ trình', 'khác', 0, 'Bố trí vốn đầu tư công').filter(isText);
  const fresh = rng.shuffle(others).slice(0, 3);
  const added = fresh.map(({ words }, n) => newPiece(words.map(({ text }) => text).join(' '), `new ${n}`));
  return pieces.toSpliced(rng.int(0, 3), 0, ...added);
};
const moveSection: Edit = (pieces, rng) => {
  const rest = [...pieces];
  const section = rest.splice(rng.int(3, rest.length - 8), rng.int(3, 6));
  return rest.toSpliced(rng.int(2, rest.length - 2), 0, ...section);
};
const deleteParagraph: Edit = (pieces, rng) => pieces.toSpliced(rng.pick(textsIn(pieces)), 1);
const changeWords: Edit = (pieces, rng) => {
  const chosen = new Set(rng.shuffle(textsIn(pieces)).slice(0, Math.ceil(pieces.length / 4)));
  return pieces.map((piece, n) => (chosen.has(n) ? edited(piece, `edit ${n}`, rng) : piece));
};
const several: Edit = (pieces, rng) =>
  [insertBefore, moveSection, deleteParagraph, changeWords].reduce((now, edit) => edit(now, rng), [...pieces]);

const edits: [string, Edit][] = [
  ['text inserted before', insertBefore],
  ['a section moved', moveSection],
  ['a paragraph deleted', deleteParagraph],
  ['words changed here and there', changeWords],
  ['all of it at once', several],
];
const kinds: [string, number][] = [
  ['Báo cáo', 12],
  ['Quyết định', 30],
];

/** A mark on words of the old version, given by their places. */
interface Made {
  readonly body: PageBody;
  readonly on: readonly number[];
}

const boxOf = ([, ...box]: Word): Box => box;
const wordsOf = (paper: PaperWords) => paper.flatMap((words, n) => words.map((word) => ({ page: n + 1, word })));

/** Highlights, strokes under and around words, and pins, on random words that have a name. */
function makeMarks({ words, names }: Version, rng: Choices): Made[] {
  const all = wordsOf(words);
  const run = (longest: number, sameLine: boolean): number[] => {
    const on = [rng.pick([...names.keys()])];
    for (let n = rng.int(1, longest); n > 1; n--) {
      const next = (on.at(-1) as number) + 1;
      const [last, here] = [all[next - 1], all[next]];
      if (!names.has(next) || last?.page !== here?.page) break;
      if (sameLine && Math.abs((last?.word[2] ?? 0) - (here?.word[2] ?? 0)) > 3) break;
      on.push(next);
    }
    return on;
  };
  return Array.from({ length: marksEach }, (_, n): Made => {
    const on = run([20, 5, 4, 1][n % 4] as number, n % 4 !== 0);
    const marked = on.map((index) => (all[index] as { word: Word }).word);
    const at = { ...place, page: all[on[0] as number]?.page ?? 0 };
    const [first, last] = [marked[0], marked.at(-1)] as [Word, Word];
    const [left, top, right, bottom] = [first[1], first[2], last[1] + last[3], first[2] + first[4]];
    switch (n % 4) {
      case 0: {
        const boxes = marked.map((word): [number, number, number, number] => [...boxOf(word)]);
        return { on, body: { kind: 'highlight', place: at, colour: 'yellow', boxes, text: '' } };
      }
      case 1: {
        const points = [left + 1, bottom + 0.5, 0.5, right - 1, bottom + 1.5, 0.5];
        return { on, body: { kind: 'ink', place: at, colour: 'red', width: 1.5, points } };
      }
      case 2: {
        const points = [left, top, 0.5, right, top, 0.5, right, bottom, 0.5, left, bottom, 0.5, left, top, 0.5];
        return { on, body: { kind: 'ink', place: at, colour: 'blue', width: 3, points } };
      }
      default:
        return { on, body: { kind: 'pin', place: at, x: (left + right) / 2, y: (top + bottom) / 2, text: '' } };
    }
  });
}

function overlap([x, y, width, height]: Box, [ofX, ofY, ofWidth, ofHeight]: Box): number {
  const across = Math.min(x + width, ofX + ofWidth) - Math.max(x, ofX);
  const down = Math.min(y + height, ofY + ofHeight) - Math.max(y, ofY);
  return Math.max(0, across) * Math.max(0, down);
}

/** The words of the new version below a carried mark: the highlighted ones, or those with which the stroke or the pin moved. */
function standsOn(
  { body, on }: Made,
  carried: readonly PageBody[],
  { old, now }: { old: Version; now: Version },
): number[] {
  const [before, after] = [wordsOf(old.words), [...wordsOf(now.words).entries()]];
  return carried.flatMap((one) => {
    const onPage = after.filter(([, { page }]) => page === one.place.page);
    if (one.kind === 'highlight') {
      const hidden = ({ word }: { word: Word }) =>
        one.boxes.reduce((sum, box) => sum + overlap(box, boxOf(word)), 0) > (word[3] * word[4]) / 2;
      return onPage.filter(([, at]) => hidden(at)).map(([index]) => index);
    }
    const [across, down] = shift(body, one);
    return on.map((index) => {
      const [x, y, width, height] = boxOf((before[index] as { word: Word }).word);
      const over = ([, { word }]: (typeof onPage)[number]) =>
        overlap([x + across, y + down, width, height], boxOf(word));
      const most = onPage.reduce((best, word) => (over(word) > over(best) ? word : best));
      return over(most) > 0 ? most[0] : -1;
    });
  });
}

function shift(from: PageBody, to: PageBody): [number, number] {
  const start = (body: PageBody): [number, number] => {
    if (body.kind === 'ink') return [body.points[0] as number, body.points[1] as number];
    if (body.kind === 'pin') return [body.x, body.y];
    throw new Error(body.kind);
  };
  return [start(to)[0] - start(from)[0], start(to)[1] - start(from)[1]];
}

/** Where the bookmarks of all pages go, and whether most of the page's words did. */
function wrongBookmarks({ old, now }: { old: Version; now: Version }, alignment: Alignment): string[] {
  const [before, after] = [wordsOf(old.words), wordsOf(now.words)];
  return old.words.flatMap((_, n) => {
    const named = [...old.names].filter(([index]) => before[index]?.page === n + 1);
    const pages = named.map(([, name]) => after[now.byName.get(name)?.[0] ?? -1]?.page);
    const on = (page: number): number => pages.filter((one) => one === page).length;
    const [carried] = carry({ kind: 'bookmark', place: { ...place, page: n + 1 } }, alignment, sha256);
    const page = carried?.place.page ?? 0;
    return now.words.some((_, k) => on(k + 1) > on(page) + 5) ? [`${n + 1} → ${page}`] : [];
  });
}

describe.each(seeds)('two versions of a paper that the server prints (seed %s)', (seed) => {
  test.each(edits)(
    '%s: marks on unchanged words stand on them, none on others',
    async (name, edit) => {
      for (const [kind, rank] of kinds) {
        const rng = choicesFrom(`${seed} ${name} ${kind}`, '2026-11-23T16:10:00+07:00');
        const pieces = draftPieces(kind, seed, rank);
        const versions = { old: await print(kind, pieces), now: await print(kind, edit(pieces, rng)) };
        const alignment = align(versions.old.words, versions.now.words);
        let [unchanged, right] = [0, 0];
        for (const made of makeMarks(versions.old, rng)) {
          const names = new Set(made.on.map((index) => versions.old.names.get(index) ?? ''));
          const wanted = [...names].flatMap((name) => versions.now.byName.get(name) ?? [-1]);
          const found = standsOn(made, carry(made.body, alignment, sha256), versions);
          expect(wanted, `${made.body.kind} on ${made.on}`).toEqual(expect.arrayContaining(found));
          if (wanted.includes(-1)) continue;
          unchanged++;
          if (found.join() === wanted.join()) right++;
        }
        const told = `${name}, ${kind}, ${alignment.old.words.length} words: ${right} of ${unchanged} marks`;
        console.info(told);
        expect(right / unchanged, told).toBeGreaterThanOrEqual(0.95);
        expect(unchanged).toBeGreaterThan(marksEach / 2);
        expect(wrongBookmarks(versions, alignment)).toEqual([]);
      }
    },
    60_000,
  );

  test('what changed is told, and nothing else', async () => {
    const pieces = draftPieces('Báo cáo', seed, 12);
    const texts = textsIn(pieces);
    const [added, removed] = [
      newPiece('Bổ sung một đoạn chưa từng có trong bản trước, gồm vài câu.', 'new'),
      texts[9] as number,
    ];
    const next = pieces.toSpliced(removed, 1).toSpliced(texts[4] as number, 0, added);
    const [old, now] = [await print('Báo cáo', pieces), await print('Báo cáo', next)];
    const changes = changesOf(align(old.words, now.words));
    const textOf = ({ words }: Piece) => words.map(({ text }) => text).join(' ');
    expect(changes.map(({ kind }) => kind)).toEqual(['added', 'removed']);
    expect(changes.map(({ text }) => text)).toEqual([textOf(added), textOf(pieces[removed] as Piece)]);
    expect(changesOf(align(old.words, old.words))).toEqual([]);
  });
});
