import { type MeetingState, viewerOf } from '@dien-hong/shared';
import { defineStore } from 'pinia';
import { shallowRef, watch } from 'vue';
import { useAccount } from '../account/account.ts';
import { holder } from '../device/holder.ts';
import type { Wanted } from '../device/schema.ts';
import { keptFiles, removeFiles } from '../device/stores/files.ts';
import { choose, keptMeetings } from '../device/stores/meetings.ts';
import { wipeMeeting } from '../device/wipe.ts';
import { beRefused } from './browserCache.ts';
import { createPack, measure, type Pack } from './pack.ts';
import { mayStay, wantedFiles } from './packPlan.ts';

/** A meeting that is on this device, at least in part. */
export interface OnDevice extends Omit<Pack, 'stage'> {
  readonly title: string;
  readonly scheduledStart: number;
}

/** The result of the last state of a meeting, and the files that could be read in it at the last contact. */
interface LastState {
  readonly meetingId: string;
  readonly now: string;
  readonly stays: readonly string[];
}

/** The papers of meetings on this device: downloaded ahead while one is in a meeting, removed when they may not be read any more. */
export const usePacks = defineStore('packs', () => {
  const session = useAccount();
  /** Of the meeting whose papers are being downloaded. */
  const pack = shallowRef<Pack | null>(null);
  let running: ReturnType<typeof createPack> | null = null;
  let last: LastState | null = null;

  const signedIn = () => (session.account?.kind === 'person' ? session.account.person?.id : undefined);
  watch(signedIn, stop, { flush: 'sync' });

  function onPack(next: Pack): void {
    pack.value = next;
    if (next.stage === 'turned-away') void session.load();
  }

  function begin(meetingId: string, wanted: readonly Wanted[]): void {
    if (running?.meetingId === meetingId) running.update(wanted);
    else {
      running?.end();
      pack.value = null;
      running = createPack(meetingId, wanted, onPack);
    }
  }

  /** `contact`: the state comes from the server, so that files it does not allow are removed. Acts when papers or rights change. */
  function onState(meetingId: string, state: MeetingState, contact: boolean): void {
    if (holder() === '') return;
    const viewer = viewerOf(state, holder());
    const stays = mayStay(state, viewer);
    const wanted = wantedFiles(state, viewer);
    const now = JSON.stringify([contact, wanted, [...stays]]);
    const before = last?.meetingId === meetingId ? last : null;
    if (now === before?.now) return;
    const stayed = before?.stays ?? [];
    last = { meetingId, now, stays: contact ? [...stays] : stayed };
    if (contact) {
      const lost = stayed.some((sha256) => !stays.has(sha256));
      void removeUnreadable(meetingId, stays, lost);
    }
    begin(meetingId, wanted);
  }

  /** The files on the device tell which could be read before this start; `lost`: it is known already that something went. */
  async function removeUnreadable(meetingId: string, stays: ReadonlySet<string>, lost: boolean): Promise<void> {
    const removed = await removeFiles(meetingId, (sha256) => stays.has(sha256));
    if (removed || lost) await beRefused(meetingId);
  }

  /** Access to the whole meeting has ended. */
  async function revoke(meetingId: string): Promise<void> {
    stop();
    void beRefused(meetingId);
    await wipeMeeting(meetingId, 'not-invited');
  }

  /** Somebody else may be signed in. */
  function stop(): void {
    running?.end();
    running = null;
    pack.value = null;
    last = null;
  }

  /** Removes a meeting that this person does not want here. */
  async function remove(meetingId: string): Promise<void> {
    await wipeMeeting(meetingId, 'not-wanted');
    if (running?.meetingId === meetingId) running.runAgain();
  }
  /** Downloads all of a meeting's papers, at any cost of the network. */
  async function fetchAll(meetingId: string): Promise<void> {
    await choose(meetingId, 'everything');
    if (running?.meetingId === meetingId) running.runAgain();
    else begin(meetingId, (await keptMeetings()).get(meetingId)?.wanted ?? []);
  }

  async function onDevice(): Promise<OnDevice[]> {
    return Promise.all(
      [...(await keptMeetings())].map(async ([meetingId, { title, scheduledStart, wanted }]) => ({
        meetingId,
        title,
        scheduledStart,
        ...measure(wanted, await keptFiles(meetingId)),
      })),
    );
  }

  return { pack, onState, runAgain: () => running?.runAgain(), revoke, remove, fetchAll, onDevice };
});
