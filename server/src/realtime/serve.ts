import type { IncomingMessage } from 'node:http';
import {
  type Answer,
  Envelope,
  groupsOf,
  Hello,
  inputRefusal,
  isChair,
  isSecretary,
  Lead,
  mayPresent,
  protocolVersion,
  type Refusal,
  Reminder,
  refuse,
  screenViewer,
  type Viewer,
  type Welcome,
} from '@dien-hong/shared';
import * as z from 'zod/mini';
import type { Identity } from '../accounts/login.ts';
import { apart, refusalOf } from '../kernel/failure.ts';
import type { MeetingHost } from '../meetings/host.ts';
import type { Meetings } from '../meetings/meetings.ts';
import type { Feed } from './feed.ts';
import type { Listener, LiveSocket } from './listener.ts';

/** `/live/<meeting>/…` */
const meetingOf = (url: string | undefined): string => url?.split('/')[2] ?? '';

/** The viewer for a socket: a person in his groups, the screen of this meeting, or (null) somebody who is not invited. */
function viewerFor(host: MeetingHost, identity: Identity | null): Viewer | null {
  if (!identity) return null;
  if (identity.kind === 'screen') return identity.meetingId === host.meetingId ? screenViewer : null;
  const groups = groupsOf(host.state, identity.personId);
  return groups.length > 0 ? { personId: identity.personId, groups } : null;
}

type Refused = { readonly ok: false; readonly refusal: Refusal };
type Handler = (message: unknown, answer: unknown) => void;

/** Answers every message: a failure becomes a refusal. A message without a callback for the answer is ignored. */
const answering =
  (what: string, work: (message: unknown) => Promise<object>): Handler =>
  (message, answer) =>
    apart(what, async () => {
      if (typeof answer !== 'function') return;
      answer(
        await work(message).catch((error: unknown): Refused => {
          const refusal = refusalOf(error);
          if (refusal.code !== 'meeting-put-aside') console.error(`${what} failed:`, error);
          return { ok: false, refusal };
        }),
      );
    });

export interface ServeDeps {
  readonly meetings: Meetings;
  readonly identify: (request: IncomingMessage) => Identity | null;
  readonly feedOf: (host: MeetingHost) => Feed;
}

/** Handles the messages of one socket. */
export function serve(socket: LiveSocket, { meetings, identify, feedOf }: ServeDeps, mayCommand: () => boolean): void {
  const meetingId = meetingOf(socket.request.url);
  let listener: Listener | null = null;
  let feed: Feed | null = null;

  const leave = () => {
    if (listener) feed?.leave(listener);
    listener = null;
  };

  async function welcome(message: unknown): Promise<Welcome> {
    if (!mayCommand()) return refuse('too-many-commands');
    const hello = z.safeParse(Hello, message);
    if (!hello.success) return refuse('bad-message');
    if (hello.data.protocol !== protocolVersion) return refuse('client-too-old');
    const host = await meetings.host(meetingId);
    const identity = identify(socket.request);
    const viewer = host && viewerFor(host, identity);
    if (!host || !viewer) return refuse('not-invited');
    // Disconnected while the meeting was read: the listener would never be removed from the list.
    if (!socket.connected) return refuse('no-connection');
    leave();
    feed = feedOf(host);
    listener = {
      socket,
      viewer,
      resync: () => {
        leave();
        socket.emit('resync');
      },
    };
    // Joined before the state is read, so that no record falls between; the client skips the records that it already has.
    feed.join(listener);
    const { lastSeq } = hello.data;
    const catchup = await feed.views.catchup(viewer, lastSeq, hello.data.foldedAs);
    return {
      ok: true,
      personId: viewer.personId,
      foldedAs: feed.views.foldedAs(viewer),
      now: host.now(),
      catchup,
      live: feed.liveFor(viewer),
    };
  }

  async function command(message: unknown): Promise<Answer> {
    if (!mayCommand()) return refuse('too-many-commands');
    const envelope = z.safeParse(Envelope, message);
    if (!envelope.success) {
      const { issues } = envelope.error;
      const refusal = inputRefusal(issues);
      // People do not type the values around the command, and inside it only a text that is too long is a mistake of typing: a path would
      // mean nothing to the reader of the refusal.
      const typed = issues[0]?.path[0] === 'command' && refusal.code !== 'bad-input';
      return typed ? { ok: false, refusal } : refuse('bad-message');
    }
    const host = await meetings.host(meetingId);
    // The person may have signed out since the socket was opened: the cookie is read again at every command.
    const identity = identify(socket.request);
    if (!host || identity?.kind !== 'person' || !viewerFor(host, identity)) return refuse('not-invited');
    return host.submit({ kind: 'person', personId: identity.personId }, envelope.data.id, envelope.data.command);
  }

  function lead(message: unknown): void {
    const read = z.safeParse(z.nullable(Lead), message);
    const personId = listener?.viewer.personId;
    if (!feed || !personId || !read.success) return;
    const next = read.data && { ...read.data, by: personId };
    if (next ? feed.mayLead(next) : mayPresent(feed.host.state, personId)) feed.lead(next);
  }

  function remind(message: unknown): void {
    const reminder = z.safeParse(Reminder, message);
    const personId = listener?.viewer.personId;
    if (!feed || !personId || !reminder.success || !mayCommand()) return;
    const { state } = feed.host;
    if (isChair(state, personId) || isSecretary(state, personId)) feed.remind(reminder.data.voteId);
  }

  socket.on('hello', answering(`${meetingId}: hello`, welcome));
  socket.on('command', answering(`${meetingId}: a command`, command));
  socket.on('lead', (message) => apart(`${meetingId}: presenting`, () => lead(message)));
  socket.on('remind', (message) => apart(`${meetingId}: a reminder`, () => remind(message)));
  socket.on('disconnect', () => apart(`${meetingId}: leaving`, leave));
}
