import { describe, expect, test } from 'vitest';
import { rooms } from './rooms.testing.ts';
import { fitted, layOutLegibly, layOutSeats, letter } from './seatLayout.ts';

const sizes = [
  [1180, 820],
  [820, 560],
  [358, 600],
  [240, 160],
] as const;

describe.each(Object.entries(rooms))('%s', (_name, room) => {
  test.each(sizes)('no boxes overlap or leave a surface of %i x %i', (width, height) => {
    const { seats, w, h } = layOutSeats(room, width, height);
    expect(seats.map((seat) => seat.id).sort()).toEqual(room.seats.map((seat) => seat.id).sort());
    for (const [i, a] of seats.entries()) {
      expect(a.x - w / 2).toBeGreaterThanOrEqual(-0.1);
      expect(a.x + w / 2).toBeLessThanOrEqual(width + 0.1);
      expect(a.y - h / 2).toBeGreaterThanOrEqual(-0.1);
      expect(a.y + h / 2).toBeLessThanOrEqual(height + 0.1);
      for (const b of seats.slice(i + 1))
        expect(Math.abs(a.x - b.x) >= w || Math.abs(a.y - b.y) >= h, `${a.id} and ${b.id}`).toBe(true);
    }
  });
  test('names are at least 14 px on a tablet and 25 px on a big screen', () => {
    expect(letter(layOutSeats(room, 1180, 740))).toBeGreaterThanOrEqual(16);
    expect(letter(layOutSeats(room, 1340, 900))).toBeGreaterThanOrEqual(22);
  });
});

test.each(Object.entries(rooms))(
  'on a small surface %s grows until its names can be read, and no further',
  (_name, room) => {
    for (const [width, height] of sizes.slice(1)) {
      const grown = layOutLegibly(room, width, height, 16);
      expect(letter(grown)).toBeGreaterThanOrEqual(16);
      expect(letter(layOutSeats(room, grown.width / 1.2, grown.height / 1.2))).toBeLessThan(16);
    }
    const roomy = layOutLegibly(room, 1180, 820, 16);
    expect([roomy.width, roomy.height]).toEqual([1180, 820]);
  },
);

test('seats keep the order of the plan: rows from the front, left to right', () => {
  const { seats } = layOutSeats(rooms.hall90, 1000, 700);
  expect(seats.slice(0, 3).map((seat) => seat.id)).toEqual(['dais6-45', 'dais6-55', 'delegates20-5']);
});

test('two chairs on one spot are told apart', () => {
  const twin = { x: 50, y: 50, rot: 0, zone: 'a' };
  const plan = {
    ...rooms.u29,
    seats: [
      { ...twin, id: '1' },
      { ...twin, id: '2' },
    ],
  };
  const { seats, w, h } = layOutSeats(plan, 400, 300);
  const [a, b] = seats;
  expect(Math.abs((a?.x ?? 0) - (b?.x ?? 0)) >= w || Math.abs((a?.y ?? 0) - (b?.y ?? 0)) >= h).toBe(true);
});

test('tables stand under the rows and columns, not under blocks', () => {
  expect(layOutSeats(rooms.u29, 1000, 700).tables).toHaveLength(6);
  expect(layOutSeats(rooms.hall90, 1000, 700).tables).toHaveLength(1);
});

test('a long name gets smaller letters, a short one the full size', () => {
  expect(fitted('An', 20, 80)).toBe(20);
  expect(fitted('Nghiễm', 20, 60)).toBeLessThan(20);
  expect(fitted('Nghiễm', 20, 60)).toBe(fitted('Nghiem', 20, 60));
});
