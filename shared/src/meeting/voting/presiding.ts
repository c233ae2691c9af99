import type { Actor } from '../../kernel/index.ts';
import { type AttendanceState, isRecused } from '../attendance/index.ts';
import { goesBy, infoOf, isChair, isSecretary, type LifeState, mayRun } from '../life/index.ts';

interface Known {
  readonly life: LifeState;
  readonly attendance: AttendanceState;
}

const keptOut = (state: Known, itemId: string | null, personId: string): boolean =>
  goesBy(state, 2) && isRecused(state, itemId, personId);

/**
 * VOT-42. Whether this person runs a vote of this item: chair or secretary, and not recused from it. When the one who presides is recused,
 * another member of the presidium runs it, or the secretary.
 */
export const mayConduct = (state: Known, itemId: string | null, actor: Actor): boolean =>
  actor.kind === 'person' && mayRun(state, actor) && !keptOut(state, itemId, actor.personId);

/** VOT-19, VOT-42. Whether this person decides where the rules settle nothing: a chair, or the secretary where every chair is recused. */
export function maySettle(state: Known, itemId: string | null, personId: string): boolean {
  if (keptOut(state, itemId, personId)) return false;
  if (isChair(state, personId)) return true;
  return isSecretary(state, personId) && infoOf(state).chairs.every((chair) => keptOut(state, itemId, chair));
}

/** Why this person may not run a vote of this item, as a refusal's code. */
export const conductRefusal = (state: Known, actor: Actor): 'not-chair-or-secretary' | 'recused-from-running' =>
  mayRun(state, actor) ? 'recused-from-running' : 'not-chair-or-secretary';
