/**
 * The only list of capabilities. To add one: its folder, a line in each of the four places below, its page of rules, its
 * feature in the client. Order matters: a state may read those above it.
 */
import * as z from 'zod/mini';
import type { Context, Decision, Seen } from '../kernel/index.ts';
import { decideAgenda } from './agenda/decide.ts';
import { type AgendaState, agendaCommands, agendaEvents, evolveAgenda, initialAgenda } from './agenda/index.ts';
import { decideAttendance } from './attendance/decide.ts';
import {
  type AttendanceState,
  attendanceCommands,
  attendanceEvents,
  evolveAttendance,
  initialAttendance,
} from './attendance/index.ts';
import { decideDocuments, type PaperProof } from './documents/decide.ts';
import {
  type DocumentState,
  documentCommands,
  documentEvents,
  evolveDocuments,
  initialDocuments,
} from './documents/index.ts';
import { decideFloor } from './floor/decide.ts';
import { evolveFloor, type FloorState, floorCommands, floorEvents, initialFloor } from './floor/index.ts';
import { decideLife } from './life/decide.ts';
import { evolveLife, initialLife, type LifeState, lifeCommands, lifeEvents } from './life/index.ts';
import { decideMinutes } from './minutes/decide.ts';
import { evolveMinutes, initialMinutes, type MinutesState, minutesCommands, minutesEvents } from './minutes/index.ts';
import { decideScreen } from './screen/decide.ts';
import { evolveScreen, initialScreen, type ScreenState, screenCommands, screenEvents } from './screen/index.ts';
import { decideSeating } from './seating/decide.ts';
import {
  evolveSeating,
  initialSeating,
  type SeatingState,
  seatingCommands,
  seatingEvents,
  vacate,
} from './seating/index.ts';
import { upcast } from './upcast.ts';
import { decideVoting } from './voting/decide.ts';
import {
  evolveVoting,
  initialVoting,
  type VotingProof,
  type VotingState,
  votingCommands,
  votingEvents,
  votingServiceCommands,
} from './voting/index.ts';

/** What a person's socket may send. */
export const MeetingCommand = z.discriminatedUnion('type', [
  ...lifeCommands,
  ...attendanceCommands,
  ...seatingCommands,
  ...agendaCommands,
  ...documentCommands,
  ...floorCommands,
  ...votingCommands,
  ...screenCommands,
]);
export type MeetingCommand = z.infer<typeof MeetingCommand>;

/** What only the house itself issues. */
export const ServiceCommand = z.discriminatedUnion('type', [...votingServiceCommands, ...minutesCommands]);
export type ServiceCommand = z.infer<typeof ServiceCommand>;

export type AnyCommand = MeetingCommand | ServiceCommand;

export const MeetingEvent = z.discriminatedUnion('type', [
  ...lifeEvents,
  ...attendanceEvents,
  ...seatingEvents,
  ...agendaEvents,
  ...documentEvents,
  ...floorEvents,
  ...votingEvents,
  ...screenEvents,
  ...minutesEvents,
]);
export type MeetingEvent = z.infer<typeof MeetingEvent>;

export interface MeetingState {
  /** The number of the last record folded in, withheld ones included. */
  readonly seq: number;
  readonly life: LifeState;
  readonly attendance: AttendanceState;
  readonly seating: SeatingState;
  readonly agenda: AgendaState;
  readonly documents: DocumentState;
  readonly floor: FloorState;
  readonly voting: VotingState;
  readonly screen: ScreenState;
  readonly minutes: MinutesState;
}

export const initialMeeting: MeetingState = {
  seq: 0,
  life: initialLife,
  attendance: initialAttendance,
  seating: initialSeating,
  agenda: initialAgenda,
  documents: initialDocuments,
  floor: initialFloor,
  voting: initialVoting,
  screen: initialScreen,
  minutes: initialMinutes,
};

export type Proof = VotingProof | PaperProof;

/** Which proof, if any, the server must bring before this command is decided. */
export function proofNeeded(command: AnyCommand): Proof['kind'] | null {
  switch (command.type) {
    case 'PublishPaper':
      return 'paper';
    case 'CastBallot':
      return 'ballot';
    case 'OpenVote':
      return 'issuing';
    case 'RequestSlip':
      return 'slip';
    case 'CosignSlips':
      return 'cosign';
    case 'CountSlips':
      return 'count';
    default:
      return null;
  }
}

/** The one dispatch of commands. Pure; refusals are values. */
export function decide(state: MeetingState, command: AnyCommand, context: Context<Proof>): Decision<MeetingEvent> {
  const { proof } = context;
  switch (command.type) {
    case 'OpenMeeting':
    case 'SuspendMeeting':
    case 'ResumeMeeting':
    case 'CloseMeeting':
    case 'DecideClosedSession':
      return decideLife(state, command, context);
    case 'CheckIn':
    case 'UndoCheckIn':
    case 'RecordLeave':
    case 'RecordAbsence':
    case 'AppointSubstitute':
    case 'WithdrawSubstitute':
    case 'RecordRecusal':
    case 'LiftRecusal':
      return decideAttendance(state, command, context);
    case 'AssignSeat':
      return decideSeating(state, command, context);
    case 'TakeUpItem':
    case 'ConcludeItem':
    case 'ReorderAgenda':
    case 'AddUrgentItem':
      return decideAgenda(state, command, context);
    case 'PublishPaper':
    case 'WithdrawPaper':
      return decideDocuments(state, command, { ...context, proof: proof?.kind === 'paper' ? proof : null });
    case 'AskToSpeak':
    case 'WithdrawRequest':
    case 'GrantFloor':
    case 'PauseSpeech':
    case 'ContinueSpeech':
    case 'ExtendSpeech':
    case 'EndSpeech':
    case 'UndoTurn':
    case 'LockQueue':
    case 'UnlockQueue':
      return decideFloor(state, command, context);
    case 'PrepareVote':
    case 'EditVote':
    case 'DuplicateVote':
    case 'RepeatVote':
    case 'ReorderVotes':
    case 'RemoveVote':
    case 'OpenVote':
    case 'OpenSeries':
    case 'CastBallot':
    case 'EnterPaperBallot':
    case 'RecordAnswer':
    case 'EnterCount':
    case 'CloseVote':
    case 'AnnounceResult':
    case 'AnnulVote':
    case 'SettleVote':
    case 'AppointBoard':
    case 'PresentBoardKey':
    case 'RequestSlip':
    case 'CosignSlips':
    case 'StrikeSlip':
    case 'CloseIssuing':
    case 'CountSlips':
    case 'PrepareCountingRecord':
    case 'RecordCountingSignature':
      return decideVoting(state, command, { ...context, proof: proof?.kind === 'paper' ? null : proof });
    case 'ShowOnScreen':
      return decideScreen(state, command, context);
    case 'PrepareMinutes':
    case 'RecordMinutesSignature':
      return decideMinutes(state, command, context);
    default:
      return command satisfies never;
  }
}

/** Folds one event into the state. Total: an event that no longer fits changes nothing but the number. */
export function evolve(state: MeetingState, seen: Seen<MeetingEvent>): MeetingState {
  const { event: recorded, ...at } = seen;
  const event = upcast(recorded);
  const next = { ...state, seq: seen.seq };
  switch (event.type) {
    case 'MeetingConvened':
      return {
        ...next,
        life: evolveLife(state.life, { ...at, event }),
        attendance: evolveAttendance(state.attendance, { ...at, event }),
        seating: evolveSeating(state.seating, { ...at, event }),
        agenda: evolveAgenda(state.agenda, { ...at, event }),
      };
    case 'MeetingOpened':
      return {
        ...next,
        life: evolveLife(state.life, { ...at, event }),
        screen: evolveScreen(state.screen, { ...at, event }),
      };
    case 'MeetingSuspended':
    case 'MeetingResumed':
    case 'ClosedSessionDecided':
      return { ...next, life: evolveLife(state.life, { ...at, event }) };
    case 'MeetingClosed':
      return {
        ...next,
        life: evolveLife(state.life, { ...at, event }),
        agenda: evolveAgenda(state.agenda, { ...at, event }),
      };
    case 'SubstituteAppointed':
      return {
        ...next,
        attendance: evolveAttendance(state.attendance, { ...at, event }),
        seating: evolveSeating(state.seating, { ...at, event }),
      };
    case 'CheckedIn':
    case 'CheckInUndone':
    case 'LeftRoom':
    case 'AbsenceRecorded':
    case 'InvitationTold':
    case 'RecusalRecorded':
    case 'RecusalLifted':
      return { ...next, attendance: evolveAttendance(state.attendance, { ...at, event }) };
    case 'SubstituteWithdrawn': {
      const attendance = evolveAttendance(state.attendance, { ...at, event });
      return { ...next, attendance, seating: vacate(state.seating, event, attendance) };
    }
    case 'SeatAssigned':
      return { ...next, seating: evolveSeating(state.seating, { ...at, event }) };
    case 'ItemTakenUp':
      return {
        ...next,
        agenda: evolveAgenda(state.agenda, { ...at, event }),
        screen: evolveScreen(state.screen, { ...at, event }),
      };
    case 'ItemConcluded':
    case 'AgendaReordered':
    case 'UrgentItemAdded':
      return { ...next, agenda: evolveAgenda(state.agenda, { ...at, event }) };
    case 'PaperPublished':
      return { ...next, documents: evolveDocuments(state.documents, { ...at, event }) };
    case 'PaperWithdrawn':
      return {
        ...next,
        documents: evolveDocuments(state.documents, { ...at, event }),
        screen: evolveScreen(state.screen, { ...at, event }),
      };
    case 'SpeechRequested':
    case 'RequestWithdrawn':
    case 'FloorGranted':
    case 'SpeechPaused':
    case 'SpeechContinued':
    case 'SpeechExtended':
    case 'SpeechEnded':
    case 'TurnUndone':
    case 'QueueLocked':
    case 'QueueUnlocked':
      return { ...next, floor: evolveFloor(state.floor, { ...at, event }) };
    case 'VoteOpened':
    case 'VoteClosed':
    case 'VoteAnnulled':
      return {
        ...next,
        voting: evolveVoting(state.voting, { ...at, event }),
        screen: evolveScreen(state.screen, { ...at, event }),
      };
    case 'VotePrepared':
    case 'VotesReordered':
    case 'VoteRemoved':
    case 'BallotCast':
    case 'PaperBallotEntered':
    case 'PaperBallotCounted':
    case 'AnswerRecorded':
    case 'CountEntered':
    case 'CountConfirmed':
    case 'BoardAppointed':
    case 'BoardKeyPresented':
    case 'SlipIssued':
    case 'SlipCosigned':
    case 'SlipStruck':
    case 'IssuingClosed':
    case 'CastingClosed':
    case 'VoteTallied':
    case 'VoteSettled':
    case 'CountingRecordPrepared':
    case 'CountingRecordSigned':
      return { ...next, voting: evolveVoting(state.voting, { ...at, event }) };
    case 'ScreenChanged':
      return { ...next, screen: evolveScreen(state.screen, { ...at, event }) };
    case 'MinutesPrepared':
    case 'MinutesSigned':
      return { ...next, minutes: evolveMinutes(state.minutes, { ...at, event }) };
    default:
      return event satisfies never;
  }
}

/** A deadline with consequences that the host must issue as the actor `clock`; null when none is set. */
export function nextDeadline(state: MeetingState): { at: number; command: AnyCommand } | null {
  const due = Object.values(state.voting.votes).flatMap(({ stage, slips, opened, motion }) => {
    const at = slips?.closesAt ?? opened?.closesAt ?? null;
    return stage === 'open' && at !== null ? [{ at, command: { type: 'CloseVote' as const, voteId: motion.id } }] : [];
  });
  return due.sort((a, b) => a.at - b.at)[0] ?? null;
}
