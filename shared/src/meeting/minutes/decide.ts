import { accept, type Context, type Decision, refuse } from '../../kernel/index.ts';
import { isChair, isSecretary, type LifeState } from '../life/index.ts';
import type { MinutesCommand, MinutesEvent } from './messages.ts';
import { type MinutesState, nextSignature } from './state.ts';

interface Known {
  readonly life: LifeState;
  readonly minutes: MinutesState;
}

/** Rules MIN-1 to MIN-5. Refusals: only-service, meeting-not-closed, minutes-*, only-secretary, only-chair. */
export function decideMinutes(
  state: Known,
  command: MinutesCommand,
  { actor }: Context<unknown>,
): Decision<MinutesEvent> {
  if (actor.kind !== 'service') return refuse('only-service');
  if (state.life.phase !== 'closed') return refuse('meeting-not-closed');
  switch (command.type) {
    case 'PrepareMinutes': {
      if (!isSecretary(state, command.personId)) return refuse('only-secretary');
      if (state.minutes.signatures.length > 0) return refuse('minutes-already-signed');
      const { personId, sha256, pages, logSeq, logHash } = command;
      return accept({ type: 'MinutesPrepared', personId, sha256, pages, logSeq, logHash });
    }
    case 'RecordMinutesSignature': {
      const { personId, capacity, sha256 } = command;
      if (!state.minutes.prepared) return refuse('minutes-not-prepared');
      if (nextSignature(state) !== capacity) return refuse('minutes-other-signature-due');
      const right = capacity === 'secretary' ? isSecretary(state, personId) : isChair(state, personId);
      if (!right) return refuse(capacity === 'secretary' ? 'only-secretary' : 'only-chair');
      return accept({ type: 'MinutesSigned', personId, capacity, sha256 });
    }
    default:
      return command satisfies never;
  }
}
