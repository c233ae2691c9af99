import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Answer, isPresent } from '@dien-hong/shared';
import { commune, motion } from '@dien-hong/shared/testing';
import { expect, vi } from 'vitest';
import { tables } from '../db/open.ts';
import { connect, startServer, type TestClient, type TestServer } from './server.ts';

const rows = [{ id: '1', name: 'Cao Thị Lan', personId: null }];
const secret = { kind: 'approval', form: 'secret', rows, choices: ['Đồng ý', 'Không đồng ý'], paperIds: [] } as const;
/** The first of them has a secret vote prepared. */
export const a = commune({ motions: [motion('v1', { ...secret, rows, choices: [...secret.choices], paperIds: [] })] });
export const b = { ...a, info: { ...a.info, id: 'hop-2', title: 'Phiên họp thứ hai' } };

/** Functions that close the resources of a test after it. */
export const done: (() => unknown)[] = [];
export async function closeAll(): Promise<void> {
  for (const one of done.splice(0).reverse()) await one();
  vi.restoreAllMocks();
}

export const folder = (): string => {
  const made = mkdtempSync(join(tmpdir(), 'dien-hong-aside-'));
  done.push(() => rmSync(made, { recursive: true, force: true }));
  return made;
};

/** A server with two meetings, both convened. */
export async function start(at = folder()): Promise<TestServer> {
  const server = await startServer(a, { folder: at });
  done.push(() => server.close());
  const { database, meetings } = server.services;
  if (database.db.select().from(tables.meetings).all().length === 1) {
    database.db.insert(tables.meetings).values({ id: 'hop-2', organisationId: 'xa', draft: b }).run();
    expect(await meetings.convene('hop-2', 1)).toBeNull();
  }
  vi.spyOn(console, 'error').mockImplementation(() => {});
  return server;
}

export async function enter(server: TestServer, meetingId: string, who: string): Promise<TestClient> {
  const client = connect(server, meetingId, server.cookie(who));
  done.push(() => client.close());
  await client.until((state) => state.seq > 0);
  return client;
}

export const codeOf = (answer: Answer | { ok: boolean; refusal?: { code: string } }): string =>
  answer.ok ? 'ok' : (answer.refusal?.code ?? '');
export const checkIn = (personId: string) => ({ type: 'CheckIn', personId, method: 'secretary' }) as const;

/** Checks that another meeting on the same server goes on: a command is carried out and its record published. */
export async function goesOn(server: TestServer, meetingId = 'hop-2'): Promise<void> {
  const sec = await enter(server, meetingId, 'sec');
  const guest = await enter(server, meetingId, 'guest');
  const awaited = ['m2', 'm7', 'm8'].find((one) => !isPresent(guest.state, one)) ?? 'visitor';
  expect(codeOf(await sec.send(checkIn(awaited)))).toBe('ok');
  await guest.until((state) => isPresent(state, awaited));
}

export async function ask<T>(server: TestServer, who: string, path: string): Promise<{ status: number; body: T }> {
  const reply = await fetch(`${server.url}${path}`, { headers: { cookie: server.cookie(who) } });
  return { status: reply.status, body: (await reply.json()) as T };
}
