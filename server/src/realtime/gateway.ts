import type { Server as HttpServer, IncomingMessage } from 'node:http';
import {
  type Answer,
  type ClientToServer,
  Envelope,
  groupsOf,
  Hello,
  inputRefusal,
  isChair,
  isSecretary,
  Lead,
  limits,
  mayPresent,
  protocolVersion,
  type Refusal,
  Reminder,
  refuse,
  type ServerToClient,
  screenViewer,
  type Viewer,
  type Welcome,
} from '@dien-hong/shared';
import { Server } from 'socket.io';
import * as z from 'zod/mini';
import type { Clock } from '../clock.ts';
import { apart, refusalOf } from '../failure.ts';
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
  readonly originAllowed: (origin: string | undefined, host: string | undefined, secure: boolean) => boolean;
  /** Calls back after sessions were ended. */
  readonly onSessionsEnded: (listener: () => void) => void;
  readonly clock: Clock;
  readonly house: House;
  /** Calls back when a slip was put into a box. */
  readonly onSlip: (listener: (meetingId: string, voteId: string) => void) => void;
  /** Calls back when a person's device got a key or lost it. */
  readonly onKeys: (listener: (personId: string) => void) => void;
  /** Calls back when a person's own marks in a meeting changed. */
  readonly onMarks: (listener: (owner: { meetingId: string; personId: string }, rev: number) => void) => void;
}

const commandsPerSecond = 20;
/** Sockets one person may have open at once: his devices, and some pages left open on each. */
const socketsPerPerson = 16;
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

/** Refills at `commandsPerSecond`; false when somebody sends faster than any person could. */
function bucket({ elapsed }: Clock): () => boolean {
  let tokens = commandsPerSecond;
  let at = elapsed();
  return () => {
    const passed = elapsed() - at;
    at += passed;
    tokens = Math.min(commandsPerSecond, tokens + (passed * commandsPerSecond) / 1000);
    if (tokens < 1) return false;
    tokens -= 1;
    return true;
  };
}

const keyOf = (identity: Identity): string =>
  identity.kind === 'screen' ? `screen|${identity.meetingId}` : `person|${identity.personId}`;

/** Who has sockets open. Limits are a person's, however many sockets he opens; big screens are limited by their codes. */
function openSenders(clock: Clock) {
  const senders = new Map<string, { sockets: number; readonly mayCommand: () => boolean }>();
  return {
    mayOpen: (identity: Identity): boolean =>
      identity.kind === 'screen' || (senders.get(keyOf(identity))?.sockets ?? 0) < socketsPerPerson,
    /** A socket of this person: whether it may send another command now, and what to do when it is closed. */
    join(identity: Identity): { mayCommand: () => boolean; leave: () => void } {
      const key = keyOf(identity);
      const sender = senders.get(key) ?? { sockets: 0, mayCommand: bucket(clock) };
      senders.set(key, sender);
      sender.sockets += 1;
      return {
        mayCommand: sender.mayCommand,
        leave: () => {
          sender.sockets -= 1;
          if (sender.sockets === 0) senders.delete(key);
        },
      };
    },
  };
}

/** Sockets in. Everything that arrives is checked against its schema and its sender's right before anything else. */
export function openGateway(http: HttpServer, deps: GatewayDeps): { io: Server; close: () => Promise<void> } {
  const senders = openSenders(deps.clock);
  const io = new Server<ClientToServer, ServerToClient>(http, {
    path: '/live/',
    serveClient: false,
    transports: ['websocket'],
    perMessageDeflate: false,
    maxHttpBufferSize: limits.frame,
    // A tablet that lost its network is noticed within 5 s, by both sides.
    pingInterval: 2_500,
    pingTimeout: 2_500,
    allowRequest: (request, decide) => {
      let allowed = false;
      apart('looking who opens a socket', () => {
        const { origin, host } = request.headers;
        const secure = 'encrypted' in request.socket;
        const identity = deps.identify(request);
        allowed = deps.originAllowed(origin, host, secure) && identity !== null && senders.mayOpen(identity);
      });
      decide(allowed ? null : 'not signed in', allowed);
    },
  });
  const feeds = new Map<string, Feed>();
  const feedOf = (host: MeetingHost): Feed => {
    const known = feeds.get(host.meetingId);
    if (known?.host === host) return known;
    const feed = new Feed(host, deps.house, deps.clock);
    feeds.set(host.meetingId, feed);
    return feed;
  };
  deps.meetings.subscribe((host, records) => {
    const feed = feeds.get(host.meetingId);
    try {
      feed?.publish(records);
    } catch (error) {
      // Who was not told of these records may not hear of it until the next: all ask for what they miss.
      feed?.resync();
      throw error;
    }
  });
  deps.meetings.onAside((meetingId) => {
    const feed = feeds.get(meetingId);
    feeds.delete(meetingId);
    feed?.stop();
    // Everyone says hello again, and hears why there is nothing to hear.
    feed?.resync();
  });
  deps.onSlip((meetingId, voteId) => apart('telling of a slip', () => feeds.get(meetingId)?.slipCame(voteId)));
  deps.onKeys((personId) => {
    for (const feed of feeds.values()) apart('telling of a key', () => feed.keysChanged(personId));
  });
  deps.onMarks(({ meetingId, personId }, rev) =>
    apart('telling of marks', () => feeds.get(meetingId)?.marksChanged(personId, rev)),
  );
  deps.clock.onJump(() => {
    for (const feed of feeds.values()) apart('telling of a clock', () => feed.clockJumped());
  });
  io.on('connection', (socket) =>
    apart('a new socket', () => {
      const identity = deps.identify(socket.request);
      // Signed out between the request and now.
      if (!identity) return socket.disconnect(true);
      const sender = senders.join(identity);
      socket.on('disconnect', () => apart('a socket that is gone', sender.leave));
      return serve(socket, deps, feedOf, sender.mayCommand);
    }),
  );

  /** Lets go of sockets whose session has ended: signed out elsewhere, or out of time. */
  const sweep = () =>
    apart('letting go of sockets', () => {
      for (const socket of io.sockets.sockets.values())
        if (deps.identify(socket.request) === null) socket.disconnect(true);
    });
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

type Refused = { readonly ok: false; readonly refusal: Refusal };
type Handler = (message: unknown, answer: unknown) => void;

/** Answers in every case: what fails is refused, and a sender who wants no answer is not listened to. */
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

function serve(
  socket: LiveSocket,
  deps: GatewayDeps,
  feedOf: (host: MeetingHost) => Feed,
  mayCommand: () => boolean,
): void {
  const { meetings } = deps;
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
    const identity = deps.identify(socket.request);
    const viewer = host && viewerFor(host, identity);
    if (!host || !viewer) return refuse('not-invited');
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
      const refusal = inputRefusal(envelope.error.issues);
      // A place means nothing to whom the page was written for; too long a text does.
      return refusal.code === 'bad-input' ? refuse('bad-message') : { ok: false, refusal };
    }
    const host = await meetings.host(meetingId);
    // Signed out or shut out since the socket was opened: the cookie is read again at every command.
    const identity = deps.identify(socket.request);
    if (!host || identity?.kind !== 'person' || !viewerFor(host, identity)) return refuse('not-invited');
    return host.submit({ kind: 'person', personId: identity.personId }, envelope.data.id, envelope.data.command);
  }

  function lead(message: unknown): void {
    const read = z.safeParse(z.nullable(Lead), message);
    const personId = listener?.viewer.personId;
    if (!feed || !personId || !read.success) return;
    if (mayPresent(feed.host.state, personId)) feed.lead(read.data && { ...read.data, by: personId });
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
