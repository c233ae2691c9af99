import { initialMeeting, type MeetingState, type Refusal } from '@dien-hong/shared';
import { ref, shallowRef } from 'vue';
import type { Person } from '../device/person.ts';

/** The facts of one stay in a meeting, as long as nothing of it is known. */
export function createFacts(meetingId: string) {
  return {
    /** Empty: in none. */
    id: ref(meetingId),
    state: shallowRef<MeetingState>(initialMeeting),
    /** Signed in as; null on the big screen. */
    me: ref<string | null>(null),
    joined: ref(false),
    /** How many changes the last return brought; shown once. */
    caughtUp: ref(0),
    refused: shallowRef<Refusal | null>(null),
    people: shallowRef<ReadonlyMap<string, Person>>(new Map()),
    units: shallowRef<ReadonlyMap<string, string>>(new Map()),
    /** How often the server has welcomed this device: what it holds only as long as the line does is to be told again. */
    welcomes: ref(0),
    /** Votes with a ballot on its way. */
    sending: shallowRef<readonly string[]>([]),
    /** When kept ballots were taken, by vote; epoch milliseconds. */
    takenAt: shallowRef<ReadonlyMap<string, number>>(new Map()),
  };
}
