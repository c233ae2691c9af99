import { type FloorState, speakingNow } from './floor/index.ts';
import type { LifeState } from './life/index.ts';
import { unfinishedVotes, type VotingState } from './voting/index.ts';

interface Known {
  readonly life: LifeState;
  readonly floor: FloorState;
  readonly voting: VotingState;
}
type Bar = 'meeting-not-open' | 'vote-open' | 'speech-running';

/** LIFE-3. Why a break cannot begin now, as a refusal's code; null when it can. Screens foretell by it before a reason is typed. */
export function breakBarred(state: Known): Bar | null {
  if (state.life.phase !== 'open') return 'meeting-not-open';
  if (unfinishedVotes(state).length > 0) return 'vote-open';
  // A speaker's clock would run on through the break; a stopped one may wait for its end.
  return speakingNow(state)?.runningSince == null ? null : 'speech-running';
}

/** Why the meeting cannot be ended now, as a refusal's code; null when it can. */
export function endBarred(state: Known): Bar | null {
  const { phase } = state.life;
  if (phase !== 'open' && phase !== 'suspended') return 'meeting-not-open';
  if (unfinishedVotes(state).length > 0) return 'vote-open';
  return speakingNow(state) ? 'speech-running' : null;
}
