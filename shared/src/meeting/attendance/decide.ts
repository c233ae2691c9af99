import { accept, type Context, type Decision, type Draft, everyone, only, refuse } from '../../kernel/index.ts';
import { type AgendaState, itemOf, sealedForInsiders } from '../agenda/index.ts';
import { type DocumentEvent, type DocumentState, papersOf } from '../documents/index.ts';
import { type FloorEvent, type FloorState, turnOf } from '../floor/index.ts';
import { goesBy, type LifeState, mayRun } from '../life/index.ts';
import { itemUnderVote, type VotingState } from '../voting/index.ts';
import { invitationTold } from './invitations.ts';
import type { AttendanceCommand, AttendanceEvent } from './messages.ts';
import { type AttendanceState, attendeeOf, isRecused, substituteOf } from './state.ts';

interface Known {
  readonly life: LifeState;
  readonly attendance: AttendanceState;
  readonly agenda: AgendaState;
  readonly documents: DocumentState;
  readonly floor: FloorState;
  readonly voting: VotingState;
}

type Recorded =
  | AttendanceEvent
  | Extract<DocumentEvent, { type: 'PaperPublished' }>
  | Extract<FloorEvent, { type: 'SpeechEnded' }>;

/**
 * The papers of some items, told once more to a person who could not read them when they were published: revealing is a new event, an audience
 * is never widened.
 */
const papersFor = (state: Known, personId: string, itemIds: readonly string[]): Draft<Recorded>[] =>
  itemIds
    .flatMap((itemId) => papersOf(state, itemId))
    .filter((paper) => paper.access === 'everyone')
    .map(({ withdrawn: _, earlier: __, ...paper }) => ({
      event: { type: 'PaperPublished', paper },
      audience: only([], [personId]),
      sealedFor: null,
    }));

/** The turn of a person who leaves ends before he leaves (FLR-14): an absent person neither speaks nor gets the floor again. */
function withoutTurn(state: Known, personId: string, gone: Decision<AttendanceEvent>): Decision<Recorded> {
  const speech = turnOf(state, personId);
  if (!gone.ok || !speech) return gone;
  const ended = { type: 'SpeechEnded', speechId: speech.id } as const;
  return { ok: true, events: [{ event: ended, audience: everyone, sealedFor: null }, ...gone.events] };
}

/** Recusing oneself, or being recused by chair or secretary; not while a vote of the item runs, whose electorate is fixed. */
function decideRecusal(
  state: Known,
  { type, itemId, personId, ...rest }: Extract<AttendanceCommand, { type: 'RecordRecusal' | 'LiftRecusal' }>,
): Decision<Recorded> {
  const item = itemOf(state, itemId);
  if (!item) return refuse('item-unknown');
  if (!attendeeOf(state, personId)) return refuse('not-invited');
  if (item.state === 'done') return refuse('item-already-concluded');
  if (itemUnderVote(state, itemId)) return refuse('vote-open');
  const recused = isRecused(state, itemId, personId);
  if (type === 'LiftRecusal')
    return recused ? accept({ type: 'RecusalLifted', itemId, personId }) : refuse('not-recused');
  const reason = 'reason' in rest ? rest.reason : '';
  if (recused) return refuse('already-recused');
  const recorded = { type: 'RecusalRecorded', itemId, personId, reason } as const;
  const draft = sealedForInsiders<AttendanceEvent & typeof recorded>(state, itemId, recorded, ['reason']);
  const gone: Decision<AttendanceEvent> = { ok: true, events: [draft] };
  return item.state === 'running' ? withoutTurn(state, personId, gone) : gone;
}

/** Rules ATT-1 to ATT-9, ATT-12. Refusals: not-invited, already-present, not-present, not-chair-or-secretary, substitute-*. */
export function decideAttendance(
  state: Known,
  command: AttendanceCommand,
  { actor }: Context<unknown>,
): Decision<Recorded> {
  if (state.life.phase === 'closed') return refuse('meeting-closed');
  const officer = mayRun(state, actor);
  const self = actor.kind === 'person' && 'personId' in command && actor.personId === command.personId;
  switch (command.type) {
    case 'CheckIn': {
      if (!officer && !(self && (command.method === 'self' || command.method === 'qr')))
        return refuse('check-in-of-another');
      const one = attendeeOf(state, command.personId);
      if (!one) return refuse('not-invited');
      if (one.presence.is === 'present') return refuse('already-present');
      return accept({ type: 'CheckedIn', personId: command.personId, method: command.method });
    }
    case 'UndoCheckIn': {
      if (!officer) return refuse('not-chair-or-secretary');
      if (attendeeOf(state, command.personId)?.presence.is !== 'present') return refuse('not-present');
      return withoutTurn(state, command.personId, accept({ type: 'CheckInUndone', personId: command.personId }));
    }
    case 'RecordLeave': {
      if (!officer && !self) return refuse('not-chair-or-secretary');
      if (attendeeOf(state, command.personId)?.presence.is !== 'present') return refuse('not-present');
      const { personId, reason } = command;
      return withoutTurn(state, personId, accept({ type: 'LeftRoom', personId, reason }));
    }
    case 'RecordAbsence': {
      if (!officer && !self) return refuse('not-chair-or-secretary');
      const one = attendeeOf(state, command.personId);
      if (!one) return refuse('not-invited');
      if (one.presence.is === 'present') return refuse('already-present');
      const { personId, reason, deducted } = command;
      // Whether an absence is excused, and whether it is deducted, is the chair's to say, not the absentee's.
      const excused = officer && command.excused;
      return accept({ type: 'AbsenceRecorded', personId, reason, excused, deducted: excused && (deducted ?? true) });
    }
    case 'AppointSubstitute': {
      if (!officer) return refuse('not-chair-or-secretary');
      const absent = attendeeOf(state, command.personId);
      const other = attendeeOf(state, command.substituteId);
      if (!absent) return refuse('not-invited');
      if (absent.presence.is === 'present') return refuse('already-present');
      if (absent.standsInFor !== null || command.personId === command.substituteId) return refuse('substitute-of-self');
      if (other?.voter) return refuse('substitute-is-voter');
      if (other?.standsInFor != null || substituteOf(state, command.personId)) return refuse('substitute-already');
      const { personId, substituteId, reason } = command;
      const own = other ? other.itemIds : [];
      const news = own === null ? [] : (absent.itemIds ?? []).filter((itemId) => !own.includes(itemId));
      const appointed = { type: 'SubstituteAppointed', personId, substituteId, reason } as const;
      const veiled = goesBy(state, 4) && own !== null && absent.asInvited !== null;
      return {
        ok: true,
        events: [
          { event: appointed, audience: everyone, sealedFor: null },
          ...(veiled ? invitationTold(substituteId, absent.asInvited) : []),
          ...papersFor(state, substituteId, news),
        ],
      };
    }
    case 'WithdrawSubstitute': {
      if (!officer) return refuse('not-chair-or-secretary');
      const one = attendeeOf(state, command.substituteId);
      if (one?.standsInFor == null) return refuse('substitute-unknown');
      if (one.presence.is === 'present') return refuse('already-present');
      return accept({ type: 'SubstituteWithdrawn', personId: one.standsInFor, substituteId: command.substituteId });
    }
    case 'RecordRecusal':
    case 'LiftRecusal':
      return officer || self ? decideRecusal(state, command) : refuse('not-chair-or-secretary');
    default:
      return command satisfies never;
  }
}
