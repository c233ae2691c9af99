import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, inject, test } from 'vitest';
import { printedSeed, randomFrom } from '../random.ts';
import { actsOf, type Kind, shares } from './acts.ts';
import { furnish, type Hall } from './hall.ts';
import { Installation, simTimeout } from './installation.ts';
import { type Kept, lostIn, unreadableMarks } from './kept.ts';
import { type Control, openControl, shimmed } from './shim.ts';

const shim = inject('shim');
const folder = mkdtempSync(join(tmpdir(), 'dien-hong-fault-'));
const furnished = join(folder, 'hall');
const random = randomFrom(printedSeed());
const night = process.env.NIGHT !== undefined;
let control: Control;
let hall: Hall;

describe.skipIf(!shim)('a disk that fails', () => {
  beforeAll(async () => {
    control = openControl(join(folder, 'control'));
    hall = await furnish(furnished, { voters: 6, drafts: 60, codes: 60 });
  });
  afterAll(() => {
    control.close();
    rmSync(folder, { recursive: true, force: true });
  });

  // The disk of a failed test must not affect the next one.
  afterEach(() => control.heal());

  // Full until there is space again; broken for one single write.
  for (const [error, count] of [
    ['ENOSPC', 1_000_000],
    ['EIO', 1],
  ] as const)
    test(
      `[LOG-1] ${error} at each write: nothing is acknowledged that is not kept, the other meetings go on`,
      async () => {
        const installation = new Installation(furnished, hall);
        await installation.open({ env: shimmed(shim, installation.folder, control.file) });
        // The use of a sign-in session is written once, beside the requested act: that write would take the failures.
        for (const who of hall.cookies.keys())
          expect((await installation.as(who).get('/api/session')).status, who).toBe(200);
        const acts = actsOf(hall, installation.as);
        const kept: Kept[] = [];
        const failed: Record<string, number> = {};
        // In and out in turn, for any person.
        let inAndOut = 0;
        const nextOf = (kind: Kind, n: number) => acts[kind](kind === 'checkIn' ? inAndOut++ : n);
        // A push fails half of the kinds of acts with each error, a night all of them.
        const kinds = Object.keys(shares) as Kind[];
        for (const kind of random.some(kinds, night ? kinds.length : kinds.length / 2)) {
          kept.push(await installation.insist(await nextOf(kind, 0)));
          failed[kind] = 0;
          // A push tests a sample of the writes, a night each of them. Each upload has a paper inspected twice and drawn, which is slow.
          const most = night ? 1 : kind === 'upload' ? 60 : 8;
          // Until the failure comes too late for the act: twice where none has failed yet, or all are tested, since background work writes, too.
          const enough = () => unharmed >= (night || failed[kind] === 0 ? 2 : 1);
          let unharmed = 0;
          for (let nth = 1; !enough(); nth += failed[kind] === 0 ? 1 : 1 + random.below(most)) {
            const act = await nextOf(kind, nth);
            control.fail(error, nth, count);
            const asked = await act.ask();
            control.heal();
            unharmed = 'kept' in asked ? unharmed + 1 : 0;
            if ('kept' in asked) kept.push(asked.kept);
            else failed[kind] += 1;
            // The others go on at once, without a restart.
            if (kind !== 'checkIn') kept.push(await installation.insist(await nextOf('checkIn', 0)));
            kept.push(await installation.insist(act));
            expect(installation.program.alive, `${kind}, write ${nth}`).toBe(true);
          }
        }
        console.log(
          `${error}: ${Object.entries(failed)
            .map(([kind, n]) => `${kind} ${n}`)
            .join(', ')}`,
        );
        for (const [kind, n] of Object.entries(failed)) expect(n, kind).toBeGreaterThan(0);
        const before = await unreadableMarks(kept, installation.as);
        await installation.kill();
        await installation.open();
        expect(lostIn(installation.folder, kept)).toEqual([]);
        expect([before, await unreadableMarks(kept, installation.as)]).toEqual([[], []]);
        expect((await installation.as('admin').get('/api/aside')).body).toEqual({ aside: [] });
        await installation.dispose();
      },
      simTimeout,
    );

  test('[LOG-1] it starts on a full disk, shows what there is, and takes what comes once there is room', async () => {
    const installation = new Installation(furnished, hall);
    await installation.open();
    await installation.kill();
    control.fail('ENOSPC', 1, 1_000_000);
    await installation.open({ env: shimmed(shim, installation.folder, control.file) });
    expect((await installation.as('sec').get('/api/meetings')).status).toBe(200);
    const acts = actsOf(hall, installation.as);
    const act = await acts.ballot(0);
    expect(await act.ask()).toEqual({ refused: 'storage-failed' });
    control.heal();
    const kept = [await installation.insist(act)];
    await installation.kill();
    expect(lostIn(installation.folder, kept)).toEqual([]);
    await installation.dispose();
  });
});
