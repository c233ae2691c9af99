import { isPresent, isRecused, type MeetingState, votersOf } from '@dien-hong/shared';

/** What still keeps a voter from voting on his tablet; `ready` when nothing does. In the order of what to do first. */
export type Readiness = 'ready' | 'absent' | 'recused' | 'not-connected' | 'no-key';

/** Every voter with what he lacks, those who lack something first. */
export function readinessOf(
  state: MeetingState,
  itemId: string | null,
  live: { readonly connected: ReadonlySet<string>; readonly withKey: ReadonlySet<string> },
): { readonly personId: string; readonly is: Readiness }[] {
  const of = (personId: string): Readiness => {
    if (isRecused(state, itemId, personId)) return 'recused';
    if (!isPresent(state, personId)) return 'absent';
    if (!live.connected.has(personId)) return 'not-connected';
    return live.withKey.has(personId) ? 'ready' : 'no-key';
  };
  const all = votersOf(state).map(({ personId }) => ({ personId, is: of(personId) }));
  return [...all.filter((one) => one.is !== 'ready'), ...all.filter((one) => one.is === 'ready')];
}

/** How many of those who would vote now can: neither the absent nor the recused are among them. */
export function readyCount(all: ReturnType<typeof readinessOf>): { readonly ready: number; readonly total: number } {
  const here = all.filter(({ is }) => is !== 'absent' && is !== 'recused');
  return { ready: here.filter(({ is }) => is === 'ready').length, total: here.length };
}

/** Who should be ready and is not; whoever is recused is not expected. */
export const notReady = (all: ReturnType<typeof readinessOf>): ReturnType<typeof readinessOf> =>
  all.filter((one) => one.is !== 'ready' && one.is !== 'recused');
