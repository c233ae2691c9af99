import { commune, scene, uploadOf } from '@dien-hong/shared/testing';
import { createPinia, setActivePinia } from 'pinia';
import { beforeEach, expect, test } from 'vitest';
import { effectScope } from 'vue';
import { useMeeting } from '../../../meeting/meetingStore.ts';
import { useReading } from './useReading.ts';

const meeting = scene(commune());
const first = meeting.state.documents.papers.p1?.file?.sha256 ?? '';
const second = uploadOf(9);
meeting.when(
  'sec',
  {
    type: 'PublishPaper',
    paperId: 'p1',
    itemId: 'muc-1',
    kind: 'Tờ trình',
    number: '187',
    subject: 'Dự toán',
    issuer: '',
    issuedOn: null,
    access: 'everyone',
    sha256: second.sha256,
  },
  second,
);

beforeEach(() => {
  setActivePinia(createPinia());
  localStorage.clear();
  Object.assign(useMeeting(), { id: 'hop-1', me: 'm2', state: meeting.state });
});
const reading = () => effectScope().run(useReading) as ReturnType<typeof useReading>;

test('a paper opens on the page read last', () => {
  const { opened, open, turned } = reading();
  open('p1');
  expect(opened.value).toMatchObject({ sha256: second.sha256, page: 1 });
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
  expect(opened.value).toMatchObject({ sha256: second.sha256, page: 3 });
  openBeside('p1', { sha256: first });
  expect(beside.value?.page).toBe(7);
  open('p1', { sha256: first, page: 2 });
  expect(opened.value).toMatchObject({ sha256: first, page: 2 });
});
