import { computed, onMounted, ref, shallowRef, watch } from 'vue';
import { isPersistent } from '../../device/space.ts';
import { type Listed, myMeetings } from '../../meeting/myMeetings.ts';
import type { PackStage } from '../../papers/pack.ts';
import { type OnDevice, usePacks } from '../../papers/packs.ts';

/** The meetings on this device, newest first, and those of one's meetings that are not here. */
export function useDevice() {
  const packs = usePacks();
  const here = shallowRef<readonly OnDevice[]>();
  const listed = shallowRef<readonly Listed[]>([]);
  const persistent = ref<boolean | null>(null);

  async function look(): Promise<void> {
    here.value = (await packs.onDevice()).sort((one, other) => other.scheduledStart - one.scheduledStart);
  }
  onMounted(async () => {
    persistent.value = await isPersistent();
    await look();
    // Meetings that the answer no longer allows go from the device.
    const reply = await myMeetings();
    if (reply.ok) listed.value = reply.value.meetings;
    await look();
  });
  watch(() => packs.pack, look);

  const elsewhere = computed(() => {
    const known = new Set(here.value?.map(({ meetingId }) => meetingId));
    return listed.value.filter(({ id, phase }) => phase !== 'preparing' && !known.has(id)).reverse();
  });
  const total = computed(() => ({
    meetings: here.value?.length ?? 0,
    papers: here.value?.reduce((sum, { done }) => sum + done, 0) ?? 0,
    bytes: here.value?.reduce((sum, { bytes }) => sum + bytes, 0) ?? 0,
  }));
  /** The progress of the meeting that is being downloaded; null for the others. */
  const stageOf = (meetingId: string): PackStage | null =>
    packs.pack?.meetingId === meetingId ? packs.pack.stage : null;

  async function remove(meetingId: string): Promise<void> {
    await packs.remove(meetingId);
    await look();
  }
  return { here, elsewhere, total, persistent, stageOf, remove, fetchAll: packs.fetchAll };
}
