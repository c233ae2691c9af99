import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { InstalledPackage } from '@dien-hong/shared/api';
import { type Package, readPackage } from '@dien-hong/shared/packages';
import { asc } from 'drizzle-orm';
import { openDatabase, tables } from '../db/open.ts';
import { type Installing, installPackage } from './install.ts';

/** An empty installation in memory. A paper holds the facts that would be printed in it. */
export function emptyInstallation() {
  const { db, close } = openDatabase(':memory:', join(import.meta.dirname, '../../migrations'));
  const needs: Installing = {
    db,
    now: () => Date.UTC(2027, 1, 1),
    blobs: { put: async (bytes) => createHash('sha256').update(bytes).digest('hex') },
    renditions: { derive: () => {} },
    printPaper: async (facts) => ({ bytes: Buffer.from(JSON.stringify(facts)), pages: facts.pages, gaps: [] }),
  };
  const install = (json: unknown, more: Partial<Installing> = {}) => installPackage({ ...needs, ...more }, read(json));
  return {
    db,
    close,
    needs,
    install,
    async installed(json: unknown): Promise<InstalledPackage> {
      const made = await install(json);
      if (!made.ok) throw new Error(made.problem);
      return made.installed;
    },
    async problems(json: unknown): Promise<string[]> {
      const made = await install(json);
      return made.ok ? [] : made.problem.split('\n');
    },
    /** Every row that a package makes, by table. */
    rows: () => ({
      organisations: db.select().from(tables.organisations).orderBy(asc(tables.organisations.id)).all(),
      units: db.select().from(tables.units).orderBy(asc(tables.units.id)).all(),
      persons: db.select().from(tables.persons).orderBy(asc(tables.persons.id)).all(),
      accounts: db.select().from(tables.accounts).orderBy(asc(tables.accounts.id)).all(),
      meetings: db.select().from(tables.meetings).orderBy(asc(tables.meetings.id)).all(),
      consultations: db.select().from(tables.consultations).orderBy(asc(tables.consultations.id)).all(),
    }),
  };
}

export function read(json: unknown): Package {
  const made = readPackage(json);
  if (!made.ok) throw new Error(made.problems.join('\n'));
  return made.value;
}
