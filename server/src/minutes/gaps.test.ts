import type { Scene } from '@dien-hong/shared/testing';
import { describe, expect, test } from 'vitest';
import { minutesContent } from './content.ts';
import { gapsOf } from './gaps.ts';
import { open, sourceFrom } from './minutes.testing.ts';

describe('[MIN-8] before minutes are laid out', () => {
  const codes = (meeting: Scene, texts = {}, unknown: string[] = []) => {
    const source = sourceFrom(meeting, texts, unknown);
    return gapsOf(source, minutesContent(source)).map(({ code, key }) => (key ? `${code} ${key}` : code));
  };

  test('everything that is missing is named, with the text in which it is mended', () => {
    const meeting = open({}, (draft) => ({
      ...draft,
      items: draft.items.slice(0, 2).map((item) => ({ ...item, presenterId: 'p16' })),
      papers: draft.papers.filter((paper) => paper.itemId !== 'muc-3'),
    }));
    meeting.given('sec', { type: 'UndoCheckIn', personId: 'sec' });
    meeting.given(
      'chair',
      { type: 'GrantFloor', personId: 'm2', requestId: null, kind: 'thaoLuan' },
      { type: 'EndSpeech' },
    );
    const speech = meeting.state.floor.past[0]?.id ?? '';
    expect(codes(meeting, { 'item:muc-1': 'Kèm biểu ភាសា' }, ['p16'])).toEqual([
      'number-missing number',
      'presenter-unknown item:muc-1',
      'presenter-unknown item:muc-2',
      'secretary-not-checked-in',
      'conclusion-missing conclusion:muc-1',
      'item-not-discussed',
      `summary-missing speech:${speech}`,
      'closing-missing closing',
      'letters-not-printed item:muc-1',
    ]);
  });

  test('nothing is named where nothing is missing', () => {
    const meeting = open({}, (draft) => ({ ...draft, items: draft.items.slice(0, 1), papers: [], motions: [] }));
    const texts = { number: '1/BB-UBND', closing: 'nhất trí', 'conclusion:muc-1': 'Thông qua ✓ ☑ ☐ ★ Ơ̆ 👍' };
    expect(codes(meeting, texts)).toEqual([]);
  });
});
