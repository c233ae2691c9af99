export type SeatState = 'absent' | 'waiting' | 'present' | 'asking' | 'speaking';

/** The person on a seat and the map's marks for him. */
export type Occupant = {
  readonly personId: string;
  /** Two lines for the box: "Hoàng", "Cường". */
  readonly shortName: readonly [string, string];
  readonly fullName: string;
  /** `waiting`: expected but not checked in yet. */
  readonly state: SeatState;
  /** Place in the queue while asking. */
  readonly order?: number | undefined;
  /** The vote's layer: undefined outside a vote, false while awaited, true once handed in. */
  readonly voted?: boolean | undefined;
  /** For officers between votes: here, and could not vote on his tablet now. */
  readonly unready?: boolean | undefined;
};
