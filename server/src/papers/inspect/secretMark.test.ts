import { describe, expect, test } from 'vitest';
import { linesOf } from './pieces.ts';
import { secretFinding } from './secretMark.ts';

/** A piece of text as the reader gives it: letters of 13 points, half as wide as high. */
const at = (x: number, y: number, str: string, angle = 0) => {
  const [a, b] = [13 * Math.cos(angle), 13 * Math.sin(angle)];
  return {
    str,
    dir: 'ltr',
    width: str.length * 6.5,
    height: 13,
    fontName: 'f',
    hasEOL: false,
    transform: [a, b, -b, a, x, y],
  };
};
const found = (...pieces: ReturnType<typeof at>[]) => secretFinding(linesOf(pieces));

describe('the mark of a state secret, by its place on the page', () => {
  test.each([
    ['alone on its line', [at(70, 700, 'MẬT')], 'MẬT'],
    [
      'beside the letterhead, in a column',
      [at(70, 780, 'UBND XÃ A'), at(200, 780, 'TỐI MẬT'), at(330, 780, 'CỘNG HOÀ XÃ HỘI')],
      'TỐI MẬT',
    ],
    ['in one piece with it, parted by spaces', [at(70, 780, 'UBND XÃ A      MẬT      CỘNG HOÀ')], 'MẬT'],
    ['letter by letter', [at(70, 700, 'M'), at(84, 700, 'Ậ'), at(98, 700, 'T')], 'MẬT'],
    ['letter by letter, far apart', [at(70, 700, 'M'), at(110, 700, 'Ậ'), at(150, 700, 'T')], 'MẬT'],
    ['in decomposed letters', [at(70, 700, 'TUYỆT MẬT'.normalize('NFD'))], 'TUYỆT MẬT'],
    [
      'with its marks as pieces of their own',
      [at(70, 700, 'MA'), at(83, 700, '\u0302\u0323'), at(84, 700, 'T')],
      'MẬT',
    ],
    ['in letters of another alphabet that look alike', [at(70, 700, 'МẬТ')], 'MẬT'],
    ['drawn twice, to be bold', [at(70, 700, 'MẬT'), at(70.4, 700, 'MẬT')], 'MẬT'],
    ['turned', [at(500, 400, 'TỐI', Math.PI / 2), at(500, 426, 'MẬT', Math.PI / 2)], 'TỐI MẬT'],
    ['a little aslant, as a stamp', [at(70, 700, 'TỐI MẬT', 0.2)], 'TỐI MẬT'],
    ['in a frame of signs', [at(70, 700, '[ MẬT ]')], 'MẬT'],
    ['behind its label, in small letters', [at(70, 700, 'Độ mật: Tối mật')], 'TỐI MẬT'],
    ['in letters of TCVN 3', [at(70, 700, 'Tèi mËt')], 'TỐI MẬT'],
    ['in letters of VNI', [at(70, 700, 'TUYEÄT MAÄT')], 'TUYỆT MẬT'],
  ])('%s', (_how, pieces, mark) => {
    expect(found(...pieces)).toEqual({ marked: mark, doubt: null });
  });

  test.each([
    ['inside a line', 'Số: 12/BC-UBND (Mật)', '(Mật)'],
    ['in a text about secrets', 'Danh mục bí mật nhà nước độ Tối mật của tỉnh', 'Tối mật'],
    ['in capitals inside a heading', 'TÀI LIỆU MẬT PHÁT BẢN GIẤY', 'MẬT'],
    ['without its marks, as a machine reads a stamp', 'TOI MAT', 'TỐI MẬT'],
    ['alone, in small letters', 'Mật', 'MẬT'],
    ['in letters of TCVN 3 inside a line', 'Sè 12 (Tèi mËt) ngµy', 'Tèi mËt'],
  ])('asks a person: %s', (_how, text, words) => {
    expect(found(at(70, 700, text))).toEqual({ marked: null, doubt: words });
  });

  test.each([
    'Luật Bảo vệ bí mật nhà nước',
    'KẾ HOẠCH BẢO VỆ BÍ MẬT NHÀ NƯỚC NĂM 2026',
    'MẬT ĐỘ DÂN SỐ',
    'nuôi ong lấy mật ở bản',
    'Mất mát, mặt trận, MẶT TRẬN TỔ QUỐC',
  ])('takes a word of the language for no mark: %s', (text) => {
    expect(found(at(70, 700, text))).toEqual({ marked: null, doubt: null });
  });
});
