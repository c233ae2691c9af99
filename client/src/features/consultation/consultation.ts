import type { Consultation, ConsultationInfo, ConsultationResult, PaperGap } from '@dien-hong/shared';
import type { Person } from '../../device/person.ts';
import { type Reply, request } from '../../session/http.ts';

/** A consultation in the list of this person. */
export interface Listed {
  readonly id: string;
  readonly number: string;
  readonly subject: string;
  /** `aside`: put aside by the server until an administrator has looked at it. */
  readonly stage: Consultation['stage'] | 'aside';
  readonly deadline: number;
  readonly sentAt: number | null;
  /** He runs it, or follows it up. */
  readonly runs: boolean;
  /** He is asked. */
  readonly asked: boolean;
  readonly own: { readonly choice: string; readonly at: number; readonly late: boolean } | null;
  /** How many have answered; null where he may not know yet. */
  readonly answered: number | null;
  readonly recipients: number;
  readonly reminded: boolean;
}

/** A consultation that was sent, as this person may read it. */
export interface Opened {
  readonly state: Consultation;
  readonly info: ConsultationInfo;
  readonly runs: boolean;
  /** He may remind, extend, close. */
  readonly commands: boolean;
  readonly people: ReadonlyMap<string, Person>;
  readonly result: ConsultationResult | null;
  /** What the printed summary will lack; told to those who run it. */
  readonly gaps: readonly PaperGap[];
}

/** `now`: the server's time, epoch milliseconds. */
export const listConsultations = (): Promise<
  Reply<{ consultations: readonly Listed[]; mayPrepare: boolean; now: number }>
> => request('GET', '/api/consultations');

interface Sent {
  readonly state: Consultation;
  readonly runs: boolean;
  readonly commands: boolean;
  readonly people: readonly Person[];
  readonly result: ConsultationResult | null;
  readonly gaps: readonly PaperGap[];
  readonly now: number;
}

export async function openConsultation(id: string): Promise<Reply<Opened & { readonly now: number }>> {
  const reply = await request<Sent>('GET', `/api/consultations/${id}`);
  if (!reply.ok) return reply;
  const { state, people, ...rest } = reply.value;
  if (!state.info) return { ok: false, refusal: { code: 'consultation-unknown', params: {} } };
  const named = new Map(people.map((person) => [person.id, person]));
  return { ok: true, value: { ...rest, state, info: state.info, people: named } };
}
