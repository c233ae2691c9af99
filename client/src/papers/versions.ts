import type { PageBody } from '@dien-hong/shared/reading';
import type { Reply } from '../line/http.ts';
import type { Comparison, ComparisonTask } from './comparison.ts';
import { type PaperFile, partOf } from './paperFiles.ts';

/**
 * The changes from one version of a paper to another, and the places of old marks in the new one. Made anew each time and always alike;
 * never stored. Refuses as the words of either version are refused, e.g. while they are still being read.
 */
export async function compareVersions(
  old: PaperFile,
  now: PaperFile,
  bodies: readonly PageBody[],
): Promise<Reply<Comparison>> {
  const [before, after] = await Promise.all([partOf(old, '/words'), partOf(now, '/words')]);
  if (!before.ok) return before;
  if (!after.ok) return after;
  const made = await beside({ old: before.value, now: after.value, sha256: now.sha256, bodies });
  return made ? { ok: true, value: made } : { ok: false, refusal: { code: 'server-error', params: {} } };
}

function beside(task: ComparisonTask): Promise<Comparison | null> {
  const worker = new Worker(new URL('./comparison.worker.ts', import.meta.url), { type: 'module' });
  return new Promise<Comparison | null>((resolve) => {
    worker.addEventListener('message', ({ data }: MessageEvent<Comparison | null>) => resolve(data));
    worker.addEventListener('error', () => resolve(null));
    // Marks come out of the store, whose maps hand out plain objects: they can be copied over.
    worker.postMessage(task);
  }).finally(() => worker.terminate());
}
