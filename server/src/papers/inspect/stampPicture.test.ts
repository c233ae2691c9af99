import { describe, expect, test } from 'vitest';
import { sampleMinutes } from '../../print/minutes.testing.ts';
import { minutesPdf } from '../../print/minutes.ts';
import { rawPdf, streamOf } from '../../testing/rawPdf.ts';
import { inspect } from './inspect.ts';
import { hasStampPicture } from './stampPicture.ts';

const mm = (value: number): number => Math.round((value * 72) / 25.4);
const picture = streamOf(
  '/Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceRGB /BitsPerComponent 8',
  Buffer.from([200, 0, 0]),
);

/** A picture on A4: its left and top edge, width and height in millimetres. */
type Box = readonly [left: number, top: number, width: number, height: number];

const at = ([left, top, width, height]: Box): string =>
  `q ${mm(width)} 0 0 ${mm(height)} ${mm(left)} ${842 - mm(top + height)} cm /I Do Q`;

/** A letter: words at the head as ND 30 places them, and the further drawing of its page. */
const letter = (drawing: string, page = '', ...more: (string | Buffer)[]): Uint8Array =>
  rawPdf(
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R ${page}
      /Resources << /Font << /F 5 0 R >> /XObject << /I 6 0 R /X 7 0 R >> >> >>`,
    streamOf(
      '',
      Buffer.from(
        `BT /F 12 Tf 90 770 Td (UBND XA) Tj 180 0 Td (CONG HOA XA HOI CHU NGHIA VIET NAM) Tj -180 -20 Td (So: 12/BC) Tj ET ${drawing}`,
      ),
    ),
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
    picture,
    ...more,
  );

const doubtsOf = async (bytes: Uint8Array): Promise<string[]> => {
  const found = await inspect(bytes, { pages: 10 });
  if (!found.ok) throw new Error(found.refusal.code);
  return found.doubts.map(({ code }) => code);
};

const stamp: Box = [35, 40, 30, 10];

describe('[DOC-15] a picture where secrecy stamps stand', () => {
  test.each<[string, Box[]]>([
    ['below the number, at the left', [stamp]],
    ['at the right', [[150, 38, 35, 12]]],
    ['above the letterhead', [[90, 6, 32, 9]]],
    ['with much white around it', [[32, 34, 60, 29]]],
    ['about as high as wide, below the number', [[35, 38, 28, 26]]],
    [
      'cut into strips',
      [
        [35, 40, 30, 3],
        [35, 43, 30, 3],
        [35, 46, 30, 4],
      ],
    ],
    ['upon a picture that fills the page', [[0, 0, 210, 297], stamp]],
  ])('is asked about: %s', async (_where, boxes) => {
    expect(await doubtsOf(letter(boxes.map(at).join(' ')))).toEqual(['stamp-picture']);
  });

  test.each<[string, Box[]]>([
    ['a plain header', []],
    ['an emblem in the middle, above the national name', [[95, 5, 20, 20]]],
    ['a code in the corner, with no words above it', [[180, 8, 18, 18]]],
    ['a signature at the foot', [[130, 220, 45, 20]]],
    ['a signature in the middle of a short letter', [[130, 110, 45, 20]]],
    ['a banner as wide as the page', [[20, 8, 170, 20]]],
    ['a photograph', [[30, 60, 90, 60]]],
    ['a rule drawn as a picture', [[35, 40, 40, 0.5]]],
    ['a bullet', [[35, 60, 4, 4]]],
  ])('is no other picture: %s', async (_what, boxes) => {
    expect(await doubtsOf(letter(boxes.map(at).join(' ')))).toEqual([]);
  });

  test('is found inside a form, in a stamp laid upon the page, and on a page that is turned', async () => {
    const form = streamOf(
      '/Type /XObject /Subtype /Form /BBox [0 0 595 842] /Matrix [1 0 0 1 20 0] /Resources << /XObject << /I 6 0 R >> >>',
      Buffer.from(at(stamp)),
    );
    expect(await doubtsOf(letter('/X Do', '', form))).toEqual(['stamp-picture']);
    const laid = '<< /Type /Annot /Subtype /Stamp /Rect [100 700 200 730] /F 4 /AP << /N 8 0 R >> >>';
    const look = streamOf(
      '/Type /XObject /Subtype /Form /BBox [0 0 10 3] /Resources << /XObject << /I 6 0 R >> >>',
      Buffer.from('q 10 0 0 3 0 0 cm /I Do Q'),
    );
    expect(await doubtsOf(letter('', '/Annots [7 0 R]', laid, look))).toEqual(['stamp-picture']);
    // Turned to the right, the left edge of the sheet is the top.
    const turned = `q 0 ${mm(30)} ${-mm(10)} 0 ${mm(40)} 500 cm /I Do Q`;
    expect(await doubtsOf(letter(turned, '/Rotate 90'))).toEqual(['stamp-picture']);
    expect(await doubtsOf(letter(at(stamp), '/Rotate 180'))).toEqual([]);
  });

  test('is not asked about in papers that the server makes', async () => {
    expect(await doubtsOf((await minutesPdf(sampleMinutes)).bytes)).toEqual([]);
  });
});

test('[DOC-15] a page of very many small pictures takes no time, and is asked about where they crowd the head', () => {
  const grid = (most: number, top: number) =>
    Array.from({ length: most }, (_, n) => {
      const [left, from] = [(n % 100) * 2, top + Math.floor(n / 100) * 2];
      return { left, right: left + 0.1, top: from, bottom: from + 0.1 };
    });
  const words = [{ top: 10 }];
  const judged = (pictures: ReturnType<typeof grid>) => hasStampPicture({ width: 210, height: 297, words, pictures });
  const before = performance.now();
  expect([judged(grid(60_000, 150)), judged(grid(60_000, 0)), judged(grid(900, 0))]).toEqual([false, true, false]);
  expect(performance.now() - before).toBeLessThan(2000);
});
