import type { Package, PackageMeeting } from '@dien-hong/shared/packages';

/** An act of a person in the course of a meeting. Items are named by their number, as in the package. */
export type Deed =
  | { readonly do: 'checkIn'; readonly personId: string; readonly method: 'qr' | 'card' | 'secretary' }
  | { readonly do: 'absence'; readonly personId: string; readonly reason: string; readonly deducted: boolean }
  /** Appointed and checked in; speaks, never votes. */
  | { readonly do: 'substitute'; readonly personId: string; readonly forPersonId: string; readonly reason: string }
  | { readonly do: 'leave'; readonly personId: string; readonly reason: string }
  | { readonly do: 'open' }
  | { readonly do: 'suspend'; readonly reason: string }
  | { readonly do: 'resume' }
  | { readonly do: 'close' }
  | { readonly do: 'takeUp'; readonly no: number }
  | { readonly do: 'conclude'; readonly no: number }
  | { readonly do: 'ask'; readonly personId: string; readonly kind: string; readonly topic: string }
  | { readonly do: 'withdraw'; readonly personId: string }
  | { readonly do: 'grant'; readonly personId: string; readonly kind: string; readonly summary: string }
  | { readonly do: 'endSpeech'; readonly personId: string }
  | { readonly do: 'openVote'; readonly voteId: string }
  | { readonly do: 'closeVote'; readonly voteId: string };

/** `at`: epoch milliseconds of the package's own time. */
export type Step = Deed & { readonly at: number };

/** An entry that the rehearsal cannot play. */
export interface Ignored {
  readonly at: string;
  readonly type: string;
  readonly why: string;
}

/** The preset of a turn without a speech in the package: the wanted one, one of the same length, or the first. */
export function kindOf(presets: Package['speakingPresets'], wanted: string | undefined, seconds?: number): string {
  const known = presets.find((one) => one.id === wanted) ?? presets.find((one) => one.seconds === seconds);
  return (known ?? (presets[0] as (typeof presets)[number])).id;
}

type Speech = PackageMeeting['agenda'][number]['speeches'][number];

/** Hands out an item's speeches in their order, so that a person's second turn is his second speech. */
export class SpeechList {
  readonly #left = new Map<number, Speech[]>();

  constructor(meeting: PackageMeeting) {
    for (const item of meeting.agenda) this.#left.set(item.no, [...item.speeches]);
  }

  next(no: number | null, personId: string): Speech | undefined {
    return this.#left.get(no ?? Number.NaN)?.find((one) => one.personId === personId);
  }

  take(no: number | null, personId: string): Speech | undefined {
    const speech = this.next(no, personId);
    const list = this.#left.get(no ?? Number.NaN);
    if (speech && list) list.splice(list.indexOf(speech), 1);
    return speech;
  }
}
