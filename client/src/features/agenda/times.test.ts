import { commune, present, scene } from '@dien-hong/shared/testing';
import { expect, test } from 'vitest';
import { itemTimes } from './times.ts';

const minutes = (n: number) => n * 60_000;

test('before the meeting the planned minutes follow the scheduled start', () => {
  const { state } = scene(commune());
  const start = state.life.info?.scheduledStart ?? 0;
  expect([...itemTimes(state).values()].map(({ from, to, real }) => [from - start, to - start, real])).toEqual([
    [0, minutes(15), false],
    [minutes(15), minutes(30), false],
    [minutes(30), minutes(45), false],
    [minutes(45), minutes(60), false],
  ]);
});

test('past items stand at their real times, and the rest follows from there', () => {
  const meeting = present(scene(commune()), 6);
  const start = meeting.now;
  meeting.now = start + minutes(10);
  meeting.given('chair', { type: 'OpenMeeting' }, { type: 'TakeUpItem', itemId: 'muc-1' });
  meeting.now = start + minutes(50);
  meeting.given('chair', { type: 'ConcludeItem', itemId: 'muc-1' }, { type: 'TakeUpItem', itemId: 'muc-2' });
  const times = itemTimes(meeting.state);
  expect(times.get('muc-1')).toEqual({ from: start + minutes(10), to: start + minutes(50), real: true });
  expect(times.get('muc-2')).toEqual({ from: start + minutes(50), to: start + minutes(65), real: false });
  expect(times.get('muc-3')?.from).toBe(start + minutes(65));
});
