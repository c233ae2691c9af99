import { randomUUID } from 'node:crypto';
import {
  type Answer,
  type ClientToServer,
  type MeetingCommand,
  protocolVersion,
  type ServerToClient,
  socketPath,
  type Welcome,
} from '@dien-hong/shared';
import { expect } from '@playwright/test';
import { io, type Socket } from 'socket.io-client';
import { council } from './people.ts';

/** A person who acts without a screen, for the steps of a journey beside its subject. */
export interface Client {
  /** `id`: the command's; the created thing gets the same id. */
  send(command: MeetingCommand, id?: string): Promise<Answer>;
  close(): void;
}

export async function cookieOf(baseURL: string, personId: string): Promise<string> {
  const response = await fetch(`${baseURL}/api/demo/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ personId }),
  });
  expect(response.ok, `${personId} signs in`).toBe(true);
  return response.headers.getSetCookie()[0]?.split(';')[0] ?? '';
}

async function connect(baseURL: string, cookie: string, meetingId: string): Promise<Client> {
  const socket: Socket<ServerToClient, ClientToServer> = io(baseURL, {
    path: socketPath(meetingId),
    transports: ['websocket'],
    forceNew: true,
    extraHeaders: { cookie },
  });
  const hello = { protocol: protocolVersion, lastSeq: 0, foldedAs: '' };
  await new Promise<void>((resolve) => socket.once('connect', resolve));
  const welcome: Welcome = await socket.timeout(60_000).emitWithAck('hello', hello);
  expect(welcome.ok, 'welcome').toBe(true);
  return {
    send: (command, id = randomUUID()) => socket.timeout(60_000).emitWithAck('command', { id, command }),
    close: () => void socket.disconnect(),
  };
}

export async function clientOf(baseURL: string, personId: string, meetingId = council): Promise<Client> {
  return connect(baseURL, await cookieOf(baseURL, personId), meetingId);
}

/** Sends a command until the server has time for it. `already`: the refusal when it was carried out before. */
async function carryOut(client: Client, command: MeetingCommand, already: string): Promise<void> {
  let answer: Answer | undefined;
  await expect
    .poll(async () => {
      answer = await client.send(command);
      return answer.ok ? '' : answer.refusal.code;
    })
    .not.toBe('too-many-commands');
  if (answer?.ok === false) expect(answer.refusal.code, command.type).toBe(already);
}

/** The council's chair, its secretary and the members who come. Two of its thirty stay away. */
export const chairId = 'p28';
export const secretaryId = 'p13';
const away = ['p39', 'p45'];

/** Sends the council's invitations, unless an earlier journey did. */
export async function convene(baseURL: string): Promise<void> {
  const cookie = await cookieOf(baseURL, secretaryId);
  const address = `${baseURL}/api/meetings/${council}`;
  const { version } = (await (await fetch(`${address}/draft`, { headers: { cookie } })).json()) as { version: number };
  const reply = await fetch(`${address}/convene`, {
    method: 'POST',
    body: JSON.stringify({ version }),
    headers: { cookie, 'content-type': 'application/json' },
  });
  const body = (await reply.json()) as { refusal?: { code: string } };
  if (!reply.ok) expect(body.refusal?.code).toBe('meeting-already-convened');
}

/** The council at work on `itemId`, everyone but two checked in. Steps of an earlier journey are not repeated. */
export async function atWork(baseURL: string, itemId: string): Promise<{ chair: Client; secretary: Client }> {
  await convene(baseURL);
  const [chair, secretary] = await Promise.all([clientOf(baseURL, chairId), clientOf(baseURL, secretaryId)]);
  const meetings = (await (await fetch(`${baseURL}/api/demo/people`)).json()) as {
    meetings: { id: string; people: { id: string; role: string }[] }[];
  };
  const people = meetings.meetings.find(({ id }) => id === council)?.people ?? [];
  for (const { id } of people.filter((one) => one.role !== 'guest' && !away.includes(one.id)))
    await carryOut(secretary, { type: 'CheckIn', personId: id, method: 'secretary' }, 'already-present');
  await carryOut(chair, { type: 'OpenMeeting' }, 'meeting-already-open');
  await carryOut(chair, { type: 'TakeUpItem', itemId }, 'item-running');
  return { chair, secretary };
}
