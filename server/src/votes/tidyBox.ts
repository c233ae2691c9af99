import { voteOf } from '@dien-hong/shared';
import type { BallotBox } from '../ballot-box/box.ts';
import { apart, backOff, later } from '../kernel/failure.ts';
import type { Meetings } from '../meetings/meetings.ts';

/**
 * Destroys keys and slips of votes as soon as they are counted or annulled; after a restart also of those that were counted just before it.
 * A failure (of the disk, or since the meeting is put aside) is tried again until it succeeds. Returns the function that stops it.
 */
export function tidyBox(box: BallotBox, meetings: Meetings): () => void {
  const waiting = new Map<string, NodeJS.Timeout>();
  let stopped = false;

  async function tidy(meetingId: string, voteId: string, failed: number): Promise<void> {
    const key = JSON.stringify([meetingId, voteId]);
    clearTimeout(waiting.get(key));
    waiting.delete(key);
    try {
      const host = await meetings.host(meetingId);
      const stage = host && voteOf(host.state, voteId)?.stage;
      if (stage === 'tallied' || stage === 'closed' || stage === 'annulled') box.erase(meetingId, voteId);
    } catch (error) {
      if (failed === 0) console.error(`${meetingId}: the box of ${voteId} is not emptied yet:`, error);
      if (stopped) return;
      const again = later('emptying a ballot box', backOff(failed), () => tidy(meetingId, voteId, failed + 1));
      waiting.set(key, again.unref());
    }
  }

  meetings.subscribe((host, records) => {
    for (const { event } of records)
      if (event.type === 'VoteTallied' || event.type === 'VoteClosed' || event.type === 'VoteAnnulled')
        apart('emptying a ballot box', () => tidy(host.meetingId, event.voteId, 0));
  });
  apart('emptying ballot boxes', async () => {
    for (const { meetingId, voteId } of box.held()) await tidy(meetingId, voteId, 0);
  });
  return () => {
    stopped = true;
    for (const timer of waiting.values()) clearTimeout(timer);
  };
}
