import { mount } from '@vue/test-utils';
import { expect, test } from 'vitest';
import { rooms } from './rooms.testing.ts';
import seatBox from './SeatBox.vue?raw';
import SeatMap from './SeatMap.vue';
import type { Occupant } from './seats.ts';

const speaker: Occupant = {
  personId: 'p1',
  shortName: ['Hoàng', 'Cường'],
  fullName: 'Lê Hoàng Cường',
  state: 'speaking',
};
const asker: Occupant = {
  personId: 'p2',
  shortName: ['Thị', 'Bích'],
  fullName: 'Trần Thị Bích',
  state: 'asking',
  order: 2,
};
const make = (props: Record<string, unknown> = {}) =>
  mount(SeatMap, {
    attachTo: document.body,
    props: {
      room: rooms.hall90,
      occupants: new Map([
        ['dais6-45', speaker],
        ['dais6-55', asker],
      ]),
      label: 'Sơ đồ',
      seatLabel: (id: string, who?: Occupant) => `Ghế ${id}, ${who?.fullName ?? 'trống'}`,
      ...props,
    },
  });

test('each seat is a button that says who sits there', () => {
  const map = make();
  const seats = map.findAll('[role=button]');
  expect(seats).toHaveLength(90);
  expect(seats[0]?.attributes('aria-label')).toBe('Ghế dais6-45, Lê Hoàng Cường');
  expect(seats[2]?.attributes('aria-label')).toBe('Ghế delegates20-5, trống');
  expect(map.text()).toContain('Cường');
  map.unmount();
});

test('Tab enters once, arrows walk, Enter chooses', async () => {
  const map = make();
  expect(map.findAll('[tabindex="0"]')).toHaveLength(1);
  await map.get('[tabindex="0"]').trigger('keydown', { key: 'ArrowRight' });
  expect(document.activeElement?.getAttribute('aria-label')).toBe('Ghế dais6-55, Trần Thị Bích');
  await map.get('[tabindex="0"]').trigger('keydown', { key: 'Enter' });
  expect(map.emitted('select')).toEqual([['dais6-55']]);
  map.unmount();
});

test('an asking seat shows its place; the vote is a layer of its own', async () => {
  const map = make({ occupants: new Map([['dais6-55', { ...asker, voted: true }]]) });
  const seat = map.get('.seat.asking');
  expect(seat.get('[role=button]').attributes('aria-label')).toBe('Ghế dais6-55, Trần Thị Bích');
  expect(seat.classes()).toEqual(expect.arrayContaining(['asking', 'voted']));
  expect(seat.get('.order').text()).toBe('2');
  expect(seat.find('.tick').exists()).toBe(true);
  await map.setProps({ occupants: new Map([['dais6-55', { ...asker, voted: false }]]) });
  expect(seat.find('.vote').exists()).toBe(true);
  expect(seat.find('.tick').exists()).toBe(false);
  map.unmount();
});

test('in the mini map who speaks has another shape than who is here, not only another shade', () => {
  const here: Occupant = { ...asker, state: 'present', order: undefined };
  const map = make({
    mini: true,
    occupants: new Map([
      ['dais6-45', speaker],
      ['dais6-55', here],
    ]),
  });
  const shape = (seat: string) => {
    const [box] = map.findAll(`${seat} .box`);
    return [Number(box?.attributes('rx')), map.findAll(`${seat} .eye`).length, map.findAll(`${seat} .ring`).length];
  };
  const [roundness = 0, ...marks] = shape('.speaking');
  expect(roundness).toBeGreaterThan(2 * (shape('.present')[0] ?? 0));
  expect(marks).toEqual([1, 1]);
  expect(shape('.present').slice(1)).toEqual([0, 0]);
  map.unmount();
});

test('the mini map is one picture without buttons or names', () => {
  const map = make({ mini: true });
  expect(map.findAll('[role=button]')).toHaveLength(0);
  expect(map.get('[role=img]').attributes('aria-label')).toBe('Sơ đồ');
  expect(map.text()).toBe('2');
  map.unmount();
});

test('each state that has an outline of its own has it alone: an empty seat is not dashed as who is absent is', () => {
  const rules = [...seatBox.matchAll(/([^{}]+)\{([^{}]*)\}/g)].map(([, who = '', how = '']) => ({ who, how }));
  const dashed = rules.filter(({ how }) => /stroke-dasharray: (?!none)/.test(how)).map(({ who }) => who.trim());
  expect(dashed.some((who) => who.includes('.absent .box'))).toBe(true);
  expect(dashed.filter((who) => who.includes('.empty'))).toEqual([]);
  expect(dashed.filter((who) => who.includes('.absent') && who.includes('.waiting'))).toEqual([]);
});
