import { type Minutes, reasonOf } from '../minutesLine.ts';
import type { VotingEvent } from './messages.ts';
import { type VotingState, voteOf } from './state.ts';

export const votingMinutes: Minutes<VotingEvent, { readonly voting: VotingState }> = {
  VoteOpened: { within: 'vote' },
  BallotCast: { within: 'vote' },
  PaperBallotEntered: { within: 'vote' },
  PaperBallotCounted: { within: 'vote' },
  AnswerRecorded: { within: 'vote' },
  CountEntered: { silent: 'a count stands once a second person came to the same' },
  CountConfirmed: { within: 'vote' },
  BoardAppointed: { within: 'vote' },
  BoardKeyPresented: { silent: 'a means of the counting board; the log and the archive hold it' },
  SlipIssued: { within: 'vote' },
  SlipStruck: {
    says: ({ voteId, personId, reason }, at, context) => ({
      itemId: voteOf(context.state, voteId)?.motion.itemId ?? null,
      text: `Lúc ${context.written.hour(at)}, huỷ yêu cầu nhận phiếu kín của ${context.naming.within(personId)}${reasonOf(reason, context)}`,
    }),
  },
  SlipCosigned: { silent: 'a step of handing a slip out' },
  IssuingClosed: { silent: 'a step of the vote, whose beginning and end are told' },
  CastingClosed: { silent: 'a step of the vote, whose beginning and end are told' },
  VoteTallied: { silent: 'a step of the vote, whose result is told when it is announced' },
  VoteClosed: { within: 'vote' },
  VoteAnnulled: { within: 'vote' },
  VoteSettled: { within: 'vote' },
  CountingRecordPrepared: { silent: 'the counting board tells it in a record of its own' },
  CountingRecordSigned: { silent: 'the counting board tells it in a record of its own' },
};
