import {
  type Answer,
  initialMeeting,
  type MeetingCommand,
  type MeetingState,
  neverTaken,
  nothingFolded,
  passingRefusals,
  type Refusal,
  viewerOf,
} from '@dien-hong/shared';
import { holder } from '../device/holder.ts';
import type { KeptMeeting } from '../device/schema.ts';
import { createKeeper, keptMeeting } from '../device/stores/meetings.ts';
import { loadUntaken, noteUntaken } from '../device/stores/untaken.ts';
import { createOverVotes } from '../keys/overVotes.ts';
import { call } from '../line/call.ts';
import { type Connection, openLine } from '../line/liveMeeting.ts';
import { createOutbox } from '../line/outbox.ts';
import { createSilence } from '../line/silence.ts';
import { reportOpens } from '../papers/opened.ts';
import { wantedFiles } from '../papers/packPlan.ts';
import type { usePacks } from '../papers/packs.ts';
import { createFacts } from './facts.ts';
import { createLiveFacts } from './liveFacts.ts';

/** Milliseconds without a welcome after which the copy that the device keeps is shown. */
const showKeptAfter = 2000;

interface Around {
  readonly packs: Pick<ReturnType<typeof usePacks>, 'onState' | 'revoke' | 'runAgain'>;
  /** The sign-in session has ended. */
  signedOut(): void;
  /** Somebody else has signed in in another tab meanwhile. */
  taken(): void;
}

/**
 * One stay of this device in a meeting: its facts, and the way to send commands. It is made anew for each meeting, so that no fact of the
 * last one stands in the next; outside meetings there is a stay with an empty id, which is never begun.
 */
export function createStay(meetingId: string, { packs, signedOut, taken }: Around) {
  const own = createFacts(meetingId);
  const live = createLiveFacts(() => now());
  const silence = createSilence(() => own.joined.value);
  const facts = { ...own, ...live.facts, connection: silence.connection };
  const { state, me, joined, refused, people, units } = own;

  let over = false;
  let line: ReturnType<typeof openLine> | null = null;
  let outbox: ReturnType<typeof createOutbox> | null = null;
  let keeper: ReturnType<typeof createKeeper> | null = null;
  let foldedAs = '';
  const eraseOver = createOverVotes(meetingId);
  /** Shows the meeting as the device keeps it; null when the device has no copy, or the server's answer came first. */
  let showKept: (() => void) | null = null;
  let showKeptTimer: ReturnType<typeof setTimeout> | undefined;
  /** The names shown are the server's, or asked for: not only those the device had kept. */
  let named = false;

  function onConnection(next: Connection, silentFor = 0): void {
    if (next !== 'connected') showKept?.();
    silence.onConnection(next, silentFor);
  }

  async function loadDirectory(): Promise<void> {
    named = true;
    const reply = await call('GET /api/meetings/:id/directory', { params: { id: meetingId } });
    if (over) return;
    named = reply.ok;
    if (!reply.ok) return;
    learnNames(reply.value);
    keep();
  }

  function learnNames(directory: Pick<KeptMeeting, 'people' | 'units'>): void {
    people.value = new Map(directory.people.map((one) => [one.id, one]));
    units.value = new Map(directory.units.map((one) => [one.id, one.name]));
  }

  /** Has the meeting written to the device in its present state, a moment later. */
  function keep(): void {
    keeper?.keep(() => {
      const { info } = state.value.life;
      return {
        title: info?.title ?? '',
        scheduledStart: info?.scheduledStart ?? 0,
        state: state.value,
        foldedAs,
        wanted: wantedFiles(state.value, viewerOf(state.value, holder())),
        people: [...people.value.values()],
        units: [...units.value].map(([unit, name]) => ({ id: unit, name })),
      };
    });
  }

  function onState(next: MeetingState, as: string, missed: number): void {
    const stranger = Object.keys(next.attendance.people).some((one) => !people.value.has(one));
    showKept = null;
    refused.value = null;
    state.value = next;
    foldedAs = as;
    // Changes are told only to somebody who saw the state before them.
    own.caughtUp.value = joined.value ? missed : 0;
    joined.value = true;
    if (stranger || !named) void loadDirectory();
    packs.onState(meetingId, next, true);
    eraseOver(next);
    keep();
  }

  /** Revoked access removes the meeting from the device as well; the account deals with a sign-in session that has ended. */
  function onRefusal(refusal: Refusal): void {
    refused.value = refusal;
    showKept = null;
    // Access has not been revoked, and the line asks again.
    if (refusal.code === 'meeting-put-aside') return;
    keeper?.drop();
    keeper?.end();
    // An answer that is still on its way is not written any more.
    keeper = null;
    if (refusal.code === 'not-invited') {
      // The copy that the device kept may be on screen.
      joined.value = false;
      state.value = initialMeeting;
      void packs.revoke(meetingId);
    }
    if (refusal.code === 'not-signed-in') signedOut();
  }

  async function begin(): Promise<void> {
    const kept = await keptMeeting(meetingId);
    if (over) return;
    if (kept) {
      learnNames(kept);
      showKept = () => {
        showKept = null;
        state.value = kept.state;
        me.value = holder();
        joined.value = true;
        packs.onState(meetingId, kept.state, false);
      };
      showKeptTimer = setTimeout(() => showKept?.(), showKeptAfter);
    }
    keeper = createKeeper(meetingId);
    const by = holder();
    const handlers = {
      state: onState,
      live: live.take,
      connection: onConnection,
      refused: onRefusal,
      welcomed: (personId: string | null) => {
        // Everything on this page, typed words too, is another person's.
        if ((personId ?? '') !== by) {
          keeper?.drop();
          taken();
          return;
        }
        me.value = personId;
        own.welcomes.value++;
        packs.runAgain();
        void outbox?.flush();
        if (personId !== null) void reportOpens(personId);
      },
    };
    line = openLine(meetingId, handlers, kept ?? nothingFolded);
    outbox = createOutbox(meetingId, line.post, {
      never: neverTaken,
      passing: passingRefusals,
      changed: () => {
        own.sending.value = outbox?.pendingVotes() ?? [];
      },
      taken: ({ command }, at) => {
        if (command.type === 'CastBallot') own.takenAt.value = new Map([...own.takenAt.value, [command.voteId, at]]);
      },
      notTaken: ({ id: of, command }, refusal) => {
        if (command.type !== 'CastBallot') return;
        void noteUntaken({ id: of, by, what: 'ballot', meetingId, voteId: command.voteId, refusal });
      },
    });
    void outbox.load();
    void loadUntaken();
  }

  function end(): void {
    over = true;
    showKept = null;
    clearTimeout(showKeptTimer);
    silence.end('connecting');
    line?.close();
    outbox?.close();
    keeper?.end();
  }

  /** Sends a command; resolves with the server's answer. The state changes when the server says so, never before. */
  async function submit(command: MeetingCommand): Promise<Answer> {
    if (!outbox) return { ok: false, refusal: { code: 'no-connection', params: {} } };
    return outbox.submit(command);
  }

  const now = (): number => line?.clock.now() ?? Date.now();

  return {
    facts,
    begin,
    end,
    submit,
    loadDirectory,
    now,
    remind: (voteId: string | null): void => line?.remind({ voteId }),
    present: (next: Parameters<NonNullable<typeof line>['lead']>[0]): void => line?.lead(next),
  };
}
export type Stay = ReturnType<typeof createStay>;
