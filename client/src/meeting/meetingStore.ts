import { awaitedFrom, type Lead, type MeetingCommand, type Vote } from '@dien-hong/shared';
import { defineStore } from 'pinia';
import { computed, shallowRef } from 'vue';
import { useAccount } from '../account/account.ts';
import type { Person } from '../device/person.ts';
import { startAnew } from '../line/startAnew.ts';
import { usePacks } from '../papers/packs.ts';
import { dismissUndos } from '../ui/notes/toasts.ts';
import { following } from './following.ts';
import { createStay, type Stay } from './stay.ts';

/**
 * The meeting this device is in: the folded state, who is who, the facts of the moment, and the way to send commands. Screens and features
 * read it and call `submit`; they never touch the socket.
 */
export const useMeeting = defineStore('meeting', () => {
  const packs = usePacks();
  const stayIn = (meetingId: string): Stay =>
    createStay(meetingId, {
      packs,
      signedOut: () => void useAccount().load(),
      taken: () => {
        leave();
        startAnew();
      },
    });
  const stay = shallowRef(stayIn(''));
  const facts = following(() => stay.value.facts);
  const { id, state, people, units, turnout, boxes } = facts;

  /** Enters a meeting; leaves the one this device was in. */
  function join(meetingId: string): void {
    if (id.value === meetingId) return;
    leave();
    stay.value = stayIn(meetingId);
    void stay.value.begin();
  }

  function leave(): void {
    stay.value.end();
    stay.value = stayIn('');
    dismissUndos();
  }

  /** How far a vote has come, as the server told: of whom ballots are awaited, how many are in, and whose are missing by name. */
  function countOf(vote: Vote): {
    readonly voted: number;
    readonly total: number;
    readonly missing: readonly string[];
  } {
    const awaited = awaitedFrom(vote);
    const total = awaited.length;
    // Once slips are cast, it is unknown whose is missing.
    if (vote.slips && vote.slips.stage !== 'issuing')
      return { voted: boxes.value.get(vote.motion.id) ?? 0, total, missing: [] };
    const who = turnout.value.get(vote.motion.id);
    return { voted: who?.size ?? 0, total, missing: awaited.filter((one) => !who?.has(one)) };
  }

  const personOf = (personId: string): Person | undefined => people.value.get(personId);

  return {
    ...facts,
    info: computed(() => state.value.life.info),
    join,
    leave,
    countOf,
    personOf,
    nameOf: (personId: string): string => personOf(personId)?.fullName ?? '…',
    unitName: (unitId: string | null): string => (unitId === null ? '' : (units.value.get(unitId) ?? '')),
    loadDirectory: () => stay.value.loadDirectory(),
    submit: (command: MeetingCommand) => stay.value.submit(command),
    /** Asks everyone who has not voted (null: not checked in) to do so. */
    remind: (voteId: string | null) => stay.value.remind(voteId),
    present: (next: Lead | null) => stay.value.present(next),
    /** Epoch milliseconds at the server. */
    now: () => stay.value.now(),
  };
});
