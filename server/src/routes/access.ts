import {
  groupsOf,
  isChair,
  isSecretary,
  knowsAbout,
  type MeetingState,
  screenViewer,
  type Viewer,
  voteOf,
} from '@dien-hong/shared';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { MeetingHost } from '../meetings/host.ts';
import { refusal, sendRefusal } from '../plugins/errors.ts';
import type { Services } from '../services.ts';

/** The meeting and as whom this request reads it; null after answering 401, 403 or 404. */
export async function readerOf(
  { meetings }: Services,
  request: FastifyRequest,
  reply: FastifyReply,
  meetingId: string,
): Promise<{ host: MeetingHost; viewer: Viewer } | null> {
  const { session } = request;
  const host = session && (await meetings.host(meetingId));
  const viewer = host && viewerOfSession(session, host);
  if (host && viewer) return { host, viewer };
  // One answer whether the meeting exists or not: who is not invited learns nothing.
  sendRefusal(reply, session ? 403 : 401, refusal(session ? 'not-invited' : 'not-signed-in'));
  return null;
}

function viewerOfSession(session: NonNullable<FastifyRequest['session']>, host: MeetingHost): Viewer | null {
  if (session.kind === 'screen') return session.meetingId === host.meetingId ? screenViewer : null;
  if (session.personId === null) return null;
  const groups = groupsOf(host.state, session.personId);
  return groups.length > 0 ? { personId: session.personId, groups } : null;
}

/** The meeting and the person who reads it: not the big screen, which is nobody. Null after answering. */
export async function personReading(
  services: Services,
  request: FastifyRequest,
  reply: FastifyReply,
  meetingId: string,
): Promise<{ host: MeetingHost; viewer: Viewer & { readonly personId: string } } | null> {
  const reader = await readerOf(services, request, reply, meetingId);
  if (!reader) return null;
  const { host, viewer } = reader;
  const { personId, groups } = viewer;
  if (personId !== null) return { host, viewer: { personId, groups } };
  sendRefusal(reply, 403, refusal('not-invited'));
  return null;
}

/** The meeting and its chair or secretary; null after answering. */
export async function officerOf(
  services: Services,
  request: FastifyRequest,
  reply: FastifyReply,
  meetingId: string,
): Promise<{ host: MeetingHost; personId: string } | null> {
  const reader = await readerOf(services, request, reply, meetingId);
  if (!reader) return null;
  const { host, viewer } = reader;
  const { personId } = viewer;
  if (personId !== null && (isChair(host.state, personId) || isSecretary(host.state, personId)))
    return { host, personId };
  sendRefusal(reply, 403, refusal('not-chair-or-secretary'));
  return null;
}

/** The meeting, for a person who attends it as a whole: not for who was there for some items only, nor for the hall. */
export async function attendeeOf(
  services: Services,
  request: FastifyRequest,
  reply: FastifyReply,
  meetingId: string,
): Promise<MeetingHost | null> {
  return (await attending(services, request, reply, meetingId))?.host ?? null;
}

async function attending(services: Services, request: FastifyRequest, reply: FastifyReply, meetingId: string) {
  const reader = await readerOf(services, request, reply, meetingId);
  if (!reader) return null;
  if (reader.viewer.groups.some((group) => group !== 'visitor' && group !== 'screen')) return reader;
  sendRefusal(reply, 403, refusal('not-invited-for-item'));
  return null;
}

/** The same, for a file that not every reader may know about: of an item for members only nothing is a guest's to read (AUD-8). */
export async function attendeeKnowing(
  services: Services,
  request: FastifyRequest,
  reply: FastifyReply,
  meetingId: string,
  knows: (state: MeetingState, viewer: Viewer) => boolean,
): Promise<MeetingHost | null> {
  const reader = await attending(services, request, reply, meetingId);
  if (!reader) return null;
  const { host, viewer } = reader;
  if (knows(host.state, viewer)) return host;
  sendRefusal(reply, 403, refusal('file-members-only'));
  return null;
}

/** Whether one knows about the item of a vote, for `attendeeKnowing`. */
export const knowsVote =
  (voteId: string) =>
  (state: MeetingState, viewer: Viewer): boolean =>
    knowsAbout(state, viewer, voteOf(state, voteId)?.motion.itemId ?? null);
