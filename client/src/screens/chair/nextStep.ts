import type { MeetingState } from '@dien-hong/shared';
import { type ChairSteps, type Due, rank, type Step } from '../../features/feature.ts';
import { features } from '../../features/registry.ts';

export interface Suggestion {
  readonly first: Step | null;
  /** The way on, or the step that stands beside the first. */
  readonly second: Step | null;
}

const steps = features.flatMap(({ chairSteps }) => chairSteps ?? []);
/** Of each act its button and its effect. */
export const acts: ChairSteps['acts'] = Object.assign({}, ...steps.map((one) => one.acts));

/**
 * The chair's most likely next act, of all that the features say is due. It depends on the state of the meeting alone, never on the view of
 * the big screen. `me` is the person looking. The second step is the way on to the next item; it is held back while a vote is open or not
 * settled.
 */
export function nextStep(state: MeetingState, me: string | null): Suggestion {
  const due: Due<Step>[] = steps.flatMap((one) => [...one.due(state, me)]).sort((a, b) => a.rank - b.rank);
  const [first] = due;
  if (!first) return { first: null, second: null };
  const on = due.find((one) => one.rank >= rank.onward);
  if (first.step === null) return { first: first.holds ? null : (on?.step ?? null), second: null };
  if (first.beside) return { first: first.step, second: first.beside };
  const second = first === on || first.holds || on?.rank !== rank.onward ? null : on.step;
  return { first: first.step, second };
}
