import { accept, type Context, type Decision, refuse } from '../../kernel/index.ts';
import { type AttendanceState, isRecused } from '../attendance/index.ts';
import { type FloorEvent, type FloorState, speakingNow } from '../floor/index.ts';
import { type LifeState, mayRun } from '../life/index.ts';
import { unfinishedVotes, type VotingState } from '../voting/index.ts';
import type { AgendaCommand, AgendaEvent } from './messages.ts';
import { type AgendaState, itemOf, runningItem } from './state.ts';

interface Known {
  readonly life: LifeState;
  readonly attendance: AttendanceState;
  readonly agenda: AgendaState;
  readonly floor: FloorState;
  readonly voting: VotingState;
}

type Recorded = AgendaEvent | Extract<FloorEvent, { type: 'SpeechEnded' }>;

/** Rules AGD-1 to AGD-7, AGD-9. Refusals: meeting-not-open, item-unknown, item-*, vote-open, speech-running, order-mismatch. */
export function decideAgenda(state: Known, command: AgendaCommand, context: Context<unknown>): Decision<Recorded> {
  if (!mayRun(state, context.actor)) return refuse('not-chair-or-secretary');
  if (state.life.phase === 'closed') return refuse('meeting-closed');
  switch (command.type) {
    case 'TakeUpItem': {
      if (state.life.phase !== 'open') return refuse('meeting-not-open');
      const item = itemOf(state, command.itemId);
      if (!item) return refuse('item-unknown');
      if (item.state === 'running') return refuse('item-running');
      const running = runningItem(state);
      if (unfinishedVotes(state).length > 0) return refuse('vote-open');
      if (running && speakingNow(state)) return refuse('speech-running');
      const takeUp = { type: 'ItemTakenUp', itemId: item.id } as const;
      if (running) return accept<Recorded>({ type: 'ItemConcluded', itemId: running.id }, takeUp);
      // FLR-14. Somebody who began to speak outside the agenda may take no part in this item.
      const ended = state.floor.turns
        .filter(({ personId }) => isRecused(state, item.id, personId))
        .map(({ id }) => ({ type: 'SpeechEnded', speechId: id }) as const);
      return accept<Recorded>(...ended, takeUp);
    }
    case 'ConcludeItem': {
      if (itemOf(state, command.itemId)?.state !== 'running') return refuse('item-not-running');
      if (unfinishedVotes(state).length > 0) return refuse('vote-open');
      if (speakingNow(state)) return refuse('speech-running');
      return accept({ type: 'ItemConcluded', itemId: command.itemId });
    }
    case 'ReorderAgenda': {
      const wanted = new Set(command.itemIds);
      const same = wanted.size === state.agenda.items.length && state.agenda.items.every((item) => wanted.has(item.id));
      if (!same || command.itemIds.length !== wanted.size) return refuse('order-mismatch');
      const moved = state.agenda.items.some(
        (item, index) => item.state !== 'waiting' && command.itemIds[index] !== item.id,
      );
      if (moved) return refuse('item-already-taken-up');
      return accept({ type: 'AgendaReordered', itemIds: command.itemIds });
    }
    case 'AddUrgentItem': {
      const { title, presenterId, plannedMinutes, reason } = command;
      const item = { id: context.commandId, title, presenterId, unitId: null, plannedMinutes } as const;
      return accept({ type: 'UrgentItemAdded', item: { ...item, access: 'everyone', paperOnly: false }, reason });
    }
    default:
      return command satisfies never;
  }
}
