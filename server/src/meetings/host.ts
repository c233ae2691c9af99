import {
  type AnyCommand,
  evolve,
  initialMeeting,
  MeetingEvent,
  type MeetingState,
  nextDeadline,
} from '@dien-hong/shared';
import { decide, type Proof } from '@dien-hong/shared/decide';
import { type Domain, LogHost, type HostDeps as LogHostDeps, type ProverOf } from '../log/logHost.ts';
import { type LogKind, readLog, typesOf } from '../log/read.ts';

export type Checked = Awaited<ReturnType<Prover>>;
export type Prover = ProverOf<MeetingState, AnyCommand, Proof>;
export type HostDeps = LogHostDeps<MeetingState, MeetingEvent, AnyCommand, Proof>;

const meeting: Domain<MeetingState, MeetingEvent, AnyCommand, Proof> = {
  initial: initialMeeting,
  decide,
  evolve,
  nextDeadline,
};

const kind: LogKind = { types: typesOf(MeetingEvent), endings: new Set(['MeetingClosed']) };

/** The single writer of one meeting. */
export class MeetingHost extends LogHost<MeetingState, MeetingEvent, AnyCommand, Proof> {
  /** Replays the meeting's log; throws where that fails. */
  static async open(meetingId: string, deps: HostDeps): Promise<MeetingHost> {
    return new MeetingHost(meetingId, meeting, deps, await readLog(deps.log, meetingId, kind));
  }

  get meetingId(): string {
    return this.logId;
  }
}
