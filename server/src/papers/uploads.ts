import { type Refusal, refuse } from '@dien-hong/shared';
import type { DocumentDoubt } from '@dien-hong/shared/documents-refusals';
import { and, eq, gt, isNull, sql } from 'drizzle-orm';
import { type Db, tables } from '../db/open.ts';

const { uploadPlaces, uploads } = tables;

const day = 24 * 3600_000;

/** The place to which a file was brought. It may be named only there: a digest identifies bytes and gives no right to read them. */
export type Place = `meeting:${string}` | `consultation:${string}`;

export interface UploadFacts {
  readonly sha256: string;
  readonly pages: number;
  readonly bytes: number;
  readonly removed: readonly string[];
  /** Findings that a person has to look at before the file is used. */
  readonly doubts: readonly DocumentDoubt[];
  /** The office document it was made from, and its name. */
  readonly source: { readonly sha256: string; readonly name: string } | null;
}

export interface PlacedUpload {
  readonly sha256: string;
  readonly pages: number;
  readonly bytes: number;
  readonly removed: readonly string[];
  readonly doubts: readonly DocumentDoubt[];
  /** Whether a person has looked at all doubts at this place. */
  readonly confirmed: boolean;
}

type Named = { readonly ok: true; readonly upload: PlacedUpload } | { readonly ok: false; readonly refusal: Refusal };

/** The files that were brought to meetings and consultations. */
export interface Uploads {
  /**
   * Keeps a file that was inspected: its facts once, its place, uploader and time (epoch milliseconds) each time. `more` runs in the same
   * commit.
   */
  keep(facts: UploadFacts, place: Place, personId: string, more?: (db: Pick<Db, 'insert'>) => void): number;
  /** Bytes this person has brought within the last 24 hours. */
  broughtLately(personId: string): number;
  /** The people who brought a file to this place, each once. */
  bringers(place: Place, sha256: string): string[];
  /** A file as it was brought here, by this person if `personId` is given. */
  find(place: Place, sha256: string, personId?: string): PlacedUpload | null;
  /** Records that a person has looked at the doubts. False where no such file was brought to this place. */
  confirm(place: Place, sha256: string, personId: string): boolean;
  /** A file that may be named here. Refusals: `paper-not-uploaded`, `paper-not-confirmed`. */
  named(place: Place, sha256: string, personId?: string): Named;
}

export function openUploads(db: Db, now: () => number): Uploads {
  function find(place: Place, sha256: string, personId?: string): PlacedUpload | null {
    const at = and(eq(uploadPlaces.place, place), eq(uploadPlaces.sha256, sha256));
    const rows = db
      .select()
      .from(uploadPlaces)
      .innerJoin(uploads, eq(uploads.sha256, uploadPlaces.sha256))
      .where(personId === undefined ? at : and(at, eq(uploadPlaces.uploadedBy, personId)))
      .all();
    const [row] = rows;
    if (!row) return null;
    const { pages, bytes, removed, doubts } = row.uploads;
    const confirmed = doubts.length === 0 || rows.some((one) => one.upload_places.confirmedAt !== null);
    return { sha256, pages, bytes, removed, doubts, confirmed };
  }

  return {
    find,
    keep({ source, ...facts }, place, personId, more) {
      const at = now();
      db.transaction((tx) => {
        const file = { ...facts, removed: [...facts.removed], doubts: [...facts.doubts] };
        const from = { sourceSha256: source?.sha256 ?? null, sourceName: source?.name ?? null };
        tx.insert(uploads)
          .values({ ...file, ...from, uploadedBy: personId, at })
          .onConflictDoNothing()
          .run();
        tx.insert(uploadPlaces)
          .values({ place, sha256: facts.sha256, uploadedBy: personId, at })
          .onConflictDoNothing()
          .run();
        more?.(tx);
      });
      return at;
    },
    broughtLately: (personId) =>
      db
        .select({ bytes: sql<number>`coalesce(sum(${uploads.bytes}), 0)` })
        .from(uploadPlaces)
        .innerJoin(uploads, eq(uploads.sha256, uploadPlaces.sha256))
        .where(and(eq(uploadPlaces.uploadedBy, personId), gt(uploadPlaces.at, now() - day)))
        .get()?.bytes ?? 0,
    bringers: (place, sha256) =>
      db
        .select({ personId: uploadPlaces.uploadedBy })
        .from(uploadPlaces)
        .where(and(eq(uploadPlaces.place, place), eq(uploadPlaces.sha256, sha256)))
        .all()
        .map((one) => one.personId),
    confirm(place, sha256, personId) {
      const at = and(eq(uploadPlaces.place, place), eq(uploadPlaces.sha256, sha256));
      db.update(uploadPlaces)
        .set({ confirmedBy: personId, confirmedAt: now() })
        .where(and(at, isNull(uploadPlaces.confirmedAt)))
        .run();
      return find(place, sha256) !== null;
    },
    named(place, sha256, personId) {
      const upload = find(place, sha256, personId);
      if (!upload) return refuse('paper-not-uploaded');
      return upload.confirmed ? { ok: true, upload } : refuse('paper-not-confirmed');
    },
  };
}
