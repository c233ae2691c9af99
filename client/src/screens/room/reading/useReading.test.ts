import { twoVersions } from '@dien-hong/shared/testing';
import { createPinia, setActivePinia } from 'pinia';
import { beforeEach, expect, test } from 'vitest';
import { effectScope } from 'vue';
import { useMeeting } from '../../../meeting/meetingStore.ts';
import { useReading } from './useReading.ts';

const { meeting, first, second } = twoVersions();

beforeEach(() => {
  setActivePinia(createPinia());
  localStorage.clear();
  Object.assign(useMeeting(), { id: 'hop-1', me: 'm2', state: meeting.state });
});
const reading = () => effectScope().run(useReading) as ReturnType<typeof useReading>;

test('a paper opens on the page read last', () => {
  const { opened, open, turned } = reading();
  open('p1');
  expect(opened.value).toMatchObject({ sha256: second, page: 1 });
  if (opened.value) turned(opened.value, 4);
  open('p2');
  open('p1');
  expect(opened.value?.page).toBe(4);
});

test('the same paper in both panes: each opens another version on its own page, a mark on the mark’s', () => {
  const { opened, beside, open, openBeside, turned } = reading();
  open('p1', { sha256: first });
  if (opened.value) turned(opened.value, 3);
  openBeside('p1');
  expect(beside.value?.page).toBe(3);
  if (beside.value) turned(beside.value, 7);
  open('p1');
  expect(opened.value).toMatchObject({ sha256: second, page: 3 });
  openBeside('p1', { sha256: first });
  expect(beside.value?.page).toBe(7);
  open('p1', { sha256: first, page: 2 });
  expect(opened.value).toMatchObject({ sha256: first, page: 2 });
});
