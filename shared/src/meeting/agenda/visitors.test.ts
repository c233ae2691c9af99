import { expect, test } from 'vitest';
import { commune, present, scene } from '../../testing/index.ts';
import { visitorPlace, visitorsHere } from './index.ts';

const ready = () => {
  const draft = commune();
  const second = { ...(draft.invited.find((one) => one.personId === 'visitor') as (typeof draft.invited)[number]) };
  const invited = [...draft.invited, { ...second, personId: 'later', seatId: null, itemIds: ['muc-3'] }];
  return present(scene({ ...draft, invited }), 6).given('chair', { type: 'OpenMeeting' });
};
const here = (personId: string) => ({ type: 'CheckIn', personId, method: 'secretary' }) as const;
const takeUp = (itemId: string) => ({ type: 'TakeUpItem', itemId }) as const;

test('[AGD-8] who is invited for some items only waits, is called when they run, and is done after them', () => {
  const meeting = ready();
  expect(visitorPlace(meeting.state, 'visitor')).toBeNull();
  meeting.given('sec', here('later'), here('visitor'));
  expect(visitorsHere(meeting.state).map(({ personId, place }) => [personId, place])).toEqual([
    ['visitor', 'waiting'],
    ['later', 'waiting'],
  ]);
  meeting.given('chair', takeUp('muc-1'));
  expect(visitorPlace(meeting.state, 'visitor')).toEqual({ personId: 'visitor', place: 'next', itemId: 'muc-2' });
  meeting.given('chair', takeUp('muc-2'));
  expect(visitorPlace(meeting.state, 'visitor')?.place).toBe('now');
  expect(visitorPlace(meeting.state, 'later')?.place).toBe('next');
  meeting.given('chair', takeUp('muc-3'));
  expect(visitorsHere(meeting.state).map(({ personId, place }) => [personId, place])).toEqual([
    ['later', 'now'],
    ['visitor', 'done'],
  ]);
  expect(visitorPlace(meeting.state, 'chair')).toBeNull();
});
