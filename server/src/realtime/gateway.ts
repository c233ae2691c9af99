import type { Server as HttpServer, IncomingMessage } from 'node:http';
import { type ClientToServer, limits, type ServerToClient } from '@dien-hong/shared';
import { Server } from 'socket.io';
import type { Identity } from '../accounts/login.ts';
import type { Clock } from '../kernel/clock.ts';
import { apart } from '../kernel/failure.ts';
import type { MeetingHost } from '../meetings/host.ts';
import type { Meetings } from '../meetings/meetings.ts';
import { Feed, type ServerFacts } from './feed.ts';
import { openSenders } from './senders.ts';
import { serve } from './serve.ts';

export interface GatewayDeps {
  readonly meetings: Meetings;
  readonly identify: (request: IncomingMessage) => Identity | null;
  /** Whether a browser at this origin may open a socket. */
  readonly originAllowed: (origin: string | undefined, host: string | undefined, secure: boolean) => boolean;
  /** Calls back after sign-in sessions were ended. */
  readonly onSessionsEnded: (listener: () => void) => void;
  readonly clock: Clock;
  readonly facts: ServerFacts;
  /** Calls back when a slip was put into a box. */
  readonly onSlip: (listener: (meetingId: string, voteId: string) => void) => void;
  /** Calls back when a person's device got a key or lost it. */
  readonly onKeys: (listener: (personId: string) => void) => void;
  /** Calls back when a person's own marks in a meeting changed. */
  readonly onMarks: (listener: (owner: { meetingId: string; personId: string }, rev: number) => void) => void;
}

/** How long (ms) a socket may stay open after its sign-in session has expired. */
const checkedEvery = 60_000;

/** Accepts sockets. Every message is checked against its schema and its sender's rights first. */
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
    const feed = new Feed(host, deps.facts, deps.clock);
    feeds.set(host.meetingId, feed);
    return feed;
  };
  deps.meetings.subscribe((host, records) => {
    const feed = feeds.get(host.meetingId);
    try {
      feed?.publish(records);
    } catch (error) {
      // Listeners who did not get these records would learn of them only with the next: all of them ask for the records they miss.
      feed?.resync();
      throw error;
    }
  });
  deps.meetings.onAside((meetingId) => {
    const feed = feeds.get(meetingId);
    feeds.delete(meetingId);
    feed?.stop();
    // Every client sends its hello again, and gets the reason why there are no records.
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
      return serve(socket, { ...deps, feedOf }, sender.mayCommand);
    }),
  );

  /** Closes the sockets whose sign-in session has ended: signed out elsewhere, or expired. */
  const closeExpired = () =>
    apart('closing sockets', () => {
      for (const socket of io.sockets.sockets.values())
        if (deps.identify(socket.request) === null) socket.disconnect(true);
    });
  deps.onSessionsEnded(closeExpired);
  const closingExpired = setInterval(closeExpired, checkedEvery);
  closingExpired.unref();

  return {
    io: io as unknown as Server,
    async close() {
      clearInterval(closingExpired);
      for (const feed of feeds.values()) feed.stop();
      await io.close();
    },
  };
}
