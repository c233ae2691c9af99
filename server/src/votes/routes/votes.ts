import { knowsAbout, type MeetingState, type Viewer, voteOf } from '@dien-hong/shared';

/** Whether one knows about the item of a vote: of an item for members only nothing is a guest's to read (AUD-8). */
export const knowsVote = (state: MeetingState, viewer: Viewer, voteId: string): boolean =>
  knowsAbout(state, viewer, voteOf(state, voteId)?.motion.itemId ?? null);
