import 'fake-indexeddb/auto';
import { initialMeeting } from '@dien-hong/shared';
import { createPinia, setActivePinia } from 'pinia';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { empty, takeOver } from './deviceShelf.ts';
import { holdFor } from './holder.ts';
import { keptMeetings } from './keptMeeting.ts';
import type { openLine } from './liveMeeting.ts';
import { useMeeting } from './meetingStore.ts';

let line: Parameters<typeof openLine>[1] | undefined;
vi.mock('./liveMeeting.ts', () => ({
  openLine: (_id: string, handlers: Parameters<typeof openLine>[1]) => {
    line = handlers;
    return { close() {}, post: async () => null };
  },
}));

beforeEach(async () => {
  await empty();
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
  // Whatever waits to be written is written now.
  meeting.leave();
  for (let step = 0; step < 5; step++) {
    await new Promise((resolve) => setTimeout(resolve, 10));
    expect((await keptMeetings()).size).toBe(0);
  }
});
