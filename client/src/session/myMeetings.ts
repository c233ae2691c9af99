import { beginning, kept, write } from './deviceShelf.ts';
import { holder } from './holder.ts';
import { type Reply, request } from './http.ts';
import { removeFiles } from './keptFiles.ts';
import { forgetMeeting, keptMeetings } from './keptMeeting.ts';

/** A meeting as `GET /api/meetings` tells it; instants are epoch milliseconds. */
export interface Listed {
  readonly id: string;
  readonly title: string;
  readonly kind: string;
  readonly room: string;
  readonly scheduledStart: number;
  readonly scheduledEnd: number;
  readonly phase: 'preparing' | 'convened' | 'open' | 'suspended' | 'closed';
  readonly role: 'chair' | 'secretary' | 'member';
  readonly papers: number;
  readonly items: number;
  /** Digests of all files that may be read. */
  readonly files: readonly string[];
}

/** The meetings of whoever is signed in. `kept`: as they were at the last contact, for there is no network now. */
export interface MyMeetings {
  readonly meetings: readonly Listed[];
  readonly kept: boolean;
}

/** Asks for them, and removes from the device what the answer no longer allows. */
export async function myMeetings(): Promise<Reply<MyMeetings>> {
  const reply = await request<{ meetings: Listed[] }>('GET', '/api/meetings');
  if (reply.ok) {
    const { meetings } = reply.value;
    await agree(meetings).catch((error) => console.info('the device was not brought up to date:', error));
    return { ok: true, value: { meetings, kept: false } };
  }
  const meetings = await kept((database) => database.get('lists', [holder()]));
  if (!meetings || reply.refusal.code !== 'no-connection') return reply;
  return { ok: true, value: { meetings, kept: true } };
}

/** Revoked access ends here: a meeting that is not listed goes whole, of the others the files that are not. */
async function agree(meetings: readonly Listed[]): Promise<void> {
  const key: [string] = [holder()];
  await write((writing) => writing.objectStore('lists').put(meetings, key));
  const listed = new Map(meetings.map((one) => [one.id, new Set(one.files)]));
  for (const meetingId of await meetingsHere()) {
    const files = listed.get(meetingId);
    if (files) await removeFiles(meetingId, (sha256) => files.has(sha256));
    else await forgetMeeting(meetingId);
  }
}

async function meetingsHere(): Promise<ReadonlySet<string>> {
  const files = await kept((database) => database.getAllKeys('files', beginning()));
  return new Set([...(await keptMeetings()).keys(), ...(files ?? []).map(([, meetingId]) => meetingId)]);
}
