import type { Refusal } from '@dien-hong/shared';
import { refuse } from '@dien-hong/shared';
import type { MultipartFile } from '@fastify/multipart';
import { tables } from '../db/open.ts';
import type { Services } from '../services.ts';
import { inspectPdf } from './intake.ts';

export interface TakenIn {
  readonly sha256: string;
  readonly pages: number;
  readonly bytes: number;
  /** What was taken out of it: scripts, launches, attachments. */
  readonly removed: readonly string[];
}

/**
 * Takes in a PDF: inspected in a process of its own, kept by digest to the byte, for its hash and its signature count. Where it had
 * active content, a copy without is kept beside it, which is what readers get. It means nothing until somebody names it.
 */
export async function takeIn(
  { blobs, database: { db }, now, renditions, texts }: Services,
  part: MultipartFile | undefined,
  uploadedBy: string,
): Promise<{ ok: true; taken: TakenIn } | { ok: false; refusal: Refusal }> {
  if (!part) return refuse('bad-input', { place: 'file' });
  const kept = await blobs.keep(async (file) => {
    let bytes = 0;
    // At given places: the inspecting process reads from where the file stands, its beginning.
    for await (const chunk of part.file) bytes += (await file.write(chunk, 0, chunk.length, bytes)).bytesWritten;
    return part.file.truncated ? refuse('file-too-large') : inspectPdf({ fd: file.fd, bytes });
  });
  if (!kept.ok) return kept;
  const { digest: sha256, bytes } = kept;
  const { pages, removed, sanitized, text } = kept.answer;
  const safeSha256 = sanitized ? await blobs.put(sanitized) : null;
  await texts.keep(sha256, text);
  db.transaction((tx) => {
    const upload = { sha256, pages, bytes, removed, uploadedBy, at: now() };
    tx.insert(tables.uploads).values(upload).onConflictDoNothing().run();
    if (safeSha256) tx.insert(tables.renditions).values({ sha256, safeSha256 }).onConflictDoNothing().run();
  });
  renditions.derive(sha256, 'now');
  return { ok: true, taken: { sha256, pages, bytes, removed } };
}
