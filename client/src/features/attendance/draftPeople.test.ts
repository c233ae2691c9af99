import { commune } from '@dien-hong/shared/testing';
import { expect, test } from 'vitest';
import { invite, notInvited, setOffice, uninvite } from './draftPeople.ts';

test('a new person comes as a guest without a vote; an invited one only takes the seat', () => {
  const draft = commune();
  const added = invite(draft, 'x1', 'A12');
  expect(added.invited.at(-1)).toEqual({
    personId: 'x1',
    role: 'Khách mời',
    voter: false,
    seatId: 'A12',
    team: null,
    itemIds: null,
  });
  const seated = invite(added, 'm2', 'A11');
  expect(seated.invited.length).toBe(added.invited.length);
  expect(seated.invited.find((one) => one.personId === 'm2')).toMatchObject({ seatId: 'A11', voter: true });
});

test('a person taken off the list presents nothing any more', () => {
  const draft = commune();
  const [first] = draft.items;
  if (!first) throw new Error('the commune has items');
  const named = { ...draft, items: [{ ...first, presenterId: 'm2' }] };
  const without = uninvite(named, 'm2');
  expect(without.items[0]?.presenterId).toBeNull();
  expect(without.invited.some((one) => one.personId === 'm2')).toBe(false);
});

test('the last chair cannot be relieved', () => {
  const draft = commune();
  expect(setOffice(draft, 'chairs', 'chair', false)).toBe(draft);
  expect(setOffice(draft, 'chairs', 'm2', true).info.chairs).toEqual(['chair', 'm2']);
});

test('those who may be invited stand by given name, letters that look alike together', () => {
  const names = ['Lê Thị Ánh', 'Ngô Đào', 'Trần An', 'Mai Ðào'];
  const people = new Map(
    names.map((fullName, n) => [`x${n}`, { id: `x${n}`, fullName, title: '', salutation: '', unitId: null }]),
  );
  expect(notInvited(commune(), people).map((one) => one.fullName)).toEqual([
    'Trần An',
    'Lê Thị Ánh',
    'Mai Ðào',
    'Ngô Đào',
  ]);
});
