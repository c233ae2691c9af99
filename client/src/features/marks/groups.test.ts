import type { Mark, MarkBody } from '@dien-hong/shared/reading';
import { commune, scene, twoVersions } from '@dien-hong/shared/testing';
import { expect, test } from 'vitest';
import { groupMarks } from './groups.ts';

const { meeting, first: old, second } = twoVersions({ number: '', subject: 'Bản 2' });
const { state } = meeting;

let ids = 0;
const mark = (body: MarkBody): Mark => ({ id: `m${++ids}`, changedAt: 0, body });
const place = (paperId: string, page: number, sha256 = second) => ({ paperId, sha256, page });
const ink = (page: number) =>
  mark({ kind: 'ink', place: place('p1', page), colour: 'blue', width: 3, points: [1, 1, 0.5] });

test('marks stand by the agenda and by page; strokes of a page are one line; old versions say so', () => {
  const groups = groupMarks(
    [
      mark({ kind: 'bookmark', place: place('p2', 1) }),
      mark({ kind: 'pin', place: place('p1', 4), x: 1, y: 1, text: 'Hỏi lại' }),
      ink(2),
      ink(2),
      mark({ kind: 'highlight', place: place('p1', 1, old), colour: 'yellow', boxes: [[1, 1, 9, 9]], text: '420 tỷ' }),
      mark({ kind: 'note', itemId: null, text: 'Sổ tay' }),
      mark({ kind: 'bookmark', place: place('gone', 1) }),
      { id: 'deleted', changedAt: 0, body: null },
    ],
    state,
  );
  expect(groups.map(({ paper, lines }) => [paper.id, lines.map(({ kind, page }) => `${kind} ${page}`)])).toEqual([
    ['p1', ['highlight 1', 'ink 2', 'pin 4']],
    ['p2', ['bookmark 1']],
  ]);
  expect(groups[0]?.lines).toMatchObject([
    { oldVersion: 1, text: '420 tỷ', sha256: old },
    { oldVersion: null, count: 2 },
    { oldVersion: null, text: 'Hỏi lại' },
  ]);
});

test('marks on a withdrawn paper are not listed: it cannot be opened', () => {
  const later = scene(commune()).given('sec', { type: 'WithdrawPaper', paperId: 'p1', reason: 'Nhầm' });
  expect(groupMarks([ink(1)], later.state)).toEqual([]);
});
