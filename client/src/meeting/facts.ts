import { initialMeeting, type MeetingState, type Refusal } from '@dien-hong/shared';
import { ref, shallowRef } from 'vue';
import type { Person } from '../device/person.ts';

/** The facts of one stay in a meeting, at its beginning: all still unknown. */
export function createFacts(meetingId: string) {
  return {
    /** Empty: in none. */
    id: ref(meetingId),
    state: shallowRef<MeetingState>(initialMeeting),
    /** The person signed in; null on the big screen. */
    me: ref<string | null>(null),
    joined: ref(false),
    /** The number of changes that the last return brought; shown once. */
    caughtUp: ref(0),
    refused: shallowRef<Refusal | null>(null),
    people: shallowRef<ReadonlyMap<string, Person>>(new Map()),
    units: shallowRef<ReadonlyMap<string, string>>(new Map()),
    /** The number of welcomes by the server: facts that last only as long as the line are sent again after each. */
    welcomes: ref(0),
    /** Votes with a ballot on its way. */
    sending: shallowRef<readonly string[]>([]),
    /** When kept ballots were taken, by vote; epoch milliseconds. */
    takenAt: shallowRef<ReadonlyMap<string, number>>(new Map()),
  };
}
