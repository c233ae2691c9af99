import type { FileHandle } from 'node:fs/promises';
import type { Refusal } from '@dien-hong/shared';
import { limits, refuse, writtenLine } from '@dien-hong/shared';
import type { Taken } from '@dien-hong/shared/api';
import type { MultipartFile } from '@fastify/multipart';
import type { Blobs } from '../blobs/blobs.ts';
import { tables } from '../db/open.ts';
import { createTaskQueue } from '../kernel/taskQueue.ts';
import { inspectPdf } from './intake.ts';
import { convertOffice } from './office/convert.ts';
import { missingFonts } from './office/fonts.ts';
import { looksLikeOffice } from './office/officeFile.ts';
import type { Renditions } from './renditions.ts';
import type { PaperTexts } from './texts.ts';
import type { Place, Uploads } from './uploads.ts';

/** The most bytes that one person may bring within 24 hours: the papers of a long session, several times over. */
const mostADay = 4 * 2 ** 30;
/** Inspects two files at once, each in a process of its own; up to 40 wait. */
const inspecting = createTaskQueue(2, 40);

/** The services into which a file is taken. */
export interface TakingIn {
  readonly blobs: Blobs;
  readonly renditions: Renditions;
  readonly texts: PaperTexts;
  readonly uploads: Uploads;
}

/** A PDF as it stands in the file; an office document by the PDF that is `made` of it. */
async function inspected(file: FileHandle, bytes: number) {
  const head = Buffer.alloc(8);
  await file.read(head, 0, head.length, 0);
  if (!looksLikeOffice(head)) return { ...(await inspectPdf({ fd: file.fd, bytes })), made: null };
  const whole = Buffer.alloc(bytes);
  await file.read(whole, 0, bytes, 0);
  const converted = await convertOffice(whole);
  if (!converted.ok) return converted;
  const { pdf: made, looks } = converted;
  const found = await inspectPdf(made);
  if (!found.ok) return { ...found, made };
  return { ...found, doubts: [...looks.doubts, ...missingFonts(looks.fonts, found.fonts), ...found.doubts], made };
}

/**
 * Takes in a PDF, or the PDF made of an office document: inspected in a process of its own, kept unchanged by digest, since its hash and
 * its signature count. Where it had active content, readers get a copy without it, kept beside it. An office document is kept as it came,
 * too. The file has no effect until somebody names it at the place where it was brought.
 */
export async function takeIn(
  { blobs, renditions, texts, uploads }: TakingIn,
  part: MultipartFile | undefined,
  place: Place,
  uploadedBy: string,
): Promise<{ ok: true; taken: Taken } | { ok: false; refusal: Refusal }> {
  if (!part) return refuse('bad-input', { place: 'file' });
  const lately = uploads.broughtLately(uploadedBy);
  if (lately >= mostADay)
    return refuse('upload-quota', { megabytes: Math.round(lately / 2 ** 20), limit: mostADay / 2 ** 20 });
  const kept = await blobs.keep(async (file) => {
    let bytes = 0;
    // Written at explicit positions: the inspecting process reads from the current position of the file, its beginning.
    for await (const chunk of part.file) bytes += (await file.write(chunk, 0, chunk.length, bytes)).bytesWritten;
    if (part.file.truncated) return refuse('file-too-large');
    return (await inspecting.run(() => inspected(file, bytes))) ?? refuse('uploads-busy');
  });
  if (!kept.ok) return kept;
  const { doubts, made, pages, removed, sanitized, text } = kept.answer;
  const sha256 = made ? await blobs.put(made) : kept.digest;
  const bytes = made?.length ?? kept.bytes;
  const safeSha256 = sanitized ? await blobs.put(sanitized) : null;
  await texts.keep(sha256, text);
  const source = made ? { sha256: kept.digest, name: writtenLine(part.filename).slice(0, limits.name) } : null;
  const at = uploads.keep({ sha256, pages, bytes, removed, doubts, source }, place, uploadedBy, (tx) => {
    if (safeSha256) tx.insert(tables.renditions).values({ sha256, safeSha256 }).onConflictDoNothing().run();
  });
  renditions.derive(sha256, 'now');
  return { ok: true, taken: { sha256, pages, bytes, removed, doubts, at } };
}
