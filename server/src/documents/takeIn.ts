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
 * Takes in a PDF: inspected in a process of its own, kept by digest. Where active content had to be removed, the cleaned copy is what
 * is kept. It means nothing until somebody names it.
 */
export async function takeIn(
  { blobs, database, now, texts }: Services,
  part: MultipartFile | undefined,
  uploadedBy: string,
): Promise<{ ok: true; taken: TakenIn } | { ok: false; refusal: Refusal }> {
  if (!part) return refuse('bad-input', { place: 'file' });
  const inspected = await inspectPdf(new Uint8Array(await part.toBuffer()));
  if (!inspected.ok) return inspected;
  const bytes = inspected.sanitized ?? inspected.bytes;
  const sha256 = await blobs.put(bytes);
  const { pages, removed } = inspected;
  await texts.keep(sha256, inspected.text);
  database.db
    .insert(tables.uploads)
    .values({ sha256, pages, bytes: bytes.length, removed, uploadedBy, at: now() })
    .onConflictDoNothing()
    .run();
  return { ok: true, taken: { sha256, pages, bytes: bytes.length, removed } };
}
