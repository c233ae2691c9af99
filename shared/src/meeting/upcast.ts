/**
 * Old events read as new. A log is never rewritten, so what was recorded before votes had several kinds and forms is brought
 * into today's shape each time it is read. Every branch asks whether the event is of the old shape; today's pass unchanged.
 */
import { type Result, upcastPack } from '../rules/index.ts';
import type { Paper } from './documents/index.ts';
import type { MeetingDraft } from './draftDoor.ts';
import type { MeetingEvent } from './registry.ts';
import { type EventOf, type Motion, questionRow } from './voting/index.ts';

/** Before a motion had rows, a form, clauses and rounds. */
function upcastMotion(motion: Motion): Motion {
  if ('form' in motion) return motion;
  return {
    ...(motion as Motion),
    ...{ form: 'open', rows: [questionRow], most: null, seats: null, clauseOf: null, round: 1, repeats: null },
  };
}

/** Before a paper told its issuer and its date. */
const upcastPaper = (paper: Paper): Paper =>
  'issuer' in paper ? paper : { ...(paper as Paper), issuer: '', issuedOn: null };

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

/** Before a tally had rows and ballots came in several ways. */
function upcastClosed(event: EventOf<'VoteClosed'>): EventOf<'VoteClosed'> {
  if ('slips' in event) return event;
  const { type, voteId } = event as EventOf<'VoteClosed'>;
  const old = event as unknown as OldClosed;
  const row = { rowId: questionRow.id, counts: old.tally.map(({ count }) => count) };
  const { result } = old;
  return {
    ...{ type, voteId, tally: [row], slips: null },
    result: result && {
      ...{ kind: 'resolution', base: result.base, needed: result.needed, present: result.present },
      rows: [{ ...row, outcome: result.verdict, byChair: result.byChair, rank: null }],
    },
    ballots: old.ballots.map(({ personId, choice, digest }) => ({
      ...{ personId, choices: [choice], source: { via: 'signed', digest } },
    })),
  };
}

function upcastCast(event: EventOf<'BallotCast'>): EventOf<'BallotCast'> {
  const { sealed } = event;
  if (sealed === null || 'choices' in sealed) return event;
  const { choice, digest, certificate } = sealed as { choice: string; digest: string; certificate: string };
  return { ...event, sealed: { choices: [choice], digest, certificate } };
}

export function upcast(event: MeetingEvent): MeetingEvent {
  switch (event.type) {
    case 'MeetingConvened':
      return { ...event, info: { ...event.info, rules: upcastPack(event.info.rules) } };
    case 'PaperPublished':
      return { ...event, paper: upcastPaper(event.paper) };
    case 'VotePrepared':
      return { ...event, motion: upcastMotion(event.motion) };
    case 'VoteOpened':
      return 'notVoting' in event
        ? event
        : { ...(event as EventOf<'VoteOpened'>), notVoting: [], series: null, slipKeys: null };
    case 'BallotCast':
      return upcastCast(event);
    case 'VoteClosed':
      return upcastClosed(event);
    case 'VoteSettled':
      return 'rowId' in event ? event : { ...(event as EventOf<'VoteSettled'>), rowId: questionRow.id };
    default:
      return event;
  }
}

/** A draft as it was kept before, in today's shape. */
export const upcastDraft = (draft: MeetingDraft): MeetingDraft => ({
  ...draft,
  info: { ...draft.info, rules: upcastPack(draft.info.rules) },
  papers: draft.papers.map(upcastPaper),
  motions: draft.motions.map(upcastMotion),
  recusals: 'recusals' in draft ? draft.recusals : [],
});
