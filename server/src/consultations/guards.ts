import { type Consultation, type ConsultationInfo, consultationFor } from '@dien-hong/shared';
import type { FastifyRequest } from 'fastify';
import { accountGuards } from '../accounts/guards.ts';
import { denied, type Granted, type Guards, granted } from '../http/guards.ts';
import type { Consultations, KeptDraft } from './consultations.ts';
import type { ConsultationHost } from './host.ts';

/** A consultation that was sent, as this person may read it. `runs`: whether he runs it. */
export interface ConsultationReading {
  readonly host: ConsultationHost;
  readonly state: Consultation;
  readonly info: ConsultationInfo;
  readonly personId: string;
  readonly runs: boolean;
}

declare module '../http/guards.ts' {
  interface As {
    consultationPreparer: { readonly personId: string };
    consultationEditor: { readonly personId: string; readonly row: KeptDraft };
    consultationReader: ConsultationReading;
  }
}

type Kinds = 'consultationPreparer' | 'consultationEditor' | 'consultationReader';

/** The guards of consultations: to prepare them, change one, read one that was sent. */
export function consultationGuards(consultations: Consultations): Guards<Kinds> {
  async function consultationPreparer(request: FastifyRequest): Promise<Granted<{ readonly personId: string }>> {
    const asked = await accountGuards.person(request);
    if (!asked.ok) return asked;
    return consultations.mayPrepare(asked.as.personId) ? asked : denied(request.session, 'consultation-not-preparer');
  }

  return {
    consultationPreparer,
    async consultationEditor(request) {
      const asked = await consultationPreparer(request);
      if (!asked.ok) return asked;
      const { personId } = asked.as;
      const row = consultations.row((request.params as { id: string }).id);
      return row?.draft.secretaries.includes(personId)
        ? granted({ personId, row })
        : denied(request.session, 'consultation-only-secretary');
    },
    async consultationReader(request) {
      const asked = await accountGuards.person(request);
      if (!asked.ok) return asked;
      const { personId } = asked.as;
      const host = await consultations.host((request.params as { id: string }).id);
      const state = host && consultationFor(host.state, personId);
      // The same answer as for an unknown consultation.
      if (!host || !state?.info) return denied(request.session, 'consultation-unknown');
      const { info } = state;
      const runs = info.secretaries.includes(personId) || info.followUpId === personId;
      return granted({ host, state, info, personId, runs });
    },
  };
}
