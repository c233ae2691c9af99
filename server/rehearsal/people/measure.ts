import type { Refusal } from './http.ts';

/** Milliseconds. */
export interface Latency {
  readonly count: number;
  readonly p50: number;
  readonly p99: number;
  readonly max: number;
}

const rounded = (value: number): number => Math.round(value * 100) / 100;

export function latencyOf(times: readonly number[]): Latency {
  const sorted = Float64Array.from(times).sort();
  const at = (share: number) => rounded(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0);
  return { count: sorted.length, p50: at(0.5), p99: at(0.99), max: rounded(sorted.at(-1) ?? 0) };
}

export interface RefusedCommand extends Refusal {
  readonly command: string;
  readonly by: string;
}

/** The measurements while the meeting is played. Times are of this process's monotonic clock. */
export class Measure {
  readonly acknowledged: number[] = [];
  readonly refused: RefusedCommand[] = [];
  accepted = 0;
  ballots = 0;
  resumed = 0;
  /** By the number of the record that a command made last: the time of sending, and of arrival at each listener. */
  readonly #sent = new Map<number, number>();
  readonly #received = new Map<number, number[]>();

  answered(sentAt: number, seq: number): void {
    this.accepted += 1;
    this.#sent.set(seq, sentAt);
  }

  received(seq: number, at: number): void {
    const list = this.#received.get(seq);
    if (list) list.push(at);
    else this.#received.set(seq, [at]);
  }

  /** From the sending of a command to each listener's receipt of its last event. */
  deliveries(): number[] {
    const times: number[] = [];
    for (const [seq, sentAt] of this.#sent) for (const at of this.#received.get(seq) ?? []) times.push(at - sentAt);
    return times;
  }
}
