import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { packed } from '@dien-hong/shared/reading';
import type { Blobs } from '../blobs/blobs.ts';
import type { tables } from '../db/open.ts';
import type { Batch, PageSpans, Span } from '../db/tables/papers.ts';
import { type ChildAnswer, type ChildLimits, runChild } from './childProcess.ts';
import { inspectPdf } from './intake.ts';
import { blank, pagesIn } from './render/frames.ts';
import type { RenderTask } from './render/task.ts';

export type Rendition = typeof tables.renditions.$inferSelect;
type Change = Partial<Omit<Rendition, 'sha256'>>;

/** A tablet fetches both ends of a file at once, 64 KB each: a file up to this length opens as fast without a viewing copy. */
const longestAsItIs = 131_072;
/**
 * The number of pages of a file's first run: few, since somebody may be waiting for the first page. Each process costs as much as several
 * pages.
 */
const firstPages = 4;
const pagesAtOnce = 20;
/** After this number of processes in a row that died without a page, the file gets no further pictures. */
const mostDeaths = 3;

export const deriveLimits: { readonly drawing: ChildLimits; readonly viewing: ChildLimits } = {
  drawing: { seconds: 60, memory: 1200 },
  viewing: { seconds: 120, memory: 1500 },
};

const compress = promisify(gzip);

interface Tools {
  readonly blobs: Blobs;
  readonly limits: typeof deriveLimits;
  /** Ends the step under way without saving it. */
  readonly signal: AbortSignal;
  /** Whether the file as it was uploaded may not be handed out. */
  hadActiveContent(sha256: string): boolean;
  rowOf(sha256: string): Rendition | undefined;
  save(sha256: string, change: Change): void;
}

/**
 * Derives data from a file, one step at a time, so that other files can come in between: the copy without active content, where it had any;
 * sizes and the first pages; the viewing copy; the other pages; at last words and small pictures as wholes. Each step is durable. `step`
 * gets whether somebody may be waiting, and answers whether more is to do.
 */
export function derivation({
  blobs,
  limits,
  signal,
  hadActiveContent,
  rowOf,
  save,
}: Tools): (sha256: string, awaited: boolean) => Promise<boolean> {
  /** The files whose viewing copy has been tried. */
  const viewed = new Set<string>();
  const deaths = new Map<string, number>();

  async function run(
    file: string,
    task: RenderTask,
    limits: ChildLimits,
    output: 'bytes' | number,
  ): Promise<ChildAnswer> {
    const input = await blobs.open(file);
    if (!input) return { ended: 'crash', bytes: Buffer.alloc(0) };
    try {
      const job = { program: 'render', argument: task, input: input.fd, output, background: true, signal } as const;
      return await runChild({ ...job, ...limits });
    } finally {
      await input.close();
    }
  }

  async function clean(sha256: string): Promise<boolean> {
    const original = await blobs.open(sha256);
    if (!original) return false;
    const inspected = await inspectPdf({ fd: original.fd, bytes: (await original.stat()).size }).finally(() =>
      original.close(),
    );
    if (!inspected.ok) return false;
    save(sha256, { safeSha256: inspected.sanitized ? await blobs.put(inspected.sanitized) : sha256 });
    return true;
  }

  async function draw(
    { sha256, file, awaited }: { sha256: string; file: string; awaited: boolean },
    batches: readonly Batch[],
    drawn: number,
  ): Promise<boolean> {
    const first = batches.length === 0;
    const task = { do: 'draw', from: drawn + 1, most: first && awaited ? firstPages : pagesAtOnce } as const;
    const { ended, bytes } = await run(file, task, limits.drawing, 'bytes');
    if (signal.aborted) return true;
    const start = first ? 4 + (bytes.length < 4 ? 0 : bytes.readUInt32BE(0)) : 0;
    const hasSizes = start > 4 && bytes.length >= start;
    const sizes = hasSizes ? (JSON.parse(bytes.toString('utf8', 4, start)) as [number, number][]) : null;
    const pages: PageSpans[] = pagesIn(bytes, start);
    deaths.set(sha256, pages.length > 0 ? 0 : (deaths.get(sha256) ?? 0) + 1);
    // The page at which it died gets no picture; the others do.
    if (ended !== 'answered') pages.push(blank);
    if (first && !sizes) {
      save(sha256, { complete: true });
      return false;
    }
    const blob = await blobs.put(bytes);
    save(sha256, { ...(sizes ? { sizes } : {}), batches: [...batches, { sha256: blob, pages }] });
    return true;
  }

  async function view(sha256: string, file: string): Promise<boolean> {
    viewed.add(sha256);
    const kept = await blobs.keep(async ({ fd }) => {
      const { ended } = await run(file, { do: 'view' }, limits.viewing, fd);
      return { ok: ended === 'answered' };
    });
    if (kept.ok) save(sha256, { viewSha256: kept.digest, viewBytes: kept.bytes });
    return true;
  }

  /** Puts the words and the small pictures of all pages together. */
  async function finish(sha256: string, batches: readonly Batch[], count: number): Promise<boolean> {
    const words: Buffer[] = [];
    const thumbs: Buffer[] = [];
    for (const batch of batches) {
      const bytes = (await blobs.get(batch.sha256)) ?? Buffer.alloc(0);
      // Copied, so that the memory of the large pictures beside them is released.
      const part = ([from, to]: Span): Buffer => Buffer.from(bytes.subarray(from, to));
      for (const page of batch.pages) {
        words.push(part(page.words));
        thumbs.push(part(page.thumb));
      }
    }
    while (words.length < count) {
      words.push(Buffer.alloc(0));
      thumbs.push(Buffer.alloc(0));
    }
    const list = words.flatMap((page, index) => [
      Buffer.from(index === 0 ? '[' : ','),
      page.length ? page : Buffer.from('[]'),
    ]);
    const wordsSha256 = await blobs.put(await compress(Buffer.concat([...list, Buffer.from(']')])));
    const thumbsSha256 = await blobs.put(packed(thumbs));
    save(sha256, { wordsSha256, thumbsSha256, complete: true });
    deaths.delete(sha256);
    return false;
  }

  return async (sha256, awaited) => {
    const row = rowOf(sha256);
    if (row?.complete) return false;
    if (!row?.safeSha256 && hadActiveContent(sha256)) return clean(sha256);
    const file = row?.safeSha256 ?? sha256;
    const size = await blobs.size(file);
    if (size === null) return false;
    const batches = row?.batches ?? [];
    const drawn = batches.reduce((sum, { pages }) => sum + pages.length, 0);
    const pages = row?.sizes?.length ?? 0;
    const worthAView = size > longestAsItIs && !row?.viewSha256 && !viewed.has(sha256);
    if (batches.length === 1 && worthAView) return view(sha256, file);
    if (batches.length === 0 || (drawn < pages && (deaths.get(sha256) ?? 0) < mostDeaths))
      return draw({ sha256, file, awaited }, batches, drawn);
    return finish(sha256, batches, pages);
  };
}
