import { bodyOf } from '@dien-hong/shared';
import type { ListedMeeting } from '@dien-hong/shared/api';
import { holder } from '../device/holder.ts';
import { meetingsWithFiles, removeFiles } from '../device/stores/files.ts';
import { keptMeeting, keptMeetings } from '../device/stores/meetings.ts';
import { wipeMeeting } from '../device/wipe.ts';
import { call } from '../line/call.ts';
import type { Reply } from '../line/http.ts';
import { beRefused } from '../papers/browserCache.ts';

/** A meeting of one's own; whether it takes reports only the server knows. */
export type Listed = Omit<ListedMeeting, 'takesReports'>;

/** The meetings of the signed-in person. `kept`: those that are on this device, for there is no network now. */
export interface MyMeetings {
  readonly meetings: readonly Listed[];
  readonly kept: boolean;
}

/** Asks for them, and removes from the device the meetings and files that the answer no longer allows. */
export async function myMeetings(): Promise<Reply<MyMeetings>> {
  const reply = await call('GET /api/meetings');
  if (reply.ok) {
    const { meetings, aside } = reply.value;
    await agree(meetings, aside);
    return { ok: true, value: { meetings, kept: false } };
  }
  const ids = [...(await keptMeetings()).keys()];
  const meetings = (await Promise.all(ids.map(listed))).filter((one) => one !== null);
  if (meetings.length === 0 || reply.refusal.code !== 'no-connection') return reply;
  return { ok: true, value: { meetings, kept: true } };
}

async function listed(id: string): Promise<Listed | null> {
  const meeting = await keptMeeting(id);
  const { info, phase } = meeting?.state.life ?? { info: null, phase: 'none' };
  if (!meeting || !info || phase === 'none') return null;
  const { title, kind, rules, room, scheduledStart, scheduledEnd } = info;
  const is = (people: readonly string[]) => people.includes(holder());
  return {
    id,
    title,
    kind,
    body: bodyOf(rules),
    room: room.name,
    scheduledStart,
    scheduledEnd,
    phase,
    role: is(info.chairs) ? 'chair' : is(info.secretaries) ? 'secretary' : 'member',
    papers: meeting.wanted.length,
    items: meeting.state.agenda.items.length,
    files: meeting.wanted.map(({ sha256 }) => sha256),
  };
}

/**
 * Revoked access ends here: an unlisted meeting goes whole, of the others the unlisted files. Of a meeting that is put `aside` the readers
 * are unknown: its things stay on the device.
 */
async function agree(meetings: readonly Listed[], aside: readonly string[]): Promise<void> {
  const allowed = new Map(meetings.map((one) => [one.id, new Set(one.files)]));
  for (const meetingId of await meetingsHere()) {
    if (aside.includes(meetingId)) continue;
    const files = allowed.get(meetingId);
    const gone = !files || (await removeFiles(meetingId, (sha256) => files.has(sha256)));
    if (!files) await wipeMeeting(meetingId, 'not-invited');
    // The list does not wait for it.
    if (gone) void beRefused(meetingId);
  }
}

const meetingsHere = async (): Promise<ReadonlySet<string>> =>
  new Set([...(await keptMeetings()).keys(), ...(await meetingsWithFiles())]);
