import { pipeline } from 'node:stream/promises';
import type { Refusal } from '@dien-hong/shared';
import { refuse } from '@dien-hong/shared';
import type { MultipartFile } from '@fastify/multipart';
import { tables } from '../db/open.ts';
import type { Services } from '../services.ts';
import { type Intake, inspectPdf, intakeLimits, tooLarge } from './intake.ts';

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
  let inspected: Intake = { ok: false, refusal: { code: 'not-a-pdf', params: {} } };
  const kept = await blobs.keep(async (file) => {
    // At a given place: the inspecting process reads from where the file stands.
    await pipeline(part.file, file.createWriteStream({ start: 0, autoClose: false }));
    const { size } = await file.stat();
    inspected = part.file.truncated
      ? tooLarge(size + 1, intakeLimits.bytes)
      : await inspectPdf({ fd: file.fd, bytes: size });
    return inspected.ok;
  });
  if (!inspected.ok || !kept) return inspected as Extract<Intake, { ok: false }>;
  const { pages, removed, sanitized, text } = inspected;
  const { digest: sha256, bytes } = kept;
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
