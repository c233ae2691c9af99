import { knowsAbout, type MeetingState, type Viewer, voteOf } from '@dien-hong/shared';

/** Whether a viewer may know the item of a vote: guests read nothing of an item for members only (AUD-8). */
export const knowsVote = (state: MeetingState, viewer: Viewer, voteId: string): boolean =>
  knowsAbout(state, viewer, voteOf(state, voteId)?.motion.itemId ?? null);
