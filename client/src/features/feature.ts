import type { MeetingCommand, MeetingState, ScreenView } from '@dien-hong/shared';
import type { Component } from 'vue';

/** The words in which something is announced, and the person it is announced to. */
export interface Wording {
  readonly me: string | null;
  readonly language: 'vi' | 'en';
  readonly nameOf: (personId: string) => string;
  readonly t: (key: string, named?: Record<string, unknown>) => string;
}

/** A sentence for a screen reader, now that the state has changed; empty for none. */
export type Announce = (now: MeetingState, was: MeetingState, wording: Wording) => string;

/** An act that the console suggests to the chair, and its subject. */
export interface Step {
  readonly act: string;
}

/** The order of the steps of an open meeting: of all that are due, the one with the smallest number is suggested. */
export const rank = {
  /** Comes before everything else. */
  first: 1,
  /** A vote that is open, counted or undecided, and its further round. */
  vote: 2,
  turn: 3,
  /** A vote that is prepared. */
  nextVote: 4,
  /** On to the next item: it also stands beside a step that does not hold the item. */
  onward: 5,
  end: 6,
} as const;

export interface Due<S extends Step> {
  readonly rank: (typeof rank)[keyof typeof rank];
  /** null: others do the step that is due; this person is shown no suggestion before the next item. */
  readonly step: S | null;
  /** Stands second, in place of the way on. */
  readonly beside?: Step;
  /** The meeting does not go on to its next item before this. */
  readonly holds?: boolean;
}

/** The acts that a step may do at the console: send a command, or open a dialog that asks first. */
export interface Desk {
  readonly send: (command: MeetingCommand) => Promise<boolean>;
  readonly askLife: (act: 'open' | 'close') => void;
  readonly askVote: (act: 'open' | 'close' | 'cast' | 'settle' | 'repeat', voteId: string) => void;
  readonly castOwn: (voteId: string) => void;
  readonly goTo: (itemId: string) => Promise<void>;
  readonly conclude: (itemId: string) => Promise<void>;
  readonly giveFloor: (personId: string) => Promise<boolean>;
  readonly endTurn: () => Promise<boolean>;
  readonly sign: () => void;
}

/** The steps of a feature: which are due, and of each act its button and its effect. */
export interface ChairSteps<S extends Step = Step> {
  due(state: MeetingState, me: string | null): readonly Due<S>[];
  readonly acts: { readonly [A in S['act']]: StepAct<Extract<S, { act: A }>> };
}
interface StepAct<S extends Step> {
  readonly icon: Component;
  name(step: S, state: MeetingState, wording: Wording, countOf: CountOf): string;
  take(step: S, desk: Desk): unknown;
}
/** How many have voted, or have a slip. */
type CountOf = (voteId: string) => { voted: number; total: number };

/**
 * The parts that a feature adds to the screens that show all of a meeting. A feature fills the hooks that it needs; `registry.ts` lists the
 * features, and their order is that on a screen.
 */
export interface Feature {
  /** In the bar of a member's room. Each takes `personId`, and may emit `ending`: this person's own turn is about to end. */
  readonly roomActs?: readonly Component[];
  /** At the end of that bar: the present events. */
  readonly roomNews?: readonly Component[];
  /** In the middle of the chair's console while the meeting is open. Each may emit `invite` with a person, or null for anybody. */
  readonly chairParts?: readonly Component[];
  readonly chairSteps?: ChairSteps;
  readonly announce?: Announce;
  /** The views of the big screen that show this feature alone. Each takes `show`; the slot is the plan of the room. */
  readonly hallViews?: { readonly [V in ScreenView['view']]?: Component };
  /** On the screen of the minutes, in each item: the facts from the log. Each takes `itemId`; the slot is a text that is written to a `textKey`. */
  readonly minutesLines?: readonly Component[];
}
