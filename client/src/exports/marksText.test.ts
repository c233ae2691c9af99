import type { MeetingState } from '@dien-hong/shared';
import { type Mark, type MarkBody, noteId } from '@dien-hong/shared/reading';
import { commune, scene, twoVersions } from '@dien-hong/shared/testing';
import { beforeAll, expect, test } from 'vitest';
import { formats } from '../i18n/format.ts';
import { i18n, speak } from '../i18n/i18n.ts';
import { marksText } from './marksText.ts';

beforeAll(() => speak('vi'));

const at = Date.UTC(2026, 10, 27, 3, 5);
const speech = { t: i18n.global.t, date: formats('vi').date, time: formats('vi').time };
const told = (state: MeetingState, marks: Mark[]): string => marksText(state, marks, { speech, at });

const words = { number: '1/TTr', subject: 'Về p1' };
let marks = 0;
const mark = (body: MarkBody, id = `m${++marks}`): Mark => ({ id, changedAt: at - 60_000, body });
const note = (itemId: string | null, text: string): Mark => mark({ kind: 'note', itemId, text }, noteId(itemId));

test('by item, paper, version and page, with the notebook before; strokes are counted', () => {
  const { meeting, first, second } = twoVersions(words);
  const { state } = meeting;
  const on = (sha256: string, page: number) => ({ paperId: 'p1', sha256, page });
  const text = told(state, [
    note(null, 'Về sớm lúc 16 giờ'),
    note('muc-1', 'Hỏi về vốn\nvà tiến độ'),
    mark({ kind: 'pin', place: on(second, 2), x: 10, y: 300, text: 'Số này\nkhác bản trước' }),
    mark({
      kind: 'highlight',
      place: on(second, 2),
      colour: 'yellow',
      boxes: [[1, 100, 5, 5]],
      text: 'tổng thu 18.450 tỷ',
    }),
    mark({ kind: 'ink', place: on(second, 2), colour: 'red', width: 3, points: [1, 1, 1] }),
    mark({ kind: 'ink', place: on(second, 2), colour: 'red', width: 3, points: [2, 2, 1] }),
    mark({ kind: 'bookmark', place: on(second, 10) }),
    mark({ kind: 'bookmark', place: on(first, 1) }),
    mark({ kind: 'bookmark', place: { paperId: 'khác', sha256: first, page: 4 } }),
  ]);
  expect(text).toBe(`GHI CHÚ CỦA TÔI
Phiên họp thường kỳ
Xuất lúc 27/11/2026 10:05. Chỉ người ghi có nội dung này.

Sổ tay của cuộc họp
  Về sớm lúc 16 giờ

1. Nội dung 1
  Ghi chú
    Hỏi về vốn
    và tiến độ
  Tờ trình 1/TTr – Về p1
    Trang 2
      - Tô sáng: “tổng thu 18.450 tỷ” (27/11/2026 10:04)
      - Ghi chú: Số này
        khác bản trước (27/11/2026 10:04)
      - Nét bút: 2
    Trang 10
      - Dấu trang (27/11/2026 10:04)
  Tờ trình 1/TTr – Về p1 (bản 1, bản cũ)
    Trang 1
      - Dấu trang (27/11/2026 10:04)

Tài liệu không còn trong chương trình
  Trang 4
    - Dấu trang (27/11/2026 10:04)
`);
});

test('a paper that was withdrawn is named, without a version', () => {
  const convened = scene(commune());
  const { id = '', file } = convened.state.documents.papers.p1 ?? {};
  convened.when('sec', { type: 'WithdrawPaper', paperId: id, reason: 'Sai' });
  const bookmark = mark({ kind: 'bookmark', place: { paperId: id, sha256: file?.sha256 ?? '', page: 3 } });
  const end = ['Tài liệu không còn trong chương trình', '  Tờ trình 1/TTr – Về p1', '    Trang 3', ''].join('\n');
  expect(told(convened.state, [bookmark])).toContain(end);
});

test('without any it says so; words that look like placeholders stay what they are', () => {
  const { meeting, second } = twoVersions(words);
  const { state } = meeting;
  expect(told(state, [])).toContain('Chưa có ghi chú nào.');
  const place = { paperId: 'p1', sha256: second, page: 1 };
  const odd = 'giữ {number} | @:exports.title | %{x} $1';
  expect(told(state, [mark({ kind: 'pin', place, x: 1, y: 1, text: odd })])).toContain(`Ghi chú: ${odd} (`);
});
