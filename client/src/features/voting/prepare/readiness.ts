import { type MeetingState, takesPart, votersOf } from '@dien-hong/shared';

/** The thing that a voter lacks to vote on his tablet; `ready` when he has all. In the order in which to mend it. */
export type Readiness = 'ready' | 'not-connected' | 'no-key';

/** Everyone who would vote now with his state, those who lack something first. People who are away or recused are left out. */
export function readinessOf(
  state: MeetingState,
  itemId: string | null,
  live: { readonly connected: ReadonlySet<string>; readonly withKey: ReadonlySet<string> },
): { readonly personId: string; readonly is: Readiness }[] {
  const of = (personId: string): Readiness => {
    if (!live.connected.has(personId)) return 'not-connected';
    return live.withKey.has(personId) ? 'ready' : 'no-key';
  };
  const all = votersOf(state)
    .filter(({ personId }) => takesPart(state, itemId, personId))
    .map(({ personId }) => ({ personId, is: of(personId) }));
  return [...notReady(all), ...all.filter((one) => one.is === 'ready')];
}

export const notReady = (all: ReturnType<typeof readinessOf>): ReturnType<typeof readinessOf> =>
  all.filter((one) => one.is !== 'ready');

export const readyCount = (
  all: ReturnType<typeof readinessOf>,
): { readonly ready: number; readonly total: number } => ({
  ready: all.length - notReady(all).length,
  total: all.length,
});
