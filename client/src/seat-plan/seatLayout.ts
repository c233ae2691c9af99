/** A room's plan: positions in percent of the room, 0,0 at the top left, the screen's side on top. */
export type SeatPlan = {
  readonly id: string;
  readonly x: number;
  readonly y: number;
  readonly rot: number;
  readonly zone: string;
};
export type RoomPlan = {
  readonly shape: string;
  readonly screen: { readonly x: number; readonly y: number; readonly w: number };
  readonly seats: readonly SeatPlan[];
};

export type Point = { x: number; y: number };
export type Box = Point & { readonly w: number; readonly h: number };
export type SeatLayout = {
  readonly width: number;
  readonly height: number;
  /** Every seat box has this size; positions are centres. */
  readonly w: number;
  readonly h: number;
  readonly seats: readonly (Point & { readonly id: string })[];
  /** Outlines of tables: zones whose seats stand in one line. */
  readonly tables: readonly Box[];
  readonly screen: Box;
};

/**
 * Lays the plan out on a surface of the given size in pixels. The box is the largest that suits the usual distance between seats; the few
 * seats that stand closer than that are pushed apart, and if there is no room for it the box shrinks. No two boxes ever overlap. `widest`
 * is the largest width of a box for its height: names ask for more than dots.
 */
export function layOutSeats(room: RoomPlan, width: number, height: number, widest = 2): SeatLayout {
  const gap = Math.max(2, Math.min(12, width / 90, height / 110));
  const margin = Math.min(14, width / 60);
  const screenBand = Math.min(30, height / 16);
  const area = { left: margin, right: width - margin, top: margin + screenBand, bottom: height - margin };
  const wanted = usualBox(room.seats, area.right - area.left, area.bottom - area.top, gap, widest);
  for (let scale = 1; ; scale *= 0.96) {
    const w = wanted.w * scale;
    const h = wanted.h * scale;
    const seats = place(room.seats, area, w, h);
    if (!pushApart(seats, area, { w, h }, gap)) continue;
    seats.sort((a, b) => a.y - b.y || a.x - b.x);
    const tables = outlines(room.seats, seats, w, h, gap);
    const screenWidth = (room.screen.w / 100) * width;
    const screenLeft = Math.max(0, Math.min(width - screenWidth, (room.screen.x / 100) * width - screenWidth / 2));
    return { width, height, w, h, seats, tables, screen: { x: screenLeft, y: 4, w: screenWidth, h: 10 } };
  }
}

/** As `layOutSeats`, on a surface that grows, in whichever way helps more, until letters reach `smallest` pixels. */
export function layOutLegibly(room: RoomPlan, width: number, height: number, smallest: number): SeatLayout {
  let plan = layOutSeats(room, width, height);
  while (letter(plan) < smallest && plan.width * plan.height < 16_000_000) {
    const wider = layOutSeats(room, plan.width * 1.06, plan.height);
    const higher = layOutSeats(room, plan.width, plan.height * 1.06);
    plan = letter(wider) > letter(higher) ? wider : higher;
  }
  return plan;
}

/** The box that lets four seats in five keep their planned place, of the shape that gives the largest letters. */
function usualBox(plan: readonly SeatPlan[], width: number, height: number, gap: number, widest: number) {
  // However few the seats, a room should still look like a room.
  const limit = { w: width * 0.15, h: height * 0.18 };
  if (plan.length < 2) return { w: Math.min(limit.w, limit.h), h: Math.min(limit.w, limit.h) };
  const share = { x: 1 / (span(plan.map((seat) => seat.x)) || 1), y: 1 / (span(plan.map((seat) => seat.y)) || 1) };
  let best = { w: 4, h: 4 };
  for (let shape = 1; shape <= widest; shape += 0.1) {
    // The height at which two boxes of this shape just keep their gap, given that the plan, whose outermost seats
    // stand half a box inside the edges, shrinks as the box grows.
    const reach = (a: SeatPlan, b: SeatPlan) => {
      const across = Math.abs(a.x - b.x) * share.x;
      const down = Math.abs(a.y - b.y) * share.y;
      return Math.max((across * width - gap) / (shape * (1 + across)), (down * height - gap) / (1 + down));
    };
    const free = plan
      .map((seat) => Math.min(...plan.filter((other) => other !== seat).map((other) => reach(seat, other))))
      .sort((a, b) => a - b);
    const h = Math.min(limit.h, limit.w / shape, free[Math.floor(free.length / 5)] ?? 4);
    const box = { w: Math.max(4, h * shape), h: Math.max(4, h) };
    if (letter(box) > letter(best) * 1.02) best = box;
  }
  return best;
}

const span = (values: number[]) => Math.max(...values) - Math.min(...values);

/** The size of letters that a box has room for: two lines, and names of up to seven letters. */
export function letter({ w, h }: { w: number; h: number }): number {
  return Math.min(h / 2.8, w / 4.3);
}

type Area = { left: number; right: number; top: number; bottom: number };

/** Stretches the plan so that its outermost seats stand at the surface's edges. */
function place(plan: readonly SeatPlan[], area: Area, w: number, h: number) {
  const along = (values: number[], from: number, to: number) => {
    const low = Math.min(...values);
    const whole = span(values);
    return (value: number) => (whole ? from + ((value - low) / whole) * (to - from) : (from + to) / 2);
  };
  const x = along(
    plan.map((seat) => seat.x),
    area.left + w / 2,
    area.right - w / 2,
  );
  const y = along(
    plan.map((seat) => seat.y),
    area.top + h / 2,
    area.bottom - h / 2,
  );
  return plan.map((seat) => ({ id: seat.id, x: x(seat.x), y: y(seat.y) }));
}

/** Moves overlapping pairs apart along the shorter way, until none is left. False where the room is too small for it. */
function pushApart(seats: (Point & { id: string })[], area: Area, box: { w: number; h: number }, gap: number): boolean {
  const w = box.w + gap;
  const h = box.h + gap;
  const inside = (seat: Point) => {
    seat.x = Math.min(Math.max(seat.x, area.left + box.w / 2), area.right - box.w / 2);
    seat.y = Math.min(Math.max(seat.y, area.top + box.h / 2), area.bottom - box.h / 2);
  };
  for (let round = 0; round < 60; round++) {
    let apart = true;
    for (const [i, a] of seats.entries()) {
      for (const b of seats.slice(i + 1)) {
        const dx = w - Math.abs(a.x - b.x);
        const dy = h - Math.abs(a.y - b.y);
        if (dx <= 0.01 || dy <= 0.01) continue;
        apart = false;
        if (dx <= dy) {
          const side = a.x <= b.x ? 1 : -1;
          a.x -= (side * dx) / 2;
          b.x += (side * dx) / 2;
        } else {
          const side = a.y <= b.y ? 1 : -1;
          a.y -= (side * dy) / 2;
          b.y += (side * dy) / 2;
        }
        inside(a);
        inside(b);
      }
    }
    if (apart) return true;
  }
  return false;
}

/** A table under each zone whose seats share one row or one column. */
function outlines(
  plan: readonly SeatPlan[],
  seats: readonly (Point & { id: string })[],
  w: number,
  h: number,
  gap: number,
) {
  const pad = gap * 0.7;
  return [...new Set(plan.map((seat) => seat.zone))].flatMap((name) => {
    const zone = plan.filter((seat) => seat.zone === name);
    const level = (key: 'x' | 'y') => zone.every((seat) => Math.abs(seat[key] - (zone[0]?.[key] ?? 0)) < 2);
    if (!level('x') && !level('y')) return [];
    const places = seats.filter((seat) => zone.some((each) => each.id === seat.id));
    const left = Math.min(...places.map((seat) => seat.x)) - w / 2 - pad;
    const top = Math.min(...places.map((seat) => seat.y)) - h / 2 - pad;
    const right = Math.max(...places.map((seat) => seat.x)) + w / 2 + pad;
    const bottom = Math.max(...places.map((seat) => seat.y)) + h / 2 + pad;
    return [{ x: left, y: top, w: right - left, h: bottom - top }];
  });
}

/**
 * The size at which a word of Inter semibold surely fits a width, never above `size`. Estimated by kinds of letters,
 * a little generously, so that it needs no browser.
 */
export function fitted(word: string, size: number, width: number): number {
  let ems = 0;
  for (const letter of word.normalize('NFD').replace(/\p{M}/gu, ''))
    ems += /[mwMWƠƯ]/.test(letter) ? 0.95 : /[ijlrtfI .'’-]/.test(letter) ? 0.4 : /\p{Lu}/u.test(letter) ? 0.76 : 0.63;
  return ems * size > width ? width / ems : size;
}
