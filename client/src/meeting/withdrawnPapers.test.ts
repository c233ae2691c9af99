import 'fake-indexeddb/auto';
import { initialMeeting, viewerOf } from '@dien-hong/shared';
import { commune, scene } from '@dien-hong/shared/testing';
import { createPinia, setActivePinia } from 'pinia';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { holdFor } from '../device/holder.ts';
import { readingWith } from '../device/reading.testing.ts';
import { keepFile, keptFiles } from '../device/stores/files.ts';
import { takeOver, wipe } from '../device/wipe.ts';
import { mayStay } from '../papers/packPlan.ts';
import { usePacks } from '../papers/packs.ts';
import { myMeetings } from './myMeetings.ts';

/** Its answer has the browser empty its own cache. */
const refused = '/api/meetings/m/papers/gone/gone/reading';
let listed: object[] = [];
let asked: string[] = [];

/** Kept before this start of the application. */
beforeEach(async () => {
  await wipe(null, 'closed');
  holdFor('an');
  const person = { id: 'an', fullName: 'An', title: '', salutation: '', unitId: null };
  await takeOver({ kind: 'person', demo: false, admin: false, person });
  expect(await keepFile({ meetingId: 'm', sha256: 'a' }, readingWith())).toBe('kept');
  setActivePinia(createPinia());
  asked = [];
  vi.stubGlobal('fetch', async (path: string) => {
    asked.push(path);
    return Response.json({ meetings: listed, aside: [] });
  });
});
afterEach(() => vi.unstubAllGlobals());

test('a paper that was withdrawn while one was away is not left in the browser’s cache', async () => {
  usePacks().onState('m', initialMeeting, true);
  await vi.waitFor(() => expect(asked).toEqual([refused]));
  expect((await keptFiles('m')).size).toBe(0);
});

test('papers of the last meeting are not missed in the next', async () => {
  const { state } = scene(commune());
  expect(mayStay(state, viewerOf(state, 'm2')).size).toBeGreaterThan(0);
  holdFor('m2');
  const { onState } = usePacks();
  onState('first', state, true);
  onState('next', initialMeeting, true);
  // One that really lost its papers, asked for after the others.
  onState('last', state, true);
  onState('last', initialMeeting, true);
  const gone = () => asked.filter((path) => path.endsWith('/gone/gone/reading'));
  await vi.waitFor(() => expect(gone().length).toBeGreaterThan(0));
  expect(gone().map((path) => path.split('/')[3])).toEqual(['last']);
});

test.each([
  ['withdrawn', [{ id: 'm', files: [] }], true],
  ['in a meeting that is not theirs any more', [], true],
  ['still theirs', [{ id: 'm', files: ['a'] }], false],
])('the list of meetings tells as much of a paper that is %s', async (_what, meetings, gone) => {
  listed = meetings;
  await myMeetings();
  expect(asked).toEqual(['/api/meetings', ...(gone ? [refused] : [])]);
  expect((await keptFiles('m')).size).toBe(gone ? 0 : 1);
});
