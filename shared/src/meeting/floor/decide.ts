import { accept, type Context, type Decision, refuse } from '../../kernel/index.ts';
import { type AgendaState, runningItem, sealedForInsiders } from '../agenda/index.ts';
import { type AttendanceState, isPresent, isRecused } from '../attendance/index.ts';
import { infoOf, type LifeState, mayRun } from '../life/index.ts';
import { askingBarred } from './asking.ts';
import type { FloorCommand, FloorEvent } from './messages.ts';
import { interrupts } from './requests.ts';
import { requestOf, speakingNow, turnOf } from './state.ts';
import type { FloorState } from './turns.ts';
import { undoable } from './undo.ts';

interface Known {
  readonly life: LifeState;
  readonly attendance: AttendanceState;
  readonly agenda: AgendaState;
  readonly floor: FloorState;
}

/** The screen offers undo for 8 s; the rest covers the way over a slow network. */
export const undoMs = 20_000;

const limitOf = (state: Known, kind: string): number | undefined =>
  infoOf(state).speechLimits.find((limit) => limit.id === kind)?.seconds;

function decideMember(
  state: Known,
  command: Extract<FloorCommand, { type: 'AskToSpeak' | 'WithdrawRequest' }>,
  { actor, commandId }: Context<unknown>,
): Decision<FloorEvent> {
  if (command.type === 'WithdrawRequest') {
    const request = state.floor.requests.find((one) => one.id === command.requestId);
    if (!request) return refuse('request-unknown');
    const own = actor.kind === 'person' && request.personId === actor.personId;
    if (!own && !mayRun(state, actor)) return refuse('request-of-another');
    return accept({ type: 'RequestWithdrawn', requestId: request.id });
  }
  if (actor.kind !== 'person') return refuse('not-invited');
  const { personId } = actor;
  const barred = askingBarred(state, personId);
  if (barred) return refuse(barred);
  const itemId = runningItem(state)?.id ?? null;
  if (limitOf(state, command.kind) === undefined) return refuse('speech-kind-unknown');
  const { kind, topic } = command;
  const asked = { type: 'SpeechRequested', requestId: commandId, personId, kind, topic, itemId } as const;
  return { ok: true, events: [sealedForInsiders<FloorEvent & typeof asked>(state, itemId, asked, ['topic'])] };
}

/** Rules FLR-1 to FLR-16. Refusals: meeting-not-open, queue-locked, already-asked, request-*, no-speech, nothing-to-undo… */
export function decideFloor(state: Known, command: FloorCommand, context: Context<unknown>): Decision<FloorEvent> {
  const { actor, at, commandId } = context;
  if (state.life.phase !== 'open') return refuse('meeting-not-open');
  if (command.type === 'AskToSpeak' || command.type === 'WithdrawRequest') return decideMember(state, command, context);

  const speech = speakingNow(state);
  const ownSpeech = actor.kind === 'person' && speech?.personId === actor.personId;
  if (!mayRun(state, actor) && !(command.type === 'EndSpeech' && ownSpeech)) return refuse('not-chair-or-secretary');
  switch (command.type) {
    case 'GrantFloor': {
      const { personId, requestId, kind } = command;
      if (!isPresent(state, personId)) return refuse('not-present');
      if (isRecused(state, runningItem(state)?.id ?? null, personId)) return refuse('recused');
      if (turnOf(state, personId)) return refuse('already-speaking');
      const request = state.floor.requests.find((one) => one.id === requestId);
      if (requestId !== null && request?.personId !== personId) return refuse('request-unknown');
      const limitSeconds = limitOf(state, kind);
      if (limitSeconds === undefined) return refuse('speech-kind-unknown');
      const itemId = runningItem(state)?.id ?? null;
      // Called past the queue or out of it: a person who has the floor does not stand in the queue as well.
      const called = request ?? requestOf(state, personId);
      const turn = { speechId: commandId, personId, requestId: called?.id ?? null, kind, limitSeconds, itemId };
      const between = called && interrupts(called) ? { purpose: called.purpose } : {};
      return accept({ type: 'FloorGranted', ...turn, ...between });
    }
    case 'PauseSpeech':
      if (!speech) return refuse('no-speech');
      return speech.runningSince === null ? refuse('speech-paused') : accept({ type: 'SpeechPaused' });
    case 'ContinueSpeech':
      if (!speech) return refuse('no-speech');
      return speech.runningSince === null ? accept({ type: 'SpeechContinued' }) : refuse('speech-running');
    case 'ExtendSpeech':
      return speech ? accept({ type: 'SpeechExtended', seconds: command.seconds }) : refuse('no-speech');
    case 'EndSpeech':
      return speech ? accept({ type: 'SpeechEnded', speechId: speech.id }) : refuse('no-speech');
    case 'UndoTurn': {
      const undo = undoable(state);
      // The sender names the act that he means: a later one must not be undone in its place.
      const meant = undo?.act === command.act && undo.speech.id === command.speechId;
      return undo && meant && at - undo.at <= undoMs ? accept({ type: 'TurnUndone' }) : refuse('nothing-to-undo');
    }
    case 'LockQueue':
      return state.floor.locked ? refuse('queue-locked') : accept({ type: 'QueueLocked' });
    case 'UnlockQueue':
      return state.floor.locked ? accept({ type: 'QueueUnlocked' }) : refuse('queue-not-locked');
    default:
      return command satisfies never;
  }
}
