import type { Column, Section } from '../../src/print/layout/paper.ts';
import { type Choices, dotted, villages } from './random.ts';
import type { Sector } from './sectors.ts';

export type Table = Extract<Section, { kind: 'table' }>;

export const columns = (...parts: [string, number, Column['align']?][]): Column[] =>
  parts.map(([title, share, align]) => (align ? { title, share, align } : { title, share }));

export function schedule(fields: Sector[], rng: Choices): Table {
  const rows = fields.map(({ name }, index) => [
    String(index + 1),
    name,
    rng.fill('{đơn vị}'),
    rng.fill('{hạn}'),
    dotted(rng.int(8, 96) * 1000),
  ]);
  return {
    kind: 'table',
    caption: 'Phân công thực hiện và dự kiến kinh phí',
    unit: 'Đơn vị tính: nghìn đồng',
    columns: columns(
      ['TT', 0.08, 'center'],
      ['Nội dung', 0.36],
      ['Đơn vị chủ trì', 0.26],
      ['Hoàn thành', 0.16, 'center'],
      ['Kinh phí', 0.14],
    ),
    rows,
  };
}

export function indicators(fields: Sector[], rng: Choices, caption: string, most: number): Table {
  const rows = fields
    .flatMap(({ name, indicators }, group) => [
      [['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X'][group] ?? String(group + 1), name, '', '', '', ''],
      ...indicators.map(([title, unit, low, high], index) => {
        const planned = rng.int(low, high);
        const done =
          unit === '%' ? Math.min(100, planned - rng.int(0, 3)) : Math.round((planned * rng.int(90, 104)) / 100);
        const ratio = ((done / planned) * 100).toFixed(1).replace('.', ',');
        return [String(index + 1), title, unit, dotted(planned), dotted(done), `${ratio}%`];
      }),
    ])
    .slice(0, most);
  return {
    kind: 'table',
    caption,
    unit: '',
    columns: columns(
      ['TT', 0.08, 'center'],
      ['Chỉ tiêu', 0.4],
      ['Đơn vị', 0.15, 'center'],
      ['Kế hoạch', 0.125],
      ['Thực hiện', 0.125],
      ['Tỷ lệ', 0.12],
    ),
    rows,
  };
}

/** A table per village whose last row is the sum of the rows above. */
export function byVillage(
  caption: string,
  heads: [string, string, string],
  range: [number, number],
  details: string[],
  rng: Choices,
  unit = 'Đơn vị tính: nghìn đồng',
): Table {
  const sums = [0, 0, 0];
  const rows = villages.flatMap((village, index) => {
    const lines = details.map((detail) => {
      const planned = rng.int(...range);
      const done = Math.round((planned * rng.int(82, 108)) / 100);
      return { detail, values: [planned, done, done - planned] };
    });
    const subtotal = [0, 1, 2].map((column) => lines.reduce((sum, { values }) => sum + (values[column] ?? 0), 0));
    subtotal.forEach((value, column) => {
      sums[column] = (sums[column] ?? 0) + value;
    });
    const number = String(index + 1);
    return [
      [number, `Thôn ${village}`, ...subtotal.map(dotted)],
      ...(details.length > 1
        ? lines.map(({ detail, values }, at) => [`${number}.${at + 1}`, detail, ...values.map(dotted)])
        : []),
    ];
  });
  return {
    kind: 'table',
    caption,
    unit,
    columns: columns(['TT', 0.09, 'center'], ['Nội dung', 0.43], [heads[0], 0.16], [heads[1], 0.16], [heads[2], 0.16]),
    rows: [...rows, ['', 'Tổng cộng', ...sums.map(dotted)]],
  };
}
