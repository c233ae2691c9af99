import type { Actor, Draft, Refusal } from '../kernel/index.ts';
import { decide, type Proof } from '../meeting/decide.ts';
import {
  type AnyCommand,
  convening,
  evolve,
  initialMeeting,
  type MeetingDraft,
  type MeetingEvent,
  type MeetingRecord,
  type MeetingState,
} from '../meeting/index.ts';

/** A meeting for tests: commands in, events or refusals out, time by hand. */
export interface Scene {
  readonly state: MeetingState;
  readonly records: readonly MeetingRecord[];
  /** Epoch milliseconds; set it to let time pass. */
  now: number;
  /** Carries a command out as a person (or `clock`, `service`); the events it made, or the refusal. */
  when(who: string, command: AnyCommand, proof?: Proof | null): MeetingEvent[] | Refusal;
  /** The same for preparations: throws when refused. */
  given(who: string, ...commands: (AnyCommand | readonly [AnyCommand, Proof])[]): Scene;
}

export const isRefusal = (outcome: MeetingEvent[] | Refusal): outcome is Refusal => !Array.isArray(outcome);

const actorOf = (who: string): Actor =>
  who === 'clock' || who === 'service' ? { kind: who } : { kind: 'person', personId: who };

export function scene(draft: MeetingDraft): Scene {
  const records: MeetingRecord[] = [];
  let state = initialMeeting;
  let commands = 0;
  const self: Scene = {
    get state() {
      return state;
    },
    records,
    now: draft.info.scheduledStart,
    when(who, command, proof = null) {
      commands += 1;
      const commandId = `c${commands}`;
      const decision = decide(state, command, { actor: actorOf(who), at: self.now, commandId, proof });
      if (!decision.ok) return decision.refusal;
      record(decision.events, who, commandId);
      return decision.events.map(({ event }) => event);
    },
    given(who, ...list) {
      for (const one of list) {
        const [command, proof] = Array.isArray(one) ? (one as readonly [AnyCommand, Proof]) : [one as AnyCommand, null];
        const outcome = self.when(who, command, proof);
        if (isRefusal(outcome))
          throw new Error(`${command.type} by ${who}: ${outcome.code} ${JSON.stringify(outcome.params)}`);
      }
      return self;
    },
  };

  function record(drafts: readonly Draft<MeetingEvent>[], by: string, commandId: string): void {
    for (const one of drafts) {
      const made: MeetingRecord = { seq: records.length + 1, at: self.now, by, commandId, ...one };
      records.push(made);
      state = evolve(state, made);
    }
  }

  record(convening(draft), 'service', 'convene');
  return self;
}

/** The refusal's code; null when the command was carried out. */
export const codeOf = (outcome: MeetingEvent[] | Refusal): string | null => (isRefusal(outcome) ? outcome.code : null);
