import type { On } from '../capability.ts';
import { isChair, isSecretary, type LifeState } from '../life/index.ts';
import type { MinutesEvent, SignCapacity } from './messages.ts';

export interface MinutesState {
  /** The laid-out minutes that are being signed; `sha256` is of their latest revision. */
  readonly prepared: null | {
    readonly at: number;
    readonly sha256: string;
    readonly pages: number;
    readonly logSeq: number;
    readonly logHash: string;
  };
  readonly signatures: readonly {
    readonly capacity: SignCapacity;
    readonly personId: string;
    readonly at: number;
  }[];
}

export const initialMinutes: MinutesState = { prepared: null, signatures: [] };

export const onMinutes: On<MinutesState, MinutesEvent> = {
  MinutesPrepared: (_, { event, at }) => {
    const { sha256, pages, logSeq, logHash } = event;
    return { prepared: { at, sha256, pages, logSeq, logHash }, signatures: [] };
  },
  MinutesSigned: (state, { event, at }) => {
    const { capacity, personId, sha256 } = event;
    return {
      prepared: state.prepared && { ...state.prepared, sha256 },
      signatures: [...state.signatures, { capacity, personId, at }],
    };
  },
};

/**
 * Whether this person reports results of written consultations here (CON-8): chair or secretary, until minutes are laid out, which
 * then state all of them.
 */
export const takesReports = (state: { life: LifeState; minutes: MinutesState }, personId: string): boolean =>
  (isChair(state, personId) || isSecretary(state, personId)) && state.minutes.prepared === null;

/** The next person who must sign: the secretary, then the chair; null when both have, or nothing is laid out. */
export function nextSignature({ minutes }: { minutes: MinutesState }): SignCapacity | null {
  if (!minutes.prepared) return null;
  const signed = minutes.signatures.map((one) => one.capacity);
  if (!signed.includes('secretary')) return 'secretary';
  return signed.includes('chair') ? null : 'chair';
}
