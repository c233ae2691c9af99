import 'fake-indexeddb/auto';
import { isDeepStrictEqual } from 'node:util';
import { type Answer, initialMeeting, type Live } from '@dien-hong/shared';
import { createPinia, setActivePinia, storeToRefs } from 'pinia';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { holdFor } from '../device/holder.ts';
import { keepBallot } from '../device/stores/ballots.ts';
import { keptMeetings } from '../device/stores/meetings.ts';
import { takeOver, wipe } from '../device/wipe.ts';
import type { openLine } from '../line/liveMeeting.ts';
import { startAnew } from '../line/startAnew.ts';
import { shownToasts, toast } from '../ui/notes/toasts.ts';
import { useMeeting } from './meetingStore.ts';
import { myMeetings } from './myMeetings.ts';

let line: Parameters<typeof openLine>[1] | undefined;
let answer: Answer | null = null;
vi.mock('../line/startAnew.ts', () => ({ startAnew: vi.fn() }));
vi.mock('../line/liveMeeting.ts', () => ({
  openLine: (_id: string, handlers: Parameters<typeof openLine>[1]) => {
    line = handlers;
    return { close() {}, post: async () => answer, clock: { now: () => 0 } };
  },
}));

beforeEach(async () => {
  await wipe(null, 'closed');
  holdFor('an');
  const person = { id: 'an', fullName: 'An', title: '', salutation: '', unitId: null };
  await takeOver({ kind: 'person', demo: false, admin: false, person });
  setActivePinia(createPinia());
});
afterEach(() => vi.unstubAllGlobals());

test('a meeting that was revoked is not written back by an answer that comes late', async () => {
  let answer = (_response: Response) => {};
  vi.stubGlobal('fetch', (path: string) =>
    path.endsWith('/directory')
      ? new Promise<Response>((resolve) => {
          answer = resolve;
        })
      : Promise.resolve(Response.json({})),
  );
  const meeting = useMeeting();
  meeting.join('m');
  await vi.waitFor(() => expect(line).toBeDefined());
  line?.state(initialMeeting, 'x', 0);
  line?.refused({ code: 'not-invited', params: {} });
  answer(Response.json({ people: [{ id: 'an' }], units: [] }));
  await vi.waitFor(() => expect(meeting.people.size).toBe(1));
  // Leaving writes everything that waits to be written.
  meeting.leave();
  for (let step = 0; step < 5; step++) {
    await new Promise((resolve) => setTimeout(resolve, 10));
    expect((await keptMeetings()).size).toBe(0);
  }
});

test('nothing of a meeting that was revoked stays on screen, not even the copy that the device kept', async () => {
  vi.stubGlobal('fetch', () => Promise.resolve(Response.json({ people: [], units: [] })));
  const meeting = useMeeting();
  line = undefined as typeof line;
  meeting.join('m');
  await vi.waitFor(() => expect(line).toBeDefined());
  line?.state({ ...initialMeeting, seq: 1 }, 'x', 0);
  expect([meeting.joined, meeting.state.seq]).toEqual([true, 1]);
  line?.refused({ code: 'not-invited', params: {} });
  expect([meeting.refused?.code, meeting.joined, meeting.state.seq]).toEqual(['not-invited', false, 0]);
});

test('a meeting that is put aside says so, stays on the device, and is shown again when it comes back', async () => {
  vi.stubGlobal('fetch', () => Promise.resolve(Response.json({ people: [{ id: 'an' }], units: [] })));
  const meeting = useMeeting();
  line = undefined as typeof line;
  meeting.join('m');
  await vi.waitFor(() => expect(line).toBeDefined());
  line?.state({ ...initialMeeting, seq: 1 }, 'x', 0);
  await vi.waitFor(() => expect(meeting.people.size).toBe(1));
  line?.refused({ code: 'meeting-put-aside', params: {} });
  expect(meeting.refused?.code).toBe('meeting-put-aside');
  line?.state({ ...initialMeeting, seq: 2 }, 'x', 0);
  expect(meeting.refused).toBeNull();
  meeting.leave();
  await vi.waitFor(async () => expect([...(await keptMeetings()).keys()]).toEqual(['m']));

  const list = (aside: string[]) => {
    vi.stubGlobal('fetch', () => Promise.resolve(Response.json({ meetings: [], aside })));
    return myMeetings();
  };
  await list(['m']);
  expect((await keptMeetings()).size).toBe(1);
  await list([]);
  expect((await keptMeetings()).size).toBe(0);
});

test('a page of somebody else’s begins anew', async () => {
  vi.stubGlobal('fetch', () =>
    Promise.resolve(Response.json({ people: [{ id: 'm6', fullName: 'Cao Thị Lan' }], units: [] })),
  );
  const meeting = useMeeting();
  line = undefined as typeof line;
  meeting.join('m');
  await vi.waitFor(() => expect(line).toBeDefined());
  line?.state({ ...initialMeeting, seq: 1 }, 'x', 0);
  line?.welcomed('an');
  await vi.waitFor(() => expect(meeting.people.size).toBe(1));
  expect(meeting.me).toBe('an');
  expect(startAnew).not.toHaveBeenCalled();
  // The same line after another tab signed somebody else in.
  line?.state({ ...initialMeeting, seq: 2 }, 'y', 0);
  line?.welcomed('binh');
  expect(startAnew).toHaveBeenCalledOnce();
  expect([meeting.me, meeting.joined, meeting.id]).toEqual([null, false, '']);
});

/** All facts of the store by name. */
function factsOf(meeting: ReturnType<typeof useMeeting>) {
  return Object.fromEntries(Object.entries(storeToRefs(meeting)).map(([name, fact]) => [name, fact.value]));
}

test('nothing of a meeting that was left stands in the next', async () => {
  const unit = { id: 'u', name: 'Văn phòng' };
  vi.stubGlobal('fetch', () => Promise.resolve(Response.json({ people: [{ id: 'an' }], units: [unit] })));
  const command = { type: 'CastBallot', voteId: 'v0', ballot: 'x' } as const;
  await keepBallot('an', { meetingId: 'm', envelope: { id: crypto.randomUUID(), command } });
  answer = { ok: true, seq: 1, at: 5 };
  const meeting = useMeeting();
  const before = factsOf(meeting);
  line = undefined as typeof line;
  meeting.join('m');
  await vi.waitFor(() => expect(line).toBeDefined());
  line?.state({ ...initialMeeting, seq: 1 }, 'x', 0);
  line?.welcomed('an');
  line?.state({ ...initialMeeting, seq: 9 }, 'x', 8);
  const lead = { paperId: 'p', sha256: '0', page: 1, area: null, pointer: null, by: 'an' };
  for (const live of [
    { kind: 'turnout', voteId: 'v', voted: ['an'] },
    { kind: 'box', voteId: 'v', cast: 1 },
    { kind: 'reminder', voteId: 'v' },
    { kind: 'keys', ready: ['an'] },
    { kind: 'marks', rev: 3 },
    { kind: 'lead', lead },
    { kind: 'presence', connected: ['an'] },
    { kind: 'clock', jump: { by: 1, at: 1 } },
  ] satisfies Live[])
    line?.live(live);
  await vi.waitFor(() => expect([meeting.units.size, meeting.takenAt.get('v0')]).toEqual([1, 5]));
  answer = null;
  void meeting.submit({ ...command, voteId: 'v' });
  await vi.waitFor(() => expect(meeting.sending).toEqual(['v']));
  toast('Đã cho phát biểu', { undo: { label: 'Rút lại', still: () => true, act: () => {} } });
  line?.connection('offline');
  line?.refused({ code: 'meeting-put-aside', params: {} });
  const within = factsOf(meeting);
  const unchanged = Object.keys(before).filter((name) => isDeepStrictEqual(before[name], within[name]));
  // It follows from the state, which is still empty here: every other fact has changed.
  expect(unchanged).toEqual(['info']);
  const left = line;
  meeting.join('n');
  expect(factsOf(meeting)).toEqual({ ...before, id: 'n' });
  expect(shownToasts.value).toEqual([]);
  // An answer that comes late is about the meeting that was left.
  left?.live({ kind: 'turnout', voteId: 'v', voted: ['an'] });
  left?.state({ ...initialMeeting, seq: 10 }, 'x', 1);
  await vi.waitFor(() => expect(line).not.toBe(left));
  expect(factsOf(meeting)).toEqual({ ...before, id: 'n' });
  meeting.leave();
  expect(factsOf(meeting)).toEqual(before);
});
