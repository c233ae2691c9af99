import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { printedSeed, randomFrom } from '../random.ts';
import { actsOf, type Kind, shares } from './acts.ts';
import { furnish, type Hall } from './hall.ts';
import { Installation, simTimeout } from './installation.ts';
import { type Kept, lostIn, unreadableMarks } from './kept.ts';
import { start } from './program.ts';
import { type Control, openControl, shimmed } from './shim.ts';

const shim = inject('shim');
const folder = mkdtempSync(join(tmpdir(), 'dien-hong-sync-'));
const furnished = join(folder, 'hall');
let control: Control;
let hall: Hall;

describe.skipIf(!shim)('killed at each sync', () => {
  beforeAll(async () => {
    control = openControl(join(folder, 'control'));
    hall = await furnish(furnished, { voters: 6, drafts: 30, codes: 30 });
  });
  afterAll(() => {
    control.close();
    rmSync(folder, { recursive: true, force: true });
  });

  test(
    '[LOG-17] every act is done whole or not at all, and done when it is asked for again',
    async () => {
      // Each kind of act on a night's run, one of them on every push.
      const kinds = randomFrom(printedSeed()).some(Object.keys(shares) as Kind[], process.env.NIGHT ? Infinity : 1);
      const installation = new Installation(furnished, hall);
      const env = shimmed(shim, installation.folder, control.file);
      const kept: Kept[] = [];
      const killed: Record<string, number> = {};
      await installation.open({ env });
      const acts = actsOf(hall, installation.as);
      for (const kind of kinds) {
        // After this act the sockets exist, and the things that are made when they are first needed.
        kept.push(await installation.insist(await acts[kind](0)));
        killed[kind] = 0;
        for (let nth = 1; ; nth++) {
          control.killAtSync(nth);
          const insisting = installation.insist(await acts[kind](nth));
          const answered = await Promise.race([
            installation.program.gone.then(() => false),
            insisting.then(() => true),
          ]);
          control.killAtSync(0);
          // A background sync may have killed it just after its answer.
          if (answered && (await installation.healthy())) {
            kept.push(await insisting);
            break;
          }
          await installation.program.gone;
          killed[kind] += 1;
          await installation.open({ env });
          kept.push(await insisting);
          expect(lostIn(installation.folder, kept), `${kind}, sync ${nth}`).toEqual([]);
        }
      }
      console.log(
        `kills: ${Object.entries(killed)
          .map(([kind, n]) => `${kind} ${n}`)
          .join(', ')}`,
      );
      for (const [kind, n] of Object.entries(killed)) expect(n, kind).toBeGreaterThan(0);
      expect(await unreadableMarks(kept, installation.as)).toEqual([]);
      expect((await installation.as('admin').get('/api/aside')).body).toEqual({ aside: [] });
      await installation.dispose();
    },
    simTimeout,
  );

  /** Kills a first start at its n-th sync, and starts again; false when the start had fewer syncs. */
  async function firstStart(nth: number, env: Record<string, string>): Promise<boolean> {
    const own = join(folder, `first-${nth}-${Object.keys(env).length}`);
    control.killAtSync(nth);
    const first = await start({ folder: own, env: { ...env, ...shimmed(shim, own, control.file) } });
    control.killAtSync(0);
    if (first) {
      await first.kill();
      return false;
    }
    const again = await start({ folder: own, env });
    expect(again, `killed at sync ${nth}`).not.toBeNull();
    expect(lostIn(own, []), `killed at sync ${nth}`).toEqual([]);
    if (!env.ADMIN_PASSWORD) {
      const reply = await fetch(`${again?.url}/api/demo/people`);
      const { meetings } = (await reply.json()) as { meetings: unknown[] };
      expect(meetings.length, `killed at sync ${nth}`).toBeGreaterThan(1);
    }
    await again?.kill();
    rmSync(own, { recursive: true });
    return true;
  }

  test(
    '[LOG-17] a first start that is cut off is finished by the next',
    async () => {
      const random = randomFrom(printedSeed());
      const step = process.env.NIGHT ? 1 : 16;
      for (let nth = 1 + random.below(step); ; nth += step)
        if (!(await firstStart(nth, { ADMIN_PASSWORD: 'four unrelated words' }))) break;
    },
    simTimeout,
  );

  test.runIf(process.env.NIGHT)(
    '[LOG-17] so is the demo',
    async () => {
      for (let nth = 1; ; nth += 7) if (!(await firstStart(nth, {}))) break;
    },
    simTimeout,
  );
});
