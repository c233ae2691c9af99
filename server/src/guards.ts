import {
  boardRole,
  type Consultation,
  type ConsultationInfo,
  consultationFor,
  groupsOf,
  isChair,
  isSecretary,
  type Refusal,
  type RefusalCode,
  refuse,
  screenViewer,
  type Viewer,
  voteOf,
} from '@dien-hong/shared';
import type { Who } from '@dien-hong/shared/api';
import type { FastifyRequest } from 'fastify';
import type { Session } from './accounts/sessions.ts';
import type { Consultations, KeptDraft as KeptConsultation } from './consultations/consultations.ts';
import type { ConsultationHost } from './consultations/host.ts';
import { type Drafts, type KeptDraft, prepares } from './meetings/drafts.ts';
import type { MeetingHost } from './meetings/host.ts';
import type { Meetings } from './meetings/meetings.ts';

export interface Reading {
  readonly host: MeetingHost;
  readonly viewer: Viewer;
}
/** A consultation that was sent, as this person may read it. `runs`: he runs it. */
export interface ConsultationReading {
  readonly host: ConsultationHost;
  readonly state: Consultation;
  readonly info: ConsultationInfo;
  readonly personId: string;
  readonly runs: boolean;
}
export interface PersonReading extends Reading {
  readonly viewer: Viewer & { readonly personId: string };
}

/** What a handler learns of who asks, by what its route asks for. */
export interface As {
  anyone: { readonly session: Session | null };
  account: { readonly accountId: string; readonly personId: string | null; readonly admin: boolean };
  person: { readonly personId: string };
  administrator: { readonly accountId: string };
  reader: Reading;
  personReading: PersonReading;
  attendee: Reading;
  officer: { readonly host: MeetingHost; readonly personId: string };
  boardMember: { readonly host: MeetingHost; readonly personId: string };
  preparer: { readonly personId: string; readonly row: KeptDraft };
  consultationPreparer: { readonly personId: string };
  consultationEditor: { readonly personId: string; readonly row: KeptConsultation };
  consultationReader: ConsultationReading;
}

type Granted<T> =
  | { readonly ok: true; readonly as: T }
  | { readonly ok: false; readonly status: 401 | 403; readonly refusal: Refusal };
type Guards = { readonly [W in Who]: (request: FastifyRequest) => Promise<Granted<As[W]>> };

const granted = <T>(as: T): Granted<T> => ({ ok: true, as });
/** 401 where nobody is signed in: signing in may help; else 403. */
const denied = (session: Session | null, code: RefusalCode): Granted<never> =>
  session && code !== 'not-signed-in' ? { status: 403, ...refuse(code) } : { status: 401, ...refuse('not-signed-in') };

function viewerOf(session: Session, host: MeetingHost): Viewer | null {
  if (session.kind === 'screen') return session.meetingId === host.meetingId ? screenViewer : null;
  if (session.personId === null) return null;
  const groups = groupsOf(host.state, session.personId);
  return groups.length > 0 ? { personId: session.personId, groups } : null;
}

interface Needs {
  readonly meetings: Meetings;
  readonly drafts: Drafts;
  readonly consultations: Consultations;
}

/** Who may: a guard for each kind of route, asked before anything of the request is read. */
export function guardsOf({ meetings, drafts, consultations }: Needs): Guards {
  async function reader({ session, params }: FastifyRequest): Promise<Granted<Reading>> {
    const { id } = params as { id: string };
    const host = session && (await meetings.host(id));
    const viewer = host && viewerOf(session, host);
    // One answer whether the meeting exists or not: who is not invited learns nothing.
    return host && viewer ? granted({ host, viewer }) : denied(session, 'not-invited');
  }
  async function personReading(request: FastifyRequest): Promise<Granted<PersonReading>> {
    const read = await reader(request);
    if (!read.ok) return read;
    const { host, viewer } = read.as;
    const { personId, groups } = viewer;
    return personId === null ? denied(request.session, 'not-invited') : granted({ host, viewer: { personId, groups } });
  }

  async function person({ session }: FastifyRequest): Promise<Granted<As['person']>> {
    if (session?.kind !== 'person') return denied(session, 'not-signed-in');
    const { personId } = session;
    // Signed in as an administrator who is no person: his session is as it should be.
    return personId === null ? denied(session, 'account-without-person') : granted({ personId });
  }
  async function consultationPreparer(request: FastifyRequest): Promise<Granted<As['consultationPreparer']>> {
    const asked = await person(request);
    if (!asked.ok) return asked;
    return consultations.mayPrepare(asked.as.personId) ? asked : denied(request.session, 'consultation-not-preparer');
  }

  return {
    anyone: async ({ session }) => granted({ session }),
    async account({ session }) {
      return session?.kind === 'person' ? granted(session) : denied(session, 'not-signed-in');
    },
    person,
    async administrator({ session }) {
      return session?.kind === 'person' && session.admin ? granted(session) : denied(session, 'not-administrator');
    },
    reader,
    personReading,
    async attendee(request) {
      const read = await reader(request);
      if (!read.ok) return read;
      const whole = read.as.viewer.groups.some((group) => group !== 'visitor' && group !== 'screen');
      return whole ? read : denied(request.session, 'not-invited-for-item');
    },
    async officer(request) {
      const read = await personReading(request);
      if (!read.ok) return read;
      const { host, viewer } = read.as;
      const { personId } = viewer;
      return isChair(host.state, personId) || isSecretary(host.state, personId)
        ? granted({ host, personId })
        : denied(request.session, 'not-chair-or-secretary');
    },
    async boardMember(request) {
      const read = await personReading(request);
      if (!read.ok) return read;
      const { host, viewer } = read.as;
      const { personId } = viewer;
      const vote = voteOf(host.state, (request.params as { vote: string }).vote);
      return vote && boardRole(vote, personId) !== null
        ? granted({ host, personId })
        : denied(request.session, 'only-counting-board');
    },
    async preparer(request) {
      const asked = await person(request);
      if (!asked.ok) return asked;
      const { personId } = asked.as;
      const row = drafts.find((request.params as { id: string }).id);
      return row && prepares(row, personId)
        ? granted({ personId, row })
        : denied(request.session, 'not-chair-or-secretary');
    },
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
      const asked = await person(request);
      if (!asked.ok) return asked;
      const { personId } = asked.as;
      const host = await consultations.host((request.params as { id: string }).id);
      const state = host && consultationFor(host.state, personId);
      // One answer whether it exists or not.
      if (!host || !state?.info) return denied(request.session, 'consultation-unknown');
      const { info } = state;
      const runs = info.secretaries.includes(personId) || info.followUpId === personId;
      return granted({ host, state, info, personId, runs });
    },
  };
}
