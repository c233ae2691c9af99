import fc from 'fast-check';
import { expect, test } from 'vitest';
import { codeOf, commune, present, scene } from '../../testing/index.ts';
import { itemNumber, itemOf, nextItem, runningItem } from './index.ts';

const convened = () => scene(commune());
const open = () => present(convened(), 6).given('chair', { type: 'OpenMeeting' });
const takeUp = (itemId: string) => ({ type: 'TakeUpItem', itemId }) as const;
const conclude = (itemId: string) => ({ type: 'ConcludeItem', itemId }) as const;
const urgent = {
  type: 'AddUrgentItem',
  title: 'Ngập úng',
  presenterId: 'm2',
  plannedMinutes: 10,
  reason: 'Bão',
} as const;
const order = (...numbers: number[]) => ({ type: 'ReorderAgenda', itemIds: numbers.map((n) => `muc-${n}`) }) as const;
const orderOf = (meeting: ReturnType<typeof convened>) => meeting.state.agenda.items.map((item) => item.id);

test.each(['m2', 'guest', 'stranger', 'clock', 'service'])('[AGD-1] is not run by %s', (who) => {
  const meeting = open();
  for (const command of [takeUp('muc-1'), conclude('muc-1'), order(2, 1, 3, 4), urgent])
    expect(codeOf(meeting.when(who, command))).toBe('not-chair-or-secretary');
});

test('[AGD-2] takes up an item of an open meeting', () => {
  expect(codeOf(convened().when('chair', takeUp('muc-1')))).toBe('meeting-not-open');
  const meeting = open();
  expect(codeOf(meeting.when('chair', takeUp('muc-9')))).toBe('item-unknown');
  expect(meeting.when('sec', takeUp('muc-1'))).toEqual([{ type: 'ItemTakenUp', itemId: 'muc-1' }]);
  expect(codeOf(meeting.when('chair', takeUp('muc-1')))).toBe('item-running');
  expect(runningItem(meeting.state)?.id).toBe('muc-1');
  expect(nextItem(meeting.state)?.id).toBe('muc-2');
});

test('what comes next follows the item that runs or was over last; items that were passed over come after those', () => {
  const meeting = open();
  const next = () => nextItem(meeting.state)?.id;
  expect(next()).toBe('muc-1');
  meeting.given('chair', takeUp('muc-3'));
  expect(next()).toBe('muc-4');
  meeting.given('chair', conclude('muc-3'));
  expect(next()).toBe('muc-4');
  meeting.given('chair', takeUp('muc-4'));
  expect(next()).toBe('muc-1');
  meeting.given('chair', takeUp('muc-1'));
  expect(next()).toBe('muc-2');
});

test('[AGD-3] taking up an item concludes the one before', () => {
  const meeting = open().given('chair', takeUp('muc-1'));
  expect(meeting.when('chair', takeUp('muc-2'))).toEqual([
    { type: 'ItemConcluded', itemId: 'muc-1' },
    { type: 'ItemTakenUp', itemId: 'muc-2' },
  ]);
  expect(meeting.state.agenda.items.map((item) => item.state)).toEqual(['done', 'running', 'waiting', 'waiting']);
});

test('[AGD-4] does not leave an item during a vote or a speech', () => {
  const meeting = open().given('chair', takeUp('muc-1'), { type: 'OpenVote', voteId: 'v1' });
  for (const command of [takeUp('muc-2'), conclude('muc-1')])
    expect(codeOf(meeting.when('chair', command))).toBe('vote-open');
  meeting.given(
    'chair',
    { type: 'CloseVote', voteId: 'v1' },
    { type: 'GrantFloor', personId: 'm2', requestId: null, kind: 'thaoLuan' },
  );
  for (const command of [takeUp('muc-2'), conclude('muc-1')])
    expect(codeOf(meeting.when('chair', command))).toBe('speech-running');
  meeting.given('chair', { type: 'EndSpeech' }, conclude('muc-1'));
  expect(runningItem(meeting.state)).toBeUndefined();
  expect(codeOf(meeting.when('chair', conclude('muc-1')))).toBe('item-not-running');
});

test('[AGD-5] a concluded item is taken up again, each time on record', () => {
  const meeting = open().given('chair', takeUp('muc-1'));
  const from = meeting.now;
  meeting.now += 1000;
  meeting.given('chair', conclude('muc-1'));
  meeting.now += 1000;
  meeting.given('chair', takeUp('muc-1'));
  expect(itemOf(meeting.state, 'muc-1')).toMatchObject({
    state: 'running',
    spans: [
      { from, to: from + 1000 },
      { from: from + 2000, to: null },
    ],
  });
});

test('[AGD-6] an order names every item once, and keeps what was taken up in place', () => {
  const meeting = open();
  expect(codeOf(meeting.when('sec', order(1, 2, 3)))).toBe('order-mismatch');
  expect(codeOf(meeting.when('sec', order(1, 2, 3, 3)))).toBe('order-mismatch');
  expect(codeOf(meeting.when('sec', order(1, 2, 3, 4, 4)))).toBe('order-mismatch');
  meeting.given('sec', takeUp('muc-1'));
  expect(codeOf(meeting.when('sec', order(2, 1, 3, 4)))).toBe('item-already-taken-up');
  meeting.given('sec', order(1, 4, 3, 2));
  expect(orderOf(meeting)).toEqual(['muc-1', 'muc-4', 'muc-3', 'muc-2']);
});

test('[AGD-7] an urgent item comes right after the one that runs, with its reason', () => {
  const meeting = open().given('chair', takeUp('muc-1'), urgent);
  const [, added] = meeting.state.agenda.items;
  expect(added).toMatchObject({ title: 'Ngập úng', urgentReason: 'Bão', access: 'everyone', state: 'waiting' });
  expect(orderOf(meeting)).toEqual(['muc-1', added?.id, 'muc-2', 'muc-3', 'muc-4']);
  meeting.given('chair', ...[2, 3, 4].map((n) => takeUp(`muc-${n}`)), takeUp(added?.id ?? ''), urgent);
  expect(meeting.state.agenda.items[2]).toMatchObject({ title: 'Ngập úng', state: 'waiting', number: 6 });
});

test('[AGD-9] an item keeps its number, whatever is passed over, put in another order or added; an added one has the next and is dealt with next', () => {
  const acts = fc.array(fc.tuple(fc.constantFrom('take', 'conclude', 'order', 'add'), fc.nat()), { maxLength: 20 });
  fc.assert(
    fc.property(acts, (steps) => {
      const meeting = open();
      const known = new Map(meeting.state.agenda.items.map(({ id }, index) => [id, index + 1]));
      for (const [act, n] of steps) {
        const { items } = meeting.state.agenda;
        const waiting = items.filter((item) => item.state === 'waiting');
        const any = items[n % items.length]?.id ?? '';
        const turned = [...waiting.slice(n % (waiting.length || 1)), ...waiting.slice(0, n % (waiting.length || 1))];
        const itemIds = items.map((item) => (item.state === 'waiting' ? (turned.shift()?.id ?? '') : item.id));
        const command = {
          take: takeUp(any),
          conclude: conclude(any),
          order: { type: 'ReorderAgenda', itemIds } as const,
          add: urgent,
        }[act];
        const outcome = meeting.when('chair', command ?? urgent);
        if (!Array.isArray(outcome)) continue;
        for (const { id } of meeting.state.agenda.items) if (!known.has(id)) known.set(id, known.size + 1);
        if (act === 'add') expect(itemNumber(meeting.state, nextItem(meeting.state)?.id ?? '')).toBe(known.size);
        for (const [id, number] of known) expect(itemNumber(meeting.state, id)).toBe(number);
      }
    }),
  );
});
