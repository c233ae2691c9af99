import type { Decision } from '../../kernel/index.ts';
import type { AgendaState } from '../agenda/index.ts';
import type { AttendanceState } from '../attendance/index.ts';
import type { DocumentState } from '../documents/index.ts';
import type { LifeState } from '../life/index.ts';
import type { VotingEvent } from './messages.ts';
import type { VotingState } from './state.ts';

/** The parts of the state that decisions about votes read. */
export interface Known {
  readonly life: LifeState;
  readonly attendance: AttendanceState;
  readonly agenda: AgendaState;
  readonly documents: DocumentState;
  readonly voting: VotingState;
}

export type Decided = Decision<VotingEvent>;
