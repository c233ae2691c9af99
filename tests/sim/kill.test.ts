import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, expect, test } from 'vitest';
import { hasTurn, printedSeed, randomFrom } from '../random.ts';
import { actsOf, type Kind, shares } from './acts.ts';
import { furnish } from './hall.ts';
import { Installation, simTimeout, times } from './installation.ts';
import { type Kept, lostIn, unreadableMarks } from './kept.ts';

const kills = times(4, 1000);
const furnished = mkdtempSync(join(tmpdir(), 'dien-hong-hall-'));
afterAll(() => rmSync(furnished, { recursive: true, force: true }));

/** The number of people who act at the same time. */
const hands = 12;

test.runIf(hasTurn('sudden ends', 2, 0))(
  `[LOG-1] killed ${kills} times at random: nothing acknowledged is lost, nothing is done twice`,
  async () => {
    const random = randomFrom(printedSeed());
    const hall = await furnish(furnished, { voters: 12, drafts: Math.max(40, kills), codes: Math.max(40, kills) });
    const installation = new Installation(furnished, hall);
    const kinds = (Object.keys(shares) as Kind[]).flatMap((kind) => Array.from({ length: shares[kind] }, () => kind));
    const counts = new Map<Kind, number>();
    const kept: Kept[] = [];
    let done = false;
    let lastCheckIn: Promise<unknown> = Promise.resolve();
    const waiting: (() => void)[] = [];

    async function work(): Promise<void> {
      const acts = actsOf(hall, installation.as);
      while (!done) {
        const kind = kinds[random.below(kinds.length)] as Kind;
        const n = counts.get(kind) ?? 0;
        counts.set(kind, n + 1);
        const insist = async () => installation.insist(await acts[kind](n));
        // One after the other: check-ins and departures alternate, in this order.
        if (kind === 'checkIn') lastCheckIn = lastCheckIn.then(insist);
        kept.push(await (kind === 'checkIn' ? (lastCheckIn as Promise<Kept>) : insist()));
        for (const go of waiting.splice(0)) go();
      }
    }

    await installation.open();
    const working = Promise.all(Array.from({ length: hands }, work));
    // Their errors end the test where the promise is awaited.
    working.catch(() => {
      done = true;
    });
    for (let n = 0; n < kills && !done; n++) {
      // Kills while the server starts and clients come back, or some moments after everybody is at work.
      if (random.below(4) > 0) await Promise.race([new Promise<void>((go) => waiting.push(go)), working]);
      await wait(random.below(300));
      await installation.kill();
      await installation.open();
    }
    done = true;
    await working;
    console.log(`${kept.length} acknowledged: ${[...counts].map(([kind, n]) => `${n} ${kind}`).join(', ')}`);
    expect(kept.length).toBeGreaterThan(kills);
    expect(lostIn(installation.folder, kept)).toEqual([]);
    expect(await unreadableMarks(kept, installation.as)).toEqual([]);
    expect((await installation.as('admin').get('/api/aside')).body).toEqual({ aside: [] });
    await installation.dispose();
  },
  simTimeout,
);
