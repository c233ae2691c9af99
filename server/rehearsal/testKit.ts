import { randomBytes } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { PackageJson } from '@dien-hong/shared/testing';
import { afterAll } from 'vitest';
import { firstStart } from '../demo/firstStart.ts';
import { buildApp } from '../src/app.ts';
import { openServices, type Services } from '../src/services.ts';
import type { Target } from './stage.ts';

const server = join(import.meta.dirname, '..');

type Json = Record<string, unknown>;

type Votes = { boundDocumentIds?: string[] }[];

/**
 * One meeting of the sample, from beside the repository or as the demo carries it. Making papers takes longest by far: the sample keeps
 * only those of motions, one page each.
 */
export function sampleMeeting(id: string): PackageJson {
  const beside = join(server, '..', '..', 'shared', 'data', 'sample-meetings.json');
  const file = existsSync(beside) ? beside : join(server, 'demo', 'meetings.json');
  const pack = JSON.parse(readFileSync(file, 'utf8')) as PackageJson;
  const meeting = pack.meetings.find((one) => one.id === id);
  if (!meeting) throw new Error(`the sample has no meeting ${id}`);
  const agenda = (meeting.agenda as Json[]).map((item) => ({ ...item, votes: (item.votes ?? []) as Votes }));
  const bound = new Set(agenda.flatMap((item) => item.votes.flatMap((vote) => vote.boundDocumentIds ?? [])));
  const kept = (list: unknown) => ((list ?? []) as string[]).filter((one) => bound.has(one));
  return {
    ...pack,
    writtenBallots: [],
    documents: pack.documents.filter((one) => bound.has(one.id as string)).map((one) => ({ ...one, pages: 1 })),
    meetings: [
      {
        ...meeting,
        documents: [],
        agenda: agenda.map((item) => ({ ...item, documentIds: kept((item as Json).documentIds) })),
        timeline: ((meeting.timeline ?? []) as Json[]).filter((one) => !String(one.type).startsWith('document.')),
      },
    ],
  };
}

/** A whole server in this process, listening, on an empty folder. */
export async function serverHere(): Promise<Target & { services: Services }> {
  const dataDir = mkdtempSync(join(tmpdir(), 'rehearsal-'));
  const admin = { username: 'admin', password: randomBytes(12).toString('hex') };
  const services = await openServices({
    host: '127.0.0.1',
    port: 0,
    dataDir,
    lan: false,
    admin,
    accelPrefix: '',
    clientDir: join(dataDir, 'none'),
    migrationsDir: join(server, 'migrations'),
    demoPackage: join(server, 'demo', 'meetings.json'),
  });
  await firstStart(services);
  const app = await buildApp(services);
  const url = await app.listen({ host: '127.0.0.1', port: 0 });
  afterAll(async () => {
    await app.close();
    await services.close();
    rmSync(dataDir, { recursive: true, force: true });
  });
  return { url, admin, services };
}
