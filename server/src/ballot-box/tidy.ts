import { voteOf } from '@dien-hong/shared';
import type { Meetings } from '../meetings/meetings.ts';
import type { BallotBox } from './box.ts';

/**
 * Destroys keys and slips of votes as soon as they are counted or annulled; after a restart also of those that were counted
 * just before it.
 */
export function tidyBox(box: BallotBox, meetings: Meetings): void {
  meetings.subscribe((host, records) => {
    for (const { event } of records)
      if (event.type === 'VoteClosed' || event.type === 'VoteAnnulled') box.erase(host.meetingId, event.voteId);
  });
  void (async () => {
    for (const { meetingId, voteId } of box.held()) {
      const host = await meetings.host(meetingId);
      const stage = host && voteOf(host.state, voteId)?.stage;
      if (stage === 'closed' || stage === 'annulled') box.erase(meetingId, voteId);
    }
  })().catch((error: unknown) => console.error('tidying the ballot box failed:', error));
}
