import type { Invited } from '../life/index.ts';
import type { CheckInMethod } from './messages.ts';

export type Presence =
  | { readonly is: 'awaited' }
  | { readonly is: 'present'; readonly since: number; readonly method: CheckInMethod }
  | { readonly is: 'left'; readonly at: number; readonly reason: string }
  | { readonly is: 'absent'; readonly reason: string; readonly excused: boolean; readonly deducted?: boolean };

/** Where a person stands, each with one word on every screen. */
export const standings = ['present', 'awaited', 'left', 'excused', 'absent'] as const;
export type Standing = (typeof standings)[number];

export const standingOf = (presence: Presence): Standing =>
  presence.is === 'absent' && presence.excused ? 'excused' : presence.is;

export interface Attendee extends Invited {
  readonly presence: Presence;
  /** The value of `presence` before the last check-in, which may be undone. */
  readonly before: Presence;
  /** His own invitation; null for one who came only as a substitute. `itemIds` says which items he may attend at present. */
  readonly asInvited: Invited | null;
  /** Each stay in the room, epoch milliseconds; `to` null while he is in it. */
  readonly stays: readonly { readonly from: number; readonly to: number | null; readonly reason: string }[];
  /** The person for whom this one stands in; a substitute speaks and never votes. */
  readonly standsInFor: string | null;
}
