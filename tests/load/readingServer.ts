// A meeting with long papers, in a process of its own: a server with the built client, ready once all papers are made ready for reading.
import { join } from 'node:path';
import process from 'node:process';
import { setTimeout as wait } from 'node:timers/promises';
import { commune } from '@dien-hong/shared/testing';
import { scanPdf, textPdf } from '../../server/src/testing/bigPapers.ts';
import { startServer } from '../../server/src/testing/server.ts';

const [folder = ''] = process.argv.slice(2);
const meeting = { ...commune(), papers: [], motions: [] };
const clientDir = join(import.meta.dirname, '..', '..', 'client', 'dist');
const server = await startServer(meeting, { folder, clientDir });
const { services, url } = server;
const host = await services.meetings.host(meeting.info.id);
if (!host) throw new Error('no meeting');

export interface ReadingPaper {
  readonly subject: string;
  readonly pages: number;
  readonly bytes: number;
  /** The file's address. */
  readonly at: string;
  /** Seconds from the upload to the first pictures, and to everything. */
  readonly first: number;
  readonly all: number;
}

async function publish(subject: string, pages: number, file: Uint8Array): Promise<ReadingPaper> {
  const form = new FormData();
  form.append('file', new Blob([file as BlobPart]), 'tai-lieu.pdf');
  const began = performance.now();
  const reply = await fetch(`${url}/api/meetings/${meeting.info.id}/uploads`, {
    method: 'POST',
    body: form,
    headers: { cookie: server.cookie('sec') },
  });
  if (!reply.ok) throw new Error(await reply.text());
  const { sha256, bytes } = (await reply.json()) as { sha256: string; bytes: number };
  server.services.uploads.confirm(`meeting:${meeting.info.id}`, sha256, 'sec');
  const published = await host?.submit({ kind: 'person', personId: 'sec' }, subject, {
    type: 'PublishPaper',
    paperId: null,
    itemId: null,
    access: 'everyone',
    sha256,
    subject,
    kind: 'Báo cáo',
    number: '',
    issuer: '',
    issuedOn: null,
  });
  if (!published?.ok) throw new Error(JSON.stringify(published));
  const seconds = () => (performance.now() - began) / 1000;
  let first = 0;
  for (;;) {
    const reading = await services.renditions.reading(sha256);
    if (first === 0 && reading?.previews) first = seconds();
    if (reading?.complete) {
      const at = `/api/meetings/${meeting.info.id}/papers/${subject}/${sha256}`;
      return { subject, pages, bytes, at, first, all: seconds() };
    }
    await wait(20);
  }
}

const papers = [
  await publish('Mở đầu', 2, await textPdf(2, 3)),
  await publish('Quét 300 trang', 300, await scanPdf(300)),
  await publish('Văn bản 120 trang', 120, await textPdf(120)),
];
process.send?.({ result: { url, cookie: server.cookie('m2'), papers } });
process.once('SIGTERM', () => void server.close().then(() => process.exit(0)));
