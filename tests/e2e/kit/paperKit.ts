import { randomUUID } from 'node:crypto';
import { expect } from '@playwright/test';
import { layOutPaper } from '../../../server/src/print/layout/paper.ts';
import { type Client, secretaryId } from './council.ts';

/** A paper in the prescribed form, of these paragraphs. */
export async function paperOf(paragraphs: readonly string[]): Promise<Uint8Array> {
  const { bytes } = await layOutPaper({
    type: 'Tờ trình',
    number: '215/TTr-UBND',
    date: '2026-11-20T08:00:00+07:00',
    place: 'Liêm Thanh',
    agency: { upper: 'Ủy ban nhân dân', unit: 'Xã Liêm Thanh' },
    subject: 'Phân bổ ngân sách năm 2027',
    recipients: ['Như trên;'],
    signer: { title: 'Chủ tịch', name: 'Nguyễn Đức Thịnh' },
    body: paragraphs.map((text) => ({ kind: 'text', text })),
  });
  return bytes;
}

/** Uploads these bytes as the meeting's secretary; answers the digest under which the server stores them. */
export async function upload(baseURL: string, meetingId: string, bytes: Uint8Array): Promise<string> {
  const signedIn = await fetch(`${baseURL}/api/demo/session`, {
    method: 'POST',
    body: JSON.stringify({ personId: secretaryId }),
    headers: { 'content-type': 'application/json' },
  });
  const cookie = signedIn.headers.getSetCookie()[0]?.split(';')[0] ?? '';
  const form = new FormData();
  form.append('file', new Blob([bytes as BlobPart]), 'to-trinh.pdf');
  const reply = await fetch(`${baseURL}/api/meetings/${meetingId}/uploads`, {
    method: 'POST',
    body: form,
    headers: { cookie },
  });
  const taken = (await reply.json()) as { sha256: string };
  expect(reply.ok, JSON.stringify(taken)).toBe(true);
  // A scan has no words: a person has to look at it first.
  const looked = await fetch(`${baseURL}/api/meetings/${meetingId}/uploads/${taken.sha256}/confirm`, {
    method: 'POST',
    headers: { cookie },
  });
  expect(looked.ok).toBe(true);
  return taken.sha256;
}

/** Publishes a paper of the whole meeting. */
export async function publish(client: Client, sha256: string, subject: string): Promise<void> {
  const facts = { kind: 'Tờ trình', number: '215/TTr-UBND', subject, issuer: '', issuedOn: null } as const;
  const command = { type: 'PublishPaper', paperId: null, itemId: null, access: 'everyone', sha256, ...facts } as const;
  expect(await client.send(command, randomUUID())).toMatchObject({ ok: true });
}
