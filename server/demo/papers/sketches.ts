import type { Sketch } from '../../src/print/layout/sketch.ts';

/** The two places offered for the village hall, in metres. */
export const sketches: Sketch[] = [
  {
    title: 'PHƯƠNG ÁN 1 – KHU ĐỒNG CỬA (1.240 m²)',
    width: 120,
    height: 96,
    roads: [
      { name: 'Đường liên thôn, rộng 5,5 m', x1: 0, y1: 78, x2: 120, y2: 78, width: 5.5 },
      { name: 'Kênh N4 – hành lang sơ tán 7 m', x1: 0, y1: 12, x2: 120, y2: 12, width: 4 },
    ],
    parcels: [
      { name: 'Khu đất xây dựng 40 x 31 m', x: 44, y: 34, width: 40, height: 31, fill: 'site' },
      { name: 'Nhà văn hóa\n18 x 12 m', x: 47, y: 41, width: 18, height: 12, fill: 'building' },
      { name: 'Sân thể thao', x: 67, y: 41, width: 14, height: 21, fill: 'green' },
      { name: 'Đất lúa', x: 4, y: 26, width: 34, height: 40, fill: 'green' },
      { name: 'Khu dân cư', x: 90, y: 28, width: 26, height: 38, fill: 'plain' },
    ],
    notes: [
      'Diện tích 1.240 m², mật độ xây dựng 17,4%; cao độ hiện trạng +1,60 m, san lấp bình quân 0,9 m.',
      'Tiếp giáp đường liên thôn rộng 5,5 m; chi phí san lấp cao hơn phương án 2 là 420 triệu đồng.',
      'Giữ hành lang tuyến sơ tán dọc kênh N4 tối thiểu 7 m.',
    ],
  },
  {
    title: 'PHƯƠNG ÁN 2 – KHU AO ĐÌNH (980 m²)',
    width: 120,
    height: 96,
    roads: [{ name: 'Đường thôn, rộng 3,2 m', x1: 0, y1: 84, x2: 120, y2: 84, width: 3.2 }],
    parcels: [
      { name: 'Khu đất xây dựng 35 x 28 m', x: 30, y: 44, width: 35, height: 28, fill: 'site' },
      { name: 'Nhà văn hóa\n18 x 12 m', x: 33, y: 52, width: 18, height: 12, fill: 'building' },
      { name: 'Sân', x: 53, y: 52, width: 9, height: 17, fill: 'green' },
      { name: 'Ao Đình', x: 28, y: 8, width: 42, height: 28, fill: 'water' },
      { name: 'Đình làng\n(di tích)', x: 80, y: 16, width: 26, height: 24, fill: 'plain' },
      { name: 'Khu dân cư', x: 74, y: 48, width: 40, height: 26, fill: 'plain' },
    ],
    notes: [
      'Diện tích 980 m², đất công hiện có, không phải bồi thường; cao độ hiện trạng +2,30 m.',
      'Đường vào rộng 3,2 m, tiếp giáp di tích đình làng; sân thể thao chỉ bố trí được khoảng 280 m².',
    ],
  },
];
