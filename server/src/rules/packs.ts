import { composed, packProblems, plainLetters, type Refused, RulePack, refuse } from '@dien-hong/shared';
import type { KeptPack, PackUse } from '@dien-hong/shared/api';
import canonicalize from 'canonicalize';
import { and, eq } from 'drizzle-orm';
import { type Db, tables } from '../db/open.ts';
import { standardPacks } from './standard.ts';

const { rulePacks } = tables;

type Kept = Omit<KeptPack, 'uses'>;

/** "HĐND xã Liêm Thanh" -> "hdnd-xa-liem-thanh". */
const slug = (name: string): string =>
  plainLetters(name)
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 60) || 'quy-tac';

/**
 * The rule packs of this installation: the standard ones and the administrator's copies. A version is never changed: an edit saves the next
 * one, so that the rules of a convened meeting stay as they were (rules PCK-1 to PCK-5).
 */
export function openRulePacks(db: Db, now: () => number) {
  const standard = (id: string) => standardPacks.some((one) => one.id === id);

  function all(): Kept[] {
    const own = db.select().from(rulePacks).orderBy(rulePacks.id, rulePacks.version).all();
    return [
      ...standardPacks.map((pack) => ({ pack, standard: true, basedOn: null, savedBy: '', note: '', savedAt: 0 })),
      ...own.map(({ pack, basedOn, savedBy, note, savedAt }) => ({
        pack,
        standard: false,
        basedOn,
        savedBy,
        note,
        savedAt,
      })),
    ];
  }

  const find = (id: string, version: number): Kept | undefined =>
    all().find(({ pack }) => pack.id === id && pack.version === version);

  /** The meetings, convened or in preparation, that use exactly this version. */
  function usesOf(pack: RulePack): PackUse[] {
    const same = canonicalize(composed(pack));
    return db
      .select()
      .from(tables.meetings)
      .all()
      .filter(({ draft }) => canonicalize(composed(draft.info.rules)) === same)
      .map(({ id, draft, convenedAt }) => ({ id, title: draft.info.title, convened: convenedAt !== null }));
  }

  return {
    all,
    find,
    usesOf,

    /** Whether this very pack is stored here: a meeting may only use a pack that people can look up. */
    keeps(pack: RulePack): boolean {
      const known = find(pack.id, pack.version);
      return known !== undefined && canonicalize(composed(known.pack)) === canonicalize(composed(pack));
    },

    /** Saves an edited pack: the next version of a copy, or the first of a new one where a standard pack was edited. */
    save(
      edited: RulePack,
      { basedOn, savedBy, note }: Pick<KeptPack, 'savedBy' | 'note'> & { basedOn: { id: string; version: number } },
    ): { ok: true; id: string; version: number } | Refused<'rules-unknown' | 'rules-incomplete'> {
      const origin = find(basedOn.id, basedOn.version);
      if (!origin) return refuse('rules-unknown');
      const [field] = packProblems(edited);
      if (field) return refuse('rules-incomplete', { field });
      const ids = new Set(all().map(({ pack }) => pack.id));
      const copy = slug(edited.name);
      const free = (tried: number): string => {
        const id = tried === 1 ? copy : `${copy}-${tried}`;
        return ids.has(id) ? free(tried + 1) : id;
      };
      const id = origin.standard ? free(1) : origin.pack.id;
      const versions = all().flatMap(({ pack }) => (pack.id === id ? [pack.version] : []));
      const version = Math.max(0, ...versions) + 1;
      const pack = RulePack.parse({ ...edited, id, version });
      db.insert(rulePacks)
        .values({
          id,
          version,
          pack,
          basedOn: { id: basedOn.id, version: basedOn.version },
          savedBy,
          note,
          savedAt: now(),
        })
        .run();
      return { ok: true, id, version };
    },

    /** Removes a version of a copy that is not in use. */
    remove(id: string, version: number): { ok: true } | Refused<'rules-unknown' | 'rules-standard' | 'rules-in-use'> {
      const kept = find(id, version);
      if (!kept) return refuse('rules-unknown');
      if (standard(id)) return refuse('rules-standard');
      const [use] = usesOf(kept.pack);
      if (use) return refuse('rules-in-use', { title: use.title });
      db.delete(rulePacks)
        .where(and(eq(rulePacks.id, id), eq(rulePacks.version, version)))
        .run();
      return { ok: true };
    },
  };
}

export type RulePacks = ReturnType<typeof openRulePacks>;
