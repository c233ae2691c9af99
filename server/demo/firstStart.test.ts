import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { furtherPackage, smallPackage } from '@dien-hong/shared/testing';
import { expect, test } from 'vitest';
import { installPackage } from '../src/packages/install.ts';
import { read } from '../src/packages/packages.testing.ts';
import { openServices } from '../src/services.ts';
import { firstStart } from './firstStart.ts';
import { printDemoPaper } from './papers/print.ts';

test('[PKG-11] a package adds to the demo’s organisation, which stays the demo at its next start', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'demo-'));
  const demoPackage = join(dataDir, 'demo.json');
  writeFileSync(demoPackage, JSON.stringify(smallPackage()));
  const services = await openServices({
    ...{ host: '127.0.0.1', port: 0, lan: false, admin: null, accelPrefix: '', clientDir: join(dataDir, 'none') },
    ...{ dataDir, demoPackage, migrationsDir: join(import.meta.dirname, '..', 'migrations') },
  });
  const { blobs, database, directory, drafts, now, renditions } = services;
  try {
    await firstStart(services);
    const needs = { db: database.db, blobs, renditions, now, printPaper: printDemoPaper };
    const made = await installPackage(needs, read(furtherPackage()));
    if (!made.ok) throw new Error(made.problem);
    expect(made.installed.known).toHaveLength(7);
    expect(made.installed.accounts).toMatchObject([{ personId: 'moi', username: 'lythian2' }]);
    await firstStart(services);
    // The further meeting is in preparation; the first was convened by the demo.
    const rows = drafts.of('hoa-lu').map(({ id, convenedAt }) => [id, convenedAt !== null]);
    expect(rows.sort()).toEqual([
      ['hop-1', true],
      ['hop-2', false],
    ]);
    expect(directory.everyone('hoa-lu')).toHaveLength(8);
  } finally {
    await services.close();
    rmSync(dataDir, { recursive: true, force: true });
  }
});
