import type { RoomPlan, SeatPlan } from './seatLayout.ts';

const row = (zone: string, y: number, xs: number[]): SeatPlan[] =>
  xs.map((x) => ({ id: `${zone}${y}-${x}`, x, y, rot: 0, zone }));
const rows = (zone: string, from: number, step: number, count: number, xs: number[]) =>
  Array.from({ length: count }, (_, r) => row(zone, from + r * step, xs)).flat();
const column = (zone: string, x: number): SeatPlan[] =>
  Array.from({ length: 8 }, (_, r) => ({ id: `${zone}${r}`, x, y: 22 + r * 8, rot: 90, zone }));
const blocks = [6, 18, 30, 42, 58, 70, 82, 94];
const head = [...row('dais', 8, [40, 50, 60]), ...row('clerks', 10, [18, 24]), ...row('desk', 10, [78])];
const room = (seats: SeatPlan[]): RoomPlan => ({ shape: 'hall', screen: { x: 50, y: 2, w: 40 }, seats });

/** Real rooms: a U of 29 and halls of 62, 78 and 90, with the clerks' two chairs close together. */
export const rooms = {
  u29: room([
    ...row('dais', 10, [30, 40, 50, 60, 70]),
    ...column('left', 14),
    ...column('right', 86),
    ...row('back', 90, [25, 35, 45, 55, 65, 75]),
    ...row('clerk', 10, [8]),
    ...row('desk', 10, [92]),
  ]),
  hall62: room([...head, ...rows('delegates', 24, 10, 7, blocks)]),
  hall78: room([...head, ...rows('delegates', 24, 7.8, 9, blocks)]),
  hall90: room([
    ...row('dais', 6, [45, 55]),
    ...rows(
      'delegates',
      20,
      9.5,
      8,
      Array.from({ length: 11 }, (_, c) => 5 + c * 9),
    ),
  ]),
};
