import { accept, type Context, type Decision, everyone, refuse } from '../../kernel/index.ts';
import {
  type AgendaState,
  guestsLearnOfClosing,
  runningItem,
  sealedForInsiders,
  sealedWords,
} from '../agenda/index.ts';
import { type AttendanceState, quorumNow } from '../attendance/index.ts';
import { breakBarred, endBarred } from '../barred.ts';
import type { FloorState } from '../floor/index.ts';
import type { VotingState } from '../voting/index.ts';
import type { LifeCommand, LifeEvent } from './messages.ts';
import { infoOf, isClosedSession, type LifeState, mayRun } from './state.ts';

interface Known {
  readonly life: LifeState;
  readonly attendance: AttendanceState;
  readonly agenda: AgendaState;
  readonly floor: FloorState;
  readonly voting: VotingState;
}

/** Rules LIFE-1 to LIFE-6, LIFE-11. Refusals: not-chair-or-secretary, meeting-*, vote-open, speech-running, no-quorum-to-open. */
export function decideLife(state: Known, command: LifeCommand, context: Context<unknown>): Decision<LifeEvent> {
  if (!mayRun(state, context.actor)) return refuse('not-chair-or-secretary');
  const { phase } = state.life;
  const itemId = runningItem(state)?.id ?? null;
  switch (command.type) {
    case 'OpenMeeting': {
      if (phase !== 'convened') return refuse(phase === 'closed' ? 'meeting-closed' : 'meeting-already-open');
      const quorum = quorumNow(state);
      if (!quorum.met)
        return refuse('no-quorum-to-open', {
          present: quorum.present,
          required: quorum.required,
          total: quorum.total,
        });
      return accept({ type: 'MeetingOpened', quorum });
    }
    case 'SuspendMeeting': {
      const barred = breakBarred(state);
      return barred
        ? refuse(barred)
        : {
            ok: true,
            events: [
              sealedForInsiders(state, itemId, { type: 'MeetingSuspended', reason: command.reason }, ['reason']),
            ],
          };
    }
    case 'ResumeMeeting':
      return phase === 'suspended' ? accept({ type: 'MeetingResumed' }) : refuse('meeting-not-suspended');
    case 'CloseMeeting': {
      const barred = endBarred(state);
      return barred ? refuse(barred) : accept({ type: 'MeetingClosed' });
    }
    case 'DecideClosedSession': {
      if (phase !== 'open') return refuse('meeting-not-open');
      const { closed, proposedBy, basis } = command;
      const may = infoOf(state).rules.sessions?.closedOnProposalOf ?? [];
      if (may.length === 0) return refuse('closed-session-not-in-rules');
      if (!may.includes(proposedBy)) return refuse('closed-session-proposer', { may: may.join('; ') });
      if (closed === isClosedSession(state)) return refuse('closed-session-unchanged');
      const decided = { type: 'ClosedSessionDecided', closed, proposedBy, basis } as const;
      return {
        ok: true,
        events: [
          guestsLearnOfClosing(state)
            ? { event: decided, audience: everyone, sealedFor: null }
            : sealedWords<LifeEvent & typeof decided>(decided, ['proposedBy', 'basis']),
        ],
      };
    }
    default:
      return command satisfies never;
  }
}
