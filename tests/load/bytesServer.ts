// A meeting whose papers are plain bytes, in a process of its own: no data is derived from them.
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import process from 'node:process';
import { commune } from '@dien-hong/shared/testing';
import { tables } from '../../server/src/db/open.ts';
import { startServer } from '../../server/src/testing/server.ts';

const [folder = '', accelPrefix = ''] = process.argv.slice(2);
const meeting = { ...commune(), papers: [], motions: [] };
const server = await startServer(meeting, { folder, accelPrefix });
const { blobs, database, meetings, uploads } = server.services;
const host = await meetings.host(meeting.info.id);

export interface BytesPaper {
  readonly bytes: number;
  /** The paper's address, and the file with its bytes. */
  readonly at: string;
  readonly file: string;
}

async function publish(name: string, bytes: number): Promise<BytesPaper> {
  const sha256 = await blobs.put(randomBytes(bytes));
  database.db.insert(tables.renditions).values({ sha256, complete: true }).run();
  uploads.keep(
    { sha256, pages: 300, bytes, removed: [], doubts: [], source: null },
    `meeting:${meeting.info.id}`,
    'sec',
  );
  const published = await host?.submit({ kind: 'person', personId: 'sec' }, name, {
    type: 'PublishPaper',
    paperId: null,
    itemId: null,
    access: 'everyone',
    sha256,
    subject: name,
    kind: 'Báo cáo',
    number: '',
    issuer: '',
    issuedOn: null,
  });
  if (!published?.ok) throw new Error(JSON.stringify(published));
  return {
    bytes,
    at: `/api/meetings/${meeting.info.id}/papers/${name}/${sha256}`,
    file: join(folder, 'blobs', sha256.slice(0, 2), sha256),
  };
}

export interface BytesServer {
  readonly port: number;
  readonly cookie: string;
  readonly paper: BytesPaper;
  /** Longer than the server's cache in memory. */
  readonly long: BytesPaper;
}

const result: BytesServer = {
  port: server.port,
  cookie: server.cookie('m2'),
  paper: await publish('quet', 64 << 20),
  long: await publish('dai', 256 << 20),
};
global.gc?.();
process.send?.({ result });
process.once('SIGTERM', () => void server.close().then(() => process.exit(0)));
