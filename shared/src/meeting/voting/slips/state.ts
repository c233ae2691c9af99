import { lookUp } from '../../../kernel/index.ts';
import type { On } from '../../capability.ts';
import type { EventOf } from '../messages.ts';

/** A member's slip on its way through blind signing, as far as this reader may know it. */
export interface SlipRequest {
  /** null for all but the member and the holder of the board's key. */
  readonly sealed: EventOf<'SlipIssued'>['sealed'];
  readonly cosigned: boolean;
  /** The board's blind signature; null for all but the member himself and the holder. */
  readonly board: string | null;
}

export interface Slips {
  readonly stage: 'issuing' | 'casting';
  readonly keys: { readonly house: string; readonly board: string };
  /** The people who received a slip. Public, unlike the further way of the slip. */
  readonly issued: Readonly<Record<string, SlipRequest>>;
  readonly closesAt: number | null;
  /** Slips taken back since they could not be co-signed; absent without any. */
  readonly struck?: readonly { readonly personId: string; readonly reason: string; readonly seq: number }[];
}

export const fromOpening = (keys: Slips['keys'] | null): Slips | null =>
  keys && { stage: 'issuing', keys, issued: {}, closesAt: null };

type SlipEvent = EventOf<'SlipIssued' | 'SlipCosigned' | 'SlipStruck' | 'IssuingClosed'>;

export const onSlips: On<Slips, SlipEvent> = {
  SlipIssued: (slips, { event, seq }) => {
    // His own request may reach a reader after the news that it was struck.
    if (slips.struck?.some((one) => one.personId === event.personId && one.seq > seq)) return slips;
    const request = { sealed: event.sealed, cosigned: false, board: null };
    return { ...slips, issued: { ...slips.issued, [event.personId]: request } };
  },
  SlipCosigned: (slips, { event }) => {
    const request = lookUp(slips.issued, event.personId) ?? { sealed: null };
    const cosigned = { ...request, cosigned: true, board: event.sealed?.board ?? null };
    return { ...slips, issued: { ...slips.issued, [event.personId]: cosigned } };
  },
  SlipStruck: (slips, { event: { personId, reason }, seq }) => {
    const issued = Object.fromEntries(Object.entries(slips.issued).filter(([id]) => id !== personId));
    return { ...slips, issued, struck: [...(slips.struck ?? []), { personId, reason, seq }] };
  },
  IssuingClosed: (slips, { event: { closesAt } }) => ({ ...slips, stage: 'casting', closesAt }),
};

/** The people whose slip the board has not co-signed yet; without that signature a slip cannot be cast. */
export const notCosigned = (slips: Slips): readonly string[] =>
  Object.entries(slips.issued).flatMap(([personId, request]) => (request.cosigned ? [] : [personId]));
