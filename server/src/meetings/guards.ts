import { boardRole, groupsOf, isChair, isSecretary, screenViewer, type Viewer, voteOf } from '@dien-hong/shared';
import type { FastifyRequest } from 'fastify';
import { accountGuards } from '../accounts/guards.ts';
import type { Session } from '../accounts/sessions.ts';
import { denied, type Granted, type Guards, granted } from '../http/guards.ts';
import { type Drafts, type KeptDraft, prepares } from './drafts.ts';
import type { MeetingHost } from './host.ts';
import type { Meetings } from './meetings.ts';

export interface Reading {
  readonly host: MeetingHost;
  readonly viewer: Viewer;
}
export interface PersonReading extends Reading {
  readonly viewer: Viewer & { readonly personId: string };
}

declare module '../http/guards.ts' {
  interface As {
    reader: Reading;
    personReading: PersonReading;
    attendee: Reading;
    officer: { readonly host: MeetingHost; readonly personId: string };
    boardMember: { readonly host: MeetingHost; readonly personId: string };
    preparer: { readonly personId: string; readonly row: KeptDraft };
  }
}

function viewerOf(session: Session, host: MeetingHost): Viewer | null {
  if (session.kind === 'screen') return session.meetingId === host.meetingId ? screenViewer : null;
  if (session.personId === null) return null;
  const groups = groupsOf(host.state, session.personId);
  return groups.length > 0 ? { personId: session.personId, groups } : null;
}

interface Needs {
  readonly meetings: Meetings;
  readonly drafts: Drafts;
}

type Kinds = 'reader' | 'personReading' | 'attendee' | 'officer' | 'boardMember' | 'preparer';

/** The guards of a meeting: to read it, run it, count its votes, prepare it. */
export function meetingGuards({ meetings, drafts }: Needs): Guards<Kinds> {
  async function reader({ session, params }: FastifyRequest): Promise<Granted<Reading>> {
    const { id } = params as { id: string };
    const host = session && (await meetings.host(id));
    const viewer = host && viewerOf(session, host);
    // One answer, also for an unknown meeting: uninvited people must learn nothing.
    return host && viewer ? granted({ host, viewer }) : denied(session, 'not-invited');
  }
  async function personReading(request: FastifyRequest): Promise<Granted<PersonReading>> {
    const read = await reader(request);
    if (!read.ok) return read;
    const { host, viewer } = read.as;
    const { personId, groups } = viewer;
    return personId === null ? denied(request.session, 'not-invited') : granted({ host, viewer: { personId, groups } });
  }

  return {
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
      const asked = await accountGuards.person(request);
      if (!asked.ok) return asked;
      const { personId } = asked.as;
      const row = drafts.find((request.params as { id: string }).id);
      if (row && prepares(row, personId)) return granted({ personId, row });
      // Only somebody who attends the meeting is told that he is not its officer: to all others it is the same as an unknown one.
      const read = await reader(request);
      return read.ok ? denied(request.session, 'not-chair-or-secretary') : read;
    },
  };
}
