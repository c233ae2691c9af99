import {
  type Answer,
  awaitedFrom,
  initialMeeting,
  type Lead,
  type MeetingCommand,
  type MeetingState,
  neverTaken,
  nothingFolded,
  passingRefusals,
  type Refusal,
  type Vote,
  viewerOf,
} from '@dien-hong/shared';
import { defineStore } from 'pinia';
import { computed, ref, shallowRef } from 'vue';
import { useAccount } from '../account/account.ts';
import { holder } from '../device/holder.ts';
import type { Person } from '../device/person.ts';
import type { KeptMeeting } from '../device/schema.ts';
import { createKeeper, keptMeeting } from '../device/stores/meetings.ts';
import { loadUntaken, noteUntaken } from '../device/stores/untaken.ts';
import { createOverVotes } from '../keys/overVotes.ts';
import { call } from '../line/call.ts';
import { type Connection, openLine } from '../line/liveMeeting.ts';
import { createOutbox } from '../line/outbox.ts';
import { createSilence } from '../line/silence.ts';
import { startAnew } from '../line/startAnew.ts';
import { tellOpened } from '../papers/opened.ts';
import { wantedFiles } from '../papers/packPlan.ts';
import { usePacks } from '../papers/packs.ts';
import { createLiveFacts } from './liveFacts.ts';

/** Without a welcome for so long (ms), what the device keeps of the meeting is shown. */
const showKeptAfter = 2000;

/**
 * The meeting this device is in: the folded state, who is who, what is ephemeral, and the way to send commands. Screens and
 * features read it and call `submit`; they never touch the socket.
 */
export const useMeeting = defineStore('meeting', () => {
  const id = ref('');
  const state = shallowRef<MeetingState>(initialMeeting);
  /** Signed in as; null on the big screen. */
  const me = ref<string | null>(null);
  const joined = ref(false);
  const silence = createSilence(() => joined.value);
  const { connection } = silence;
  /** How many changes the last return brought; shown once. */
  const caughtUp = ref(0);
  const refused = shallowRef<Refusal | null>(null);
  const people = shallowRef<ReadonlyMap<string, Person>>(new Map());
  const units = shallowRef<ReadonlyMap<string, string>>(new Map());
  const live = createLiveFacts(() => now());
  const { turnout, boxes } = live.facts;
  /** How often the server has welcomed this device: what it holds only as long as the line does is to be told again. */
  const welcomes = ref(0);
  /** Votes with a ballot on its way. */
  const sending = shallowRef<readonly string[]>([]);
  /** When kept ballots were taken, by vote; epoch milliseconds. */
  const takenAt = shallowRef<ReadonlyMap<string, number>>(new Map());

  const packs = usePacks();
  let line: ReturnType<typeof openLine> | null = null;
  let foldedAs = '';
  let keeper: ReturnType<typeof createKeeper> | null = null;
  let eraseOver: ReturnType<typeof createOverVotes> | null = null;
  /** Shows the meeting as the device keeps it; null when there is nothing to show, or the server's word came first. */
  let showKept: (() => void) | null = null;
  let patience: ReturnType<typeof setTimeout> | undefined;
  /** The names shown are the server's, or asked for: not only those the device had kept. */
  let named = false;
  let outbox: ReturnType<typeof createOutbox> | null = null;

  function hearConnection(next: Connection, silentFor = 0): void {
    if (next !== 'connected') showKept?.();
    silence.hear(next, silentFor);
  }

  async function loadDirectory(): Promise<void> {
    const meetingId = id.value;
    named = true;
    const reply = await call('GET /api/meetings/:id/directory', { params: { id: meetingId } });
    if (id.value !== meetingId) return;
    named = reply.ok;
    if (!reply.ok) return;
    learnNames(reply.value);
    keep();
  }

  function learnNames(directory: Pick<KeptMeeting, 'people' | 'units'>): void {
    people.value = new Map(directory.people.map((one) => [one.id, one]));
    units.value = new Map(directory.units.map((one) => [one.id, one.name]));
  }

  /** Has the meeting kept on the device as it stands in a moment. */
  function keep(): void {
    keeper?.keep(() => {
      const { info } = state.value.life;
      return {
        ...{ title: info?.title ?? '', scheduledStart: info?.scheduledStart ?? 0, state: state.value, foldedAs },
        ...{ wanted: wantedFiles(state.value, viewerOf(state.value, holder())), people: [...people.value.values()] },
        units: [...units.value].map(([unit, name]) => ({ id: unit, name })),
      };
    });
  }

  function hearState(next: MeetingState, as: string, missed: number): void {
    const stranger = Object.keys(next.attendance.people).some((one) => !people.value.has(one));
    showKept = null;
    refused.value = null;
    state.value = next;
    foldedAs = as;
    // What was never shown as it was cannot have changed before one's eyes.
    caughtUp.value = joined.value ? missed : 0;
    joined.value = true;
    if (stranger || !named) void loadDirectory();
    packs.hear(id.value, next, true);
    eraseOver?.(next);
    keep();
  }

  /** Revoked access takes what the device kept along; a session that has ended is for the account to deal with. */
  function hearRefusal(refusal: Refusal): void {
    refused.value = refusal;
    showKept = null;
    // Nobody's access has been revoked, and the line asks again.
    if (refusal.code === 'meeting-put-aside') return;
    keeper?.drop();
    keeper?.end();
    // An answer that is still on its way has nothing to write it with.
    keeper = null;
    if (refusal.code === 'not-invited') void packs.revoke(id.value);
    if (refusal.code === 'not-signed-in') void useAccount().load();
  }

  /** Enters a meeting; leaves the one this device was in. */
  function join(meetingId: string): void {
    if (id.value === meetingId) return;
    leave();
    id.value = meetingId;
    void begin(meetingId);
  }

  async function begin(meetingId: string): Promise<void> {
    const kept = await keptMeeting(meetingId);
    // Meanwhile one may have left, and even come back.
    if (id.value !== meetingId || line) return;
    if (kept) {
      learnNames(kept);
      showKept = () => {
        showKept = null;
        state.value = kept.state;
        me.value = holder();
        joined.value = true;
        packs.hear(meetingId, kept.state, false);
      };
      patience = setTimeout(() => showKept?.(), showKeptAfter);
    }
    keeper = createKeeper(meetingId);
    eraseOver = createOverVotes(meetingId);
    const by = holder();
    const handlers = {
      ...{ state: hearState, live: live.hear, connection: hearConnection, refused: hearRefusal },
      welcomed: (personId: string | null) => {
        // Somebody else has signed in in another tab meanwhile: what stands on this page, typed words too, is not his.
        if ((personId ?? '') !== by) {
          keeper?.drop();
          leave();
          startAnew();
          return;
        }
        me.value = personId;
        welcomes.value++;
        packs.rouse();
        void outbox?.flush();
        if (personId !== null) void tellOpened(personId);
      },
    };
    line = openLine(meetingId, handlers, kept ?? nothingFolded);
    outbox = createOutbox(meetingId, line.post, {
      never: neverTaken,
      passing: passingRefusals,
      changed: tellSending,
      taken: ({ command }, at) => {
        if (command.type === 'CastBallot') takenAt.value = new Map([...takenAt.value, [command.voteId, at]]);
      },
      notTaken: ({ id: of, command }, refusal) => {
        if (command.type !== 'CastBallot') return;
        void noteUntaken({ id: of, by, what: 'ballot', meetingId, voteId: command.voteId, refusal });
      },
    });
    void outbox.load();
    void loadUntaken();
  }

  function leave(): void {
    line?.close();
    outbox?.close();
    keeper?.end();
    silence.end('connecting');
    clearTimeout(patience);
    showKept = null;
    named = false;
    keeper = null;
    line = null;
    outbox = null;
    eraseOver = null;
    id.value = '';
    me.value = null;
    state.value = initialMeeting;
    joined.value = false;
    refused.value = null;
    people.value = new Map();
    units.value = new Map();
    caughtUp.value = 0;
    live.clear();
    sending.value = [];
    takenAt.value = new Map();
  }

  function tellSending(): void {
    sending.value = outbox?.pendingVotes() ?? [];
  }

  /** Sends a command; resolves with the server's answer. The state changes when the server says so, never before. */
  async function submit(command: MeetingCommand): Promise<Answer> {
    if (!outbox) return { ok: false, refusal: { code: 'no-connection', params: {} } };
    return outbox.submit(command);
  }

  /** How far a vote has come, as the server told: of whom ballots are awaited, how many are in, and whose are missing by name. */
  function countOf(vote: Vote): {
    readonly voted: number;
    readonly total: number;
    readonly missing: readonly string[];
  } {
    const awaited = awaitedFrom(vote);
    const total = awaited.length;
    // Once slips are cast, nobody knows whose is missing.
    if (vote.slips && vote.slips.stage !== 'issuing')
      return { voted: boxes.value.get(vote.motion.id) ?? 0, total, missing: [] };
    const who = turnout.value.get(vote.motion.id);
    return { voted: who?.size ?? 0, total, missing: awaited.filter((id) => !who?.has(id)) };
  }

  /** Asks everyone who has not voted (null: not checked in) to do so. */
  const remind = (voteId: string | null): void => line?.remind({ voteId });
  const present = (next: Lead | null): void => line?.lead(next);
  /** Epoch milliseconds at the server. */
  const now = (): number => line?.clock.now() ?? Date.now();
  const nameOf = (personId: string): string => people.value.get(personId)?.fullName ?? '…';
  const personOf = (personId: string): Person | undefined => people.value.get(personId);
  const unitName = (unitId: string | null): string => (unitId === null ? '' : (units.value.get(unitId) ?? ''));
  const info = computed(() => state.value.life.info);

  return {
    ...{ id, state, info, me, joined, connection, caughtUp, refused, people, units, sending, takenAt, welcomes },
    ...live.facts,
    ...{ countOf, remind },
    ...{ join, leave, submit, present, now, nameOf, personOf, unitName, loadDirectory },
  };
});
