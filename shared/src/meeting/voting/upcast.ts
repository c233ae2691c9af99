import type { Result } from '../../rules/index.ts';
import type { Upcasts } from '../capability.ts';
import { questionRow } from '../motions/index.ts';
import type { EventOf, VotingEvent } from './messages.ts';

interface OldClosed {
  readonly tally: readonly { readonly choice: string; readonly count: number }[];
  readonly result: null | {
    readonly verdict: 'passed' | 'failed' | 'undecided';
    readonly byChair: boolean;
    readonly base: Result['base'];
    readonly needed: number;
    readonly present: number;
  };
  readonly ballots: readonly { readonly personId: string; readonly choice: string; readonly digest: string }[];
}

/** A closing event as it was recorded before tallies had rows and ballots came in several ways, in today's shape. */
function upcastClosed(event: EventOf<'VoteClosed'>): EventOf<'VoteClosed'> {
  if ('slips' in event) return event;
  const { type, voteId } = event as EventOf<'VoteClosed'>;
  const old = event as unknown as OldClosed;
  const row = { rowId: questionRow.id, counts: old.tally.map(({ count }) => count) };
  const { result } = old;
  return {
    type,
    voteId,
    tally: [row],
    slips: null,
    result: result && {
      kind: 'resolution',
      base: result.base,
      needed: result.needed,
      present: result.present,
      rows: [{ ...row, outcome: result.verdict, byChair: result.byChair, rank: null }],
    },
    ballots: old.ballots.map(({ personId, choice, digest }) => ({
      personId,
      choices: [choice],
      source: { via: 'signed', digest },
    })),
  };
}

function upcastCast(event: EventOf<'BallotCast'>): EventOf<'BallotCast'> {
  const { sealed } = event;
  if (sealed === null || 'choices' in sealed) return event;
  const { choice, digest, certificate } = sealed as { choice: string; digest: string; certificate: string };
  return { ...event, sealed: { choices: [choice], digest, certificate } };
}

export const votingUpcasts: Upcasts<VotingEvent> = {
  VoteOpened: (event) =>
    'notVoting' in event ? event : { ...(event as EventOf<'VoteOpened'>), notVoting: [], series: null, slipKeys: null },
  BallotCast: upcastCast,
  VoteClosed: upcastClosed,
  VoteSettled: (event) => ('rowId' in event ? event : { ...(event as EventOf<'VoteSettled'>), rowId: questionRow.id }),
};
