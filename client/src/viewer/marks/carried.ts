import { type PublishedPaper, versionOf } from '@dien-hong/shared';
import type { PageMark } from '@dien-hong/shared/reading';
import type { PaperFile } from '../../papers/paperFiles.ts';
import { compareVersions } from '../../papers/versions.ts';

/** One's marks on an earlier version. */
export interface OldMarks {
  readonly version: number;
  readonly sha256: string;
  readonly marks: readonly PageMark[];
}

/** A mark that has no place on the version being read; it stands on the one it was made on. */
export interface StrandedMark {
  readonly mark: PageMark;
  readonly version: number;
}

export interface Carried {
  readonly byPage: ReadonlyMap<number, readonly PageMark[]>;
  readonly stranded: readonly StrandedMark[];
}

/** One's marks on the versions before the one with these bytes. */
export function oldMarks(
  paper: PublishedPaper,
  sha256: string,
  byFile: (sha256: string) => readonly PageMark[],
): OldMarks[] {
  const now = versionOf(paper, sha256)?.version ?? paper.version;
  return paper.earlier
    .filter(({ version }) => version < now)
    .map(({ version, file }) => ({ version, sha256: file.sha256, marks: byFile(file.sha256) }))
    .filter(({ marks }) => marks.length > 0);
}

/**
 * The places of the marks on the version `to`: with the same words, or none. Nothing is stored anew. Null while the words of a version
 * cannot be fetched.
 */
export async function carryTo(old: readonly OldMarks[], to: PaperFile): Promise<Carried | null> {
  const byPage = new Map<number, PageMark[]>();
  const stranded: StrandedMark[] = [];
  for (const { version, sha256, marks } of old) {
    const bodies = marks.map(({ body }) => body);
    const compared = await compareVersions({ ...to, sha256 }, to, bodies);
    if (!compared.ok) return null;
    for (const [at, mark] of marks.entries()) {
      const places = compared.value.carried[at] ?? [];
      if (places.length === 0) stranded.push({ mark, version });
      for (const body of places) {
        const { page } = body.place;
        byPage.set(page, [...(byPage.get(page) ?? []), { ...mark, body }]);
      }
    }
  }
  return { byPage, stranded };
}
