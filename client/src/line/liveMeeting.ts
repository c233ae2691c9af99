import {
  type Answer,
  type ClientToServer,
  type Envelope,
  type Folded,
  Follower,
  type Hello,
  type Lead,
  type Live,
  type LogFrame,
  type MeetingState,
  passingRefusals,
  type Refusal,
  type Reminder,
  type ServerToClient,
  socketPath,
  type Welcome,
} from '@dien-hong/shared';
import { io, type Socket } from 'socket.io-client';
import { call } from './call.ts';
import { createServerClock } from './serverClock.ts';

export type Connection =
  | 'connecting'
  | 'connected'
  /** Trying again; shown only when it takes longer than three seconds. */
  | 'reconnecting'
  | 'offline';

export interface LiveHandlers {
  state(state: MeetingState, foldedAs: string, missed: number): void;
  live(live: Live): void;
  /** `silentFor`: milliseconds that the line had been without an answer already when this was noticed. */
  connection(connection: Connection, silentFor?: number): void;
  /** The server refuses this client: told once, and tried again only where the meeting is put aside. */
  refused(refusal: Refusal): void;
  /** After every welcome: time to send again the commands without an answer. */
  welcomed(personId: string | null): void;
}

async function unpack(bytes: ArrayBuffer | Uint8Array): Promise<MeetingState> {
  const stream = new Blob([bytes as BlobPart]).stream().pipeThrough(new DecompressionStream('gzip'));
  return (await new Response(stream).json()) as MeetingState;
}

const answerWithin = 8000;
/** After a longer time (ms) without an answer the network is away, even if the socket believes otherwise. */
const lateAfter = 3000;
const tryAgainAfter = 3000;
/** After a refusal that passes it says hello again. */
const greetAgainAfter = 5000;
/** The time (ms) between two checks whether this device's clock was set. */
const clockEvery = 1000;
/** An event lies at most this far (ms) in the future: further, and the clock here is behind. */
const ahead = 2000;
/** Milliseconds: the server's pings are 2.5 s apart, and one is awaited for as long again. */
const missedPings = 5000;

/** The line to one meeting: folds the events, resumes by number, and is independent of the screens. */
export function openLine(meetingId: string, handlers: LiveHandlers, from: Folded) {
  const clock = createServerClock();
  const socket: Socket<ServerToClient, ClientToServer> = io({
    path: socketPath(meetingId),
    transports: ['websocket'],
    reconnectionDelay: 300,
    reconnectionDelayMax: 3000,
    timeout: 5000,
  });
  const follower = new Follower(from);
  let closed = false;
  let looking: ReturnType<typeof setTimeout> | undefined;
  /** Until it says hello again after a refusal that passes. */
  let waited: ReturnType<typeof setTimeout> | undefined;

  function take(frame: LogFrame): void {
    const fresh = follower.take(frame);
    if (fresh === 'gap') return void hello();
    if (fresh.length === 0) return;
    handlers.state(follower.state, follower.foldedAs, 0);
    const latest = Math.max(...fresh.map((entry) => ('at' in entry ? entry.at : 0)));
    if (latest > clock.now() + ahead) void hello();
  }

  /** Waits for an answer, and says when it is late; null when none came. */
  async function answered<T>(asking: Promise<T>): Promise<T | null> {
    let late = false;
    const timer = setTimeout(() => {
      late = true;
      if (socket.connected) handlers.connection('reconnecting', lateAfter);
    }, lateAfter);
    const answer = await asking.catch(() => null);
    clearTimeout(timer);
    if (closed || !socket.connected) return answer;
    // No answer on an open socket: drop it, the next connection says hello again.
    if (answer === null) socket.disconnect().connect();
    else if (late && follower.upToDate) handlers.connection('connected');
    return answer;
  }

  async function hello(): Promise<void> {
    const greeting = follower.greet();
    if (!greeting) return;
    clearTimeout(waited);
    const again = (await welcomed(greeting)) ?? follower.noWelcome();
    if (again && socket.connected) await hello();
  }

  /** Whether hello is to be said once more; null without a welcome. */
  async function welcomed(greeting: Hello): Promise<boolean | null> {
    const askedAt = clock.asking();
    const welcome: Welcome | null = await answered(socket.timeout(answerWithin).emitWithAck('hello', greeting));
    if (closed || welcome === null) return null;
    if (!welcome.ok) {
      onRefusal(welcome.refusal);
      return null;
    }
    clock.learn(welcome.now, askedAt);
    const isFirst = follower.state.seq === 0;
    const taken = await caughtUp(welcome).catch(notReadable);
    // Meanwhile one may have gone to another meeting.
    if (closed || taken === null) return null;
    handlers.state(follower.state, follower.foldedAs, isFirst ? 0 : taken.missed);
    for (const live of welcome.live) handlers.live(live);
    handlers.connection('connected');
    handlers.welcomed(welcome.personId);
    return taken.again;
  }

  function onRefusal(refusal: Refusal): void {
    const passes = passingRefusals.has(refusal.code);
    if (passes) waited = setTimeout(() => void hello(), greetAgainAfter);
    else close();
    if (!passes || refusal.code === 'meeting-put-aside') handlers.refused(refusal);
    else handlers.connection('reconnecting');
  }

  async function caughtUp({ foldedAs, catchup }: Extract<Welcome, { ok: true }>) {
    if (catchup.how === 'delta') return follower.welcome(foldedAs, catchup);
    return follower.welcome(foldedAs, { ...catchup, state: await unpack(catchup.state) });
  }

  /** A state that cannot be read, cut short on its way, is asked for again. */
  function notReadable(error: unknown): null {
    console.info('the meeting could not be read:', error);
    if (!closed) waited = setTimeout(() => void hello(), greetAgainAfter);
    return null;
  }

  socket.on('connect', () => void hello());
  socket.on('log', take);
  socket.on('live', handlers.live);
  socket.on('resync', () => void hello());
  socket.on('disconnect', (reason) => {
    if (closed) return;
    if (reason !== 'io client disconnect')
      handlers.connection('reconnecting', reason === 'ping timeout' ? missedPings : 0);
    // The server ended it (a restart, or we lagged): socket.io leaves coming back to us.
    if (reason === 'io server disconnect') socket.connect();
  });
  socket.on('connect_error', () => {
    handlers.connection(navigator.onLine ? 'reconnecting' : 'offline');
    void lookWhy();
  });

  /** A server that answers and refuses the socket: the sign-in session has ended. */
  async function lookWhy(): Promise<void> {
    const reply = await call('GET /api/session');
    if (closed || !reply.ok || reply.value.kind !== 'nobody') return;
    close();
    handlers.refused({ code: 'not-signed-in', params: {} });
  }

  /** The browser noticed before the socket: the socket would wait for the next ping. */
  function goOffline(): void {
    socket.disconnect();
    handlers.connection('offline');
    void lookForServer();
  }
  /** A server on this machine answers without any network: while the browser says "offline", it is asked now and then. */
  async function lookForServer(): Promise<void> {
    clearTimeout(looking);
    const there = (await call('GET /api/session')).ok;
    if (closed || socket.active) return;
    if (there) socket.connect();
    else looking = setTimeout(() => void lookForServer(), tryAgainAfter);
  }
  function goOnline(): void {
    clearTimeout(looking);
    if (!closed) socket.connect();
  }
  /** Where the device's clock was set or the device slept, the server's is learned again: a welcome tells it. */
  const watching = setInterval(() => {
    if (clock.parted() && socket.connected && follower.upToDate) void hello();
  }, clockEvery);
  window.addEventListener('offline', goOffline);
  window.addEventListener('online', goOnline);

  function close(): void {
    closed = true;
    clearTimeout(looking);
    clearTimeout(waited);
    clearInterval(watching);
    window.removeEventListener('offline', goOffline);
    window.removeEventListener('online', goOnline);
    socket.disconnect();
  }

  return {
    clock,
    async post(envelope: Envelope): Promise<Answer | null> {
      if (!socket.connected) return null;
      return answered(socket.timeout(answerWithin).emitWithAck('command', envelope));
    },
    lead: (lead: Lead | null) => void socket.emit('lead', lead),
    remind: (reminder: Reminder) => void socket.emit('remind', reminder),
    close,
  };
}
