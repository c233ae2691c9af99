import type { MeetingEvent } from '@dien-hong/shared';
import { type StoredRecord, withhold } from './chain.ts';

/** The votes that were annulled before they were closed: their ballots stay hidden for ever (VOT-20). */
export function concealedVotes(records: readonly { readonly event: MeetingEvent }[]): ReadonlySet<string> {
  const closed = new Set<string>();
  const concealed = new Set<string>();
  for (const { event } of records) {
    if (event.type === 'VoteClosed') closed.add(event.voteId);
    if (event.type === 'VoteAnnulled' && !closed.has(event.voteId)) concealed.add(event.voteId);
  }
  return concealed;
}

/** Whether a record of such a vote contains somebody's choice in its sealed part. */
export const revealsChoices = ({ event }: { readonly event: MeetingEvent }): boolean =>
  event.type === 'BallotCast' ||
  event.type === 'PaperBallotEntered' ||
  event.type === 'PaperBallotCounted' ||
  event.type === 'VoteTallied';

/** The log as it is handed out: without the choices of votes annulled before they were closed. */
export function asHandedOut(records: readonly StoredRecord[]): StoredRecord[] {
  const concealed = concealedVotes(records);
  return records.map((record) =>
    revealsChoices(record) && 'voteId' in record.event && concealed.has(record.event.voteId)
      ? withhold(record)
      : record,
  );
}
