import type { ConsultationInfo } from '@dien-hong/shared';
import type { SentConsultation } from '@dien-hong/shared/api';
import type { Person } from '../../device/person.ts';
import { call, pathTo } from '../../line/call.ts';
import type { Reply } from '../../line/http.ts';

export type { ListedConsultation as Listed } from '@dien-hong/shared/api';

/** A consultation that was sent, as this person may read it. */
export interface Opened extends Omit<SentConsultation, 'people' | 'now'> {
  readonly info: ConsultationInfo;
  readonly people: ReadonlyMap<string, Person>;
}

/** The address of a paper of a consultation, or of the file of an opinion. */
export const fileOf = (id: string, sha256: string): string =>
  pathTo('GET /api/consultations/:id/files/:sha256', { params: { id, sha256 } });

/** `now`: the server's time, epoch milliseconds. */
export const listConsultations = () => call('GET /api/consultations');

export async function openConsultation(id: string): Promise<Reply<Opened & { readonly now: number }>> {
  const reply = await call('GET /api/consultations/:id', { params: { id } });
  if (!reply.ok) return reply;
  const { state, people, ...rest } = reply.value;
  if (!state.info) return { ok: false, refusal: { code: 'consultation-unknown', params: {} } };
  const named = new Map(people.map((person) => [person.id, person]));
  return { ok: true, value: { ...rest, state, info: state.info, people: named } };
}
