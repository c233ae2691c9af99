import { lookUp, type Seen } from '../kernel/index.ts';
import { upcastPack } from '../rules/index.ts';
import type { ConsultationEvent, ConsultationInfo } from './messages.ts';

export interface Opinion {
  readonly choice: string;
  readonly text: string;
  readonly file: string | null;
  readonly digest: string;
  readonly certificate: string;
  /** When it came; epoch milliseconds. */
  readonly at: number;
  /** How often its giver had answered before. */
  readonly replaced: number;
}

export interface Consultation {
  /** The number of the last record folded in. */
  readonly seq: number;
  readonly stage: 'draft' | 'open' | 'closed' | 'cancelled';
  /** Null before it was sent. */
  readonly info: ConsultationInfo | null;
  readonly sentAt: number | null;
  /** The deadline in force. */
  readonly deadline: number;
  readonly extensions: readonly {
    readonly at: number;
    readonly from: number;
    readonly to: number;
    readonly reason: string;
  }[];
  readonly reminders: readonly { readonly at: number; readonly personIds: readonly string[] }[];
  /** The last answer of each, by person. */
  readonly answers: Readonly<Record<string, Opinion>>;
  readonly closedAt: number | null;
  readonly cancelled: { readonly at: number; readonly reason: string } | null;
  readonly explained: {
    readonly at: number;
    readonly general: string;
    readonly opinions: readonly { readonly personId: string; readonly text: string }[];
  } | null;
  readonly reported: { readonly at: number; readonly meetingId: string; readonly title: string } | null;
}

export const initialConsultation: Consultation = {
  seq: 0,
  stage: 'draft',
  info: null,
  sentAt: null,
  deadline: 0,
  extensions: [],
  reminders: [],
  answers: {},
  closedAt: null,
  cancelled: null,
  explained: null,
  reported: null,
};

export function evolveConsultation(before: Consultation, seen: Seen<ConsultationEvent>): Consultation {
  const { event, at, seq } = seen;
  const state = { ...before, seq };
  switch (event.type) {
    case 'ConsultationSent':
      return {
        ...state,
        stage: 'open',
        sentAt: at,
        deadline: event.info.deadline,
        info: { ...event.info, rules: upcastPack(event.info.rules) },
      };
    case 'RecipientsReminded':
      return { ...state, reminders: [...state.reminders, { at, personIds: event.personIds }] };
    case 'DeadlineExtended': {
      const { deadline: to, reason } = event;
      return { ...state, deadline: to, extensions: [...state.extensions, { at, from: state.deadline, to, reason }] };
    }
    case 'AnswerGiven': {
      const { personId, choice, text, file, digest, certificate } = event;
      const earlier = lookUp(state.answers, personId);
      const replaced = earlier ? earlier.replaced + 1 : 0;
      const opinion = { choice, text, file, digest, certificate, at, replaced };
      return { ...state, answers: { ...state.answers, [personId]: opinion } };
    }
    case 'ConsultationClosed':
      return { ...state, stage: 'closed', closedAt: at };
    case 'ConsultationCancelled':
      return { ...state, stage: 'cancelled', cancelled: { at, reason: event.reason } };
    case 'OpinionsExplained':
      return { ...state, explained: { at, general: event.general, opinions: event.opinions } };
    case 'ResultReported':
      return { ...state, reported: { at, meetingId: event.meetingId, title: event.title } };
    default:
      return event satisfies never;
  }
}

/** Whether an answer came after the deadline in force. */
export const isLate = ({ deadline }: Pick<Consultation, 'deadline'>, opinion: Pick<Opinion, 'at'>): boolean =>
  opinion.at > deadline;

/** The part of a consultation that this person may read; null when he has no part in it (rule CON-9). */
export function consultationFor(state: Consultation, personId: string): Consultation | null {
  const { info, stage } = state;
  if (!info) return null;
  if (info.secretaries.includes(personId) || info.followUpId === personId) return state;
  if (!info.recipients.includes(personId)) return null;
  const own = lookUp(state.answers, personId);
  const answers = stage === 'closed' ? state.answers : own ? { [personId]: own } : {};
  const reminders = state.reminders
    .filter((one) => one.personIds.includes(personId))
    .map(({ at }) => ({ at, personIds: [personId] }));
  return { ...state, answers, reminders };
}
