import { type ComputedRef, type InjectionKey, inject } from 'vue';

/** The way out of a vote that lies over the screen: there at any time, in every state of the vote. */
export interface VoteExit {
  /** The place to which it leads, in words. */
  readonly label: ComputedRef<string>;
  /** False while it is put aside: it goes on unseen. */
  readonly open: ComputedRef<boolean>;
  leave(): void;
}

export const voteExit: InjectionKey<VoteExit> = Symbol('vote exit');

export function useVoteExit(): VoteExit {
  const exit = inject(voteExit);
  if (!exit) throw new Error('only inside a vote screen');
  return exit;
}
