import type { MarkBody, PageMark } from '@dien-hong/shared/reading';
import { expect, test } from 'vitest';
import { touches } from './useMarking.ts';

const place = { paperId: 'p', sha256: '0'.repeat(64), page: 1 };
const mark = (body: MarkBody) => ({ id: 'm', changedAt: 0, body }) as PageMark;
const ink = mark({ kind: 'ink', place, colour: 'red', width: 4, points: [0, 0, 0.5, 100, 0, 0.5] });
const highlight = mark({ kind: 'highlight', place, colour: 'yellow', boxes: [[10, 10, 50, 12]], text: 'a' });
const pin = mark({ kind: 'pin', place, x: 20, y: 20, text: 'b' });

test.each([
  ['a stroke it passes', ink, { x: 50, y: 4, reach: 3 }, true],
  ['a stroke further away', ink, { x: 50, y: 9, reach: 3 }, false],
  ['a highlight it is on', highlight, { x: 30, y: 15, reach: 3 }, true],
  ['a highlight beside it', highlight, { x: 30, y: 30, reach: 3 }, false],
  ['a note: it has its own way to go', pin, { x: 20, y: 20, reach: 3 }, false],
])('the eraser on %s', (_what, one, spot, hit) => {
  expect(touches(one, spot)).toBe(hit);
});
