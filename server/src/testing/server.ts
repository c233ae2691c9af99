import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import {
  type Answer,
  type ClientToServer,
  type Entry,
  Follower,
  type Hello,
  type Live,
  type LogFrame,
  type MeetingCommand,
  type MeetingDraft,
  type MeetingState,
  type ServerToClient,
  socketPath,
  type Welcome,
} from '@dien-hong/shared';
import { io, type Socket } from 'socket.io-client';
import { buildApp } from '../app.ts';
import type { Config } from '../config.ts';
import { tables } from '../db/open.ts';
import { type Clock, steadyClock } from '../kernel/clock.ts';
import type { EventLog } from '../log/eventLog.ts';
import { openServices, type Services } from '../services.ts';
import { testClock } from './clock.ts';

/** A whole server on a free port and an empty temporary folder, with one convened meeting. */
export interface TestServer {
  readonly services: Services;
  readonly url: string;
  readonly port: number;
  /** A sign-in cookie of this person, or of the meeting's big screen. */
  cookie(who: string | { screenOf: string }): string;
  /** GET, or POST with a body. */
  ask<T>(who: string | { screenOf: string }, path: string, body?: unknown): Promise<{ status: number; value: T }>;
  close(): Promise<void>;
}

const root = join(import.meta.dirname, '..', '..');

export async function startServer(
  draft: MeetingDraft,
  more: {
    folder?: string;
    port?: number;
    log?: EventLog;
    now?: () => number;
    clock?: Clock;
    clientDir?: string;
    accelPrefix?: string;
  } = {},
): Promise<TestServer> {
  const folder = more.folder ?? mkdtempSync(join(tmpdir(), 'dien-hong-'));
  const config: Config = {
    host: '127.0.0.1',
    port: 0,
    dataDir: folder,
    lan: false,
    admin: null,
    accelPrefix: more.accelPrefix ?? '',
    clientDir: more.clientDir ?? join(folder, 'none'),
    migrationsDir: join(root, 'migrations'),
    demoPackage: join(root, 'demo', 'meetings.json'),
  };
  const services = await openServices(config, more.clock ?? (more.now ? testClock(more.now) : steadyClock()), more.log);
  await fill(services, draft);
  const app = await buildApp(services);
  const url = await app.listen({ host: '127.0.0.1', port: more.port ?? 0 });
  function cookie(who: string | { screenOf: string }): string {
    const { token } = services.sessions.open(typeof who === 'string' ? { accountId: who } : who);
    return `dh_session=${token}`;
  }
  return {
    services,
    url,
    port: Number(new URL(url).port),
    cookie,
    async ask(who, path, body) {
      const headers = { cookie: cookie(who), ...(body === undefined ? {} : { 'content-type': 'application/json' }) };
      const init = body === undefined ? { headers } : { method: 'POST', headers, body: JSON.stringify(body) };
      const response = await fetch(`${url}${path}`, init);
      return { status: response.status, value: await response.json() };
    },
    async close() {
      await app.close();
      await services.close();
      if (!more.folder) rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function fill({ database: { db }, meetings }: Services, draft: MeetingDraft): Promise<void> {
  if (db.select().from(tables.meetings).all().length > 0) return;
  const organisationId = draft.info.organisation.id;
  db.insert(tables.organisations).values({ id: organisationId, name: 'UBND xã' }).run();
  for (const id of [...draft.invited.map((one) => one.personId), 'sub', 'stranger']) {
    db.insert(tables.persons)
      .values({ id, organisationId, fullName: `Người ${id}`, title: 'Thành viên', salutation: 'Ông' })
      .run();
    db.insert(tables.accounts).values({ id, username: id, personId: id }).run();
  }
  db.insert(tables.meetings).values({ id: draft.info.id, organisationId, draft }).run();
  const refusal = await meetings.convene(draft.info.id, 1);
  if (refusal) throw new Error(refusal.code);
}

const unpacked = (bytes: Uint8Array) => JSON.parse(gunzipSync(bytes).toString()) as MeetingState;

/** A client as on the tablets, without the screens: folds the records that arrive and asks for those it missed. */
export interface TestClient {
  readonly socket: Socket<ServerToClient, ClientToServer>;
  readonly state: MeetingState;
  readonly entries: readonly Entry[];
  readonly live: readonly Live[];
  /** The number of frames of records. */
  readonly frames: number;
  readonly resumes: number;
  hello(): Promise<Welcome>;
  send(command: MeetingCommand, id?: string): Promise<Answer>;
  /** Resolves when the state fulfils the condition. */
  until(condition: (state: MeetingState) => boolean): Promise<MeetingState>;
  close(): void;
}

export function connect(
  server: Pick<TestServer, 'url'>,
  meetingId: string,
  cookie: string,
  origin?: string,
): TestClient {
  const socket: Socket<ServerToClient, ClientToServer> = io(server.url, {
    path: socketPath(meetingId),
    transports: ['websocket'],
    reconnectionDelay: 50,
    reconnectionDelayMax: 200,
    extraHeaders: { cookie, ...(origin ? { origin } : {}) },
  });
  const follower = new Follower();
  let resumes = 0;
  let frames = 0;
  const entries: Entry[] = [];
  const live: Live[] = [];
  const waiting: { condition: (state: MeetingState) => boolean; done: (state: MeetingState) => void }[] = [];

  function settle(): void {
    for (const one of [...waiting])
      if (one.condition(follower.state)) {
        waiting.splice(waiting.indexOf(one), 1);
        one.done(follower.state);
      }
  }

  function take(frame: LogFrame): void {
    frames += 1;
    entries.push(...frame.entries);
    if (follower.take(frame) === 'gap') void hello();
    settle();
  }

  /** One welcome answers all calls made while a hello is under way. */
  let greeting: Promise<Welcome> | null = null;
  function hello(): Promise<Welcome> {
    const said = follower.greet();
    if (said) greeting = welcomed(said);
    return greeting as Promise<Welcome>;
  }

  async function welcomed(said: Hello): Promise<Welcome> {
    try {
      const welcome: Welcome = await socket.timeout(5000).emitWithAck('hello', said);
      const again = welcome.ok ? taken(welcome) : follower.noWelcome();
      return again && socket.connected ? await hello() : welcome;
    } catch (error) {
      follower.noWelcome();
      throw error;
    }
  }

  function taken({ foldedAs, catchup, live: facts }: Extract<Welcome, { ok: true }>): boolean {
    resumes += 1;
    live.push(...facts);
    const whole = catchup.how === 'delta' ? catchup : { ...catchup, state: unpacked(catchup.state) };
    const { again } = follower.welcome(foldedAs, whole);
    settle();
    return again;
  }

  socket.on('connect', () => void hello().catch(() => {}));
  socket.on('log', take);
  socket.on('live', (one) => live.push(one));
  socket.on('resync', () => void hello());
  let commands = 0;

  return {
    socket,
    entries,
    live,
    hello,
    get state() {
      return follower.state;
    },
    get frames() {
      return frames;
    },
    get resumes() {
      return resumes;
    },
    send: (command, id = `${socket.id}-${++commands}`) => socket.timeout(5000).emitWithAck('command', { id, command }),
    until: (condition) =>
      condition(follower.state)
        ? Promise.resolve(follower.state)
        : new Promise((done) => waiting.push({ condition, done })),
    close: () => void socket.disconnect(),
  };
}
