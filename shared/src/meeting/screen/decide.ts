import { type Context, type Decision, everyone, mayRead, refuse } from '../../kernel/index.ts';
import { screenViewer } from '../attendance/index.ts';
import { paperAudience, paperOf } from '../documents/index.ts';
import { mayRun } from '../life/index.ts';
import { type VotingKnown, voteOf } from '../voting/index.ts';
import { fitForHall } from './hall.ts';
import type { ScreenCommand, ScreenEvent } from './messages.ts';

/** Rules SCR-1 to SCR-3, SCR-7. Refusals: not-chair-or-secretary, paper-unknown, paper-not-for-screen, vote-unknown, vote-not-*. */
export function decideScreen(
  state: VotingKnown,
  { show }: ScreenCommand,
  { actor }: Context<unknown>,
): Decision<ScreenEvent> {
  if (!mayRun(state, actor)) return refuse('not-chair-or-secretary');
  if (show.view === 'paper') {
    const paper = paperOf(state, show.paperId);
    if (!paper?.file || paper.withdrawn !== null) return refuse('paper-unknown');
    if (!mayRead(paperAudience(paper, state), screenViewer)) return refuse('paper-not-for-screen');
  }
  if (show.view === 'vote' || show.view === 'result') {
    const vote = voteOf(state, show.voteId);
    if (!vote || vote.stage === 'annulled') return refuse('vote-unknown');
    if (show.view === 'result' && vote.stage === 'tallied') return refuse('result-not-announced');
    if (show.view === 'result' && vote.stage !== 'closed') return refuse('vote-not-closed');
    if (show.view === 'vote' && vote.stage === 'prepared') return refuse('vote-not-open');
    if (!fitForHall(state, show)) return refuse('vote-not-for-screen');
  }
  return { ok: true, events: [{ event: { type: 'ScreenChanged', show }, audience: everyone, sealedFor: null }] };
}
