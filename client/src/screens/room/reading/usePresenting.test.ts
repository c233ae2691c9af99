import { commune, scene } from '@dien-hong/shared/testing';
import { createPinia, setActivePinia } from 'pinia';
import { beforeEach, expect, test, vi } from 'vitest';
import { effectScope, nextTick } from 'vue';
import { useMeeting } from '../../../meeting/meetingStore.ts';
import type { Paper } from '../../../viewer/pdf/pdf.ts';
import { usePresenting } from './usePresenting.ts';

const sha256 = 'a'.repeat(64);
const page = { paperId: 'p1', sha256, page: 2, area: null, pointer: null };
const paper = { view: () => ({ page: 2, area: null }) } as unknown as Paper;
const present = vi.fn();

beforeEach(() => {
  setActivePinia(createPinia());
  present.mockReset();
  Object.assign(useMeeting(), { id: 'hop-1', me: 'sec', state: scene(commune()).state, present });
});

/** The secretary presents page 2, and the server has told so. */
async function presenter() {
  const presenting = effectScope().run(usePresenting) as ReturnType<typeof usePresenting>;
  const meeting = useMeeting();
  meeting.welcomes++;
  await nextTick();
  presenting.opened({ paperId: 'p1', sha256, paper, container: document.createElement('div') });
  presenting.toggle();
  meeting.lead = { ...page, by: 'sec' };
  await nextTick();
  expect(present.mock.calls).toEqual([[page]]);
  present.mockClear();
  return { presenting, meeting };
}

test.each([null, { ...page, by: 'sec' }])('a presenter whose line was cut tells his page again: %j', async (lead) => {
  const { meeting } = await presenter();
  Object.assign(meeting, { lead, welcomes: meeting.welcomes + 1 });
  await nextTick();
  expect(present.mock.calls).toEqual([[page]]);
});

test('a presenter who stopped, was ended, or was followed by another does not present again when he comes back', async () => {
  const stopped = await presenter();
  stopped.presenting.toggle();
  expect(present.mock.calls).toEqual([[null]]);
  present.mockClear();
  Object.assign(stopped.meeting, { lead: null, welcomes: 2 });
  await nextTick();
  expect(present).not.toHaveBeenCalled();

  const { meeting } = await presenter();
  Object.assign(meeting, { lead: { ...page, by: 'chair' }, welcomes: meeting.welcomes + 1 });
  await nextTick();
  Object.assign(meeting, { lead: null, welcomes: meeting.welcomes + 1 });
  await nextTick();
  expect(present).not.toHaveBeenCalled();
});
