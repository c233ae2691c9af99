import type { Server as HttpServer, IncomingMessage } from 'node:http';
import {
  type ClientToServer,
  Envelope,
  groupsOf,
  Hello,
  isChair,
  isSecretary,
  Lead,
  mayPresent,
  protocolVersion,
  Reminder,
  refuse,
  type ServerToClient,
  screenViewer,
  type Viewer,
} from '@dien-hong/shared';
import { Server } from 'socket.io';
import * as z from 'zod/mini';
import type { MeetingHost } from '../meetings/host.ts';
import type { Meetings } from '../meetings/meetings.ts';
import { Feed, type House } from './feed.ts';
import type { Listener, LiveSocket } from './listener.ts';

/** Who opened a socket, from its cookie; null when signed in as nobody. */
export type Identity =
  | { readonly kind: 'person'; readonly personId: string }
  | { readonly kind: 'screen'; readonly meetingId: string };

export interface GatewayDeps {
  readonly meetings: Meetings;
  readonly identify: (request: IncomingMessage) => Identity | null;
  /** Whether a browser at this origin may open a socket. */
  readonly originAllowed: (origin: string | undefined, host: string | undefined) => boolean;
  /** Calls back after sessions were ended. */
  readonly onSessionsEnded: (listener: () => void) => void;
  readonly now: () => number;
  readonly house: House;
  /** Calls back when a slip was put into a box. */
  readonly onSlip: (listener: (meetingId: string, voteId: string) => void) => void;
  /** Calls back when a person's device got a key or lost it. */
  readonly onKeys: (listener: (personId: string) => void) => void;
  /** Calls back when a person's own marks in a meeting changed. */
  readonly onMarks: (listener: (owner: { meetingId: string; personId: string }, rev: number) => void) => void;
}

const commandsPerSecond = 20;
/** How long (ms) a session that ran out of time may go on listening. */
const sweepEvery = 60_000;

/** `/live/<meeting>/…` */
const meetingOf = (url: string | undefined): string => url?.split('/')[2] ?? '';

/** Reads as: a person in his groups, the screen of this meeting, or (null) not invited. */
function viewerFor(host: MeetingHost, identity: Identity | null): Viewer | null {
  if (!identity) return null;
  if (identity.kind === 'screen') return identity.meetingId === host.meetingId ? screenViewer : null;
  const groups = groupsOf(host.state, identity.personId);
  return groups.length > 0 ? { personId: identity.personId, groups } : null;
}

/** Refills at `commandsPerSecond`; false when a socket sends faster than any person could. */
function bucket(now: () => number): () => boolean {
  let tokens = commandsPerSecond;
  let at = now();
  return () => {
    const elapsed = Math.max(0, now() - at);
    at = now();
    tokens = Math.min(commandsPerSecond, tokens + (elapsed * commandsPerSecond) / 1000);
    if (tokens < 1) return false;
    tokens -= 1;
    return true;
  };
}

/** Sockets in. Everything that arrives is checked against its schema and its sender's right before anything else. */
export function openGateway(http: HttpServer, deps: GatewayDeps): { io: Server; close: () => Promise<void> } {
  const io = new Server<ClientToServer, ServerToClient>(http, {
    path: '/live/',
    serveClient: false,
    transports: ['websocket'],
    perMessageDeflate: false,
    maxHttpBufferSize: 64 * 1024,
    // A tablet that lost its network is noticed within 5 s, by both sides.
    pingInterval: 2_500,
    pingTimeout: 2_500,
    allowRequest: (request, decide) => {
      const allowed =
        deps.originAllowed(request.headers.origin, request.headers.host) && deps.identify(request) !== null;
      decide(allowed ? null : 'not signed in', allowed);
    },
  });
  const feeds = new Map<string, Feed>();
  const feedOf = (host: MeetingHost): Feed => {
    const known = feeds.get(host.meetingId);
    if (known) return known;
    const feed = new Feed(host, deps.house);
    feeds.set(host.meetingId, feed);
    return feed;
  };
  deps.meetings.subscribe((host, records) => feeds.get(host.meetingId)?.publish(records));
  deps.onSlip((meetingId, voteId) => feeds.get(meetingId)?.slipCame(voteId));
  deps.onKeys((personId) => {
    for (const feed of feeds.values()) feed.keysChanged(personId);
  });
  deps.onMarks(({ meetingId, personId }, rev) => feeds.get(meetingId)?.marksChanged(personId, rev));
  io.on('connection', (socket) => void serve(socket, deps, feedOf));

  /** Lets go of sockets whose session has ended: signed out elsewhere, or out of time. */
  const sweep = () => {
    for (const socket of io.sockets.sockets.values())
      if (deps.identify(socket.request) === null) socket.disconnect(true);
  };
  deps.onSessionsEnded(sweep);
  const sweeping = setInterval(sweep, sweepEvery);
  sweeping.unref();

  return {
    io: io as unknown as Server,
    async close() {
      clearInterval(sweeping);
      for (const feed of feeds.values()) feed.stop();
      await io.close();
    },
  };
}

function serve(socket: LiveSocket, deps: GatewayDeps, feedOf: (host: MeetingHost) => Feed): void {
  const { meetings, now } = deps;
  const meetingId = meetingOf(socket.request.url);
  const mayCommand = bucket(now);
  let listener: Listener | null = null;
  let feed: Feed | null = null;

  const leave = () => {
    if (listener) feed?.leave(listener);
    listener = null;
  };

  socket.on('hello', async (message, answer) => {
    if (typeof answer !== 'function') return;
    if (!mayCommand()) return answer(refuse('too-many-commands'));
    const hello = z.safeParse(Hello, message);
    if (!hello.success) return answer(refuse('bad-message'));
    if (hello.data.protocol !== protocolVersion) return answer(refuse('client-too-old'));
    const host = await meetings.host(meetingId);
    const identity = deps.identify(socket.request);
    const viewer = host && viewerFor(host, identity);
    if (!host || !viewer) return answer(refuse('not-invited'));
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
    // Joined before the state is read: nothing falls between; the client passes over what it already knows.
    feed.join(listener);
    const { lastSeq } = hello.data;
    const catchup = await feed.views.catchup(viewer, lastSeq, hello.data.foldedAs);
    answer({
      ok: true,
      personId: viewer.personId,
      foldedAs: feed.views.foldedAs(viewer),
      now: now(),
      catchup,
      live: feed.liveFor(viewer),
    });
  });

  socket.on('command', async (message, answer) => {
    if (typeof answer !== 'function') return;
    if (!mayCommand()) return answer(refuse('too-many-commands'));
    const envelope = z.safeParse(Envelope, message);
    if (!envelope.success) return answer(refuse('bad-message'));
    const host = await meetings.host(meetingId);
    // Signed out or shut out since the socket was opened: the cookie is read again at every command.
    const identity = deps.identify(socket.request);
    if (!host || identity?.kind !== 'person' || !viewerFor(host, identity)) return answer(refuse('not-invited'));
    const { id, command } = envelope.data;
    answer(await host.submit({ kind: 'person', personId: identity.personId }, id, command));
  });

  socket.on('lead', (message) => {
    const lead = z.safeParse(z.nullable(Lead), message);
    const personId = listener?.viewer.personId;
    if (!feed || !personId || !lead.success) return;
    const { state } = feed.host;
    if (mayPresent(state, personId)) feed.lead(lead.data && { ...lead.data, by: personId });
  });

  socket.on('remind', (message) => {
    const reminder = z.safeParse(Reminder, message);
    const personId = listener?.viewer.personId;
    if (!feed || !personId || !reminder.success || !mayCommand()) return;
    const { state } = feed.host;
    if (isChair(state, personId) || isSecretary(state, personId)) feed.remind(reminder.data.voteId);
  });

  socket.on('disconnect', leave);
}
