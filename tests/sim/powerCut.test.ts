import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { hasTurn, printedSeed, type Random, randomFrom } from '../random.ts';
import { actsOf, type Kind, shares } from './acts.ts';
import { furnish, type Hall } from './hall.ts';
import { Installation, simTimeout, times } from './installation.ts';
import { type Kept, lostIn, unreadableMarks } from './kept.ts';
import { person } from './person.ts';
import { Disk, readJournal, sizeOf } from './powerCut.ts';
import { started } from './program.ts';
import { openControl, shimmed } from './shim.ts';

const shim = inject('shim');
const cuts = times(5, 200);
/** Checked without a server, they cost little. */
const harmfulCuts = times(50, 200);
const folder = mkdtempSync(join(tmpdir(), 'dien-hong-cuts-'));
const furnished = join(folder, 'hall');
let hall: Hall;

/** Acknowledged data, and the length of the journal at that moment: it must exist from there on. */
interface Acknowledged {
  readonly kept: Kept;
  readonly at: number;
}

interface Ran {
  readonly journal: string;
  readonly acknowledged: readonly Acknowledged[];
}

/** Some minutes of a meeting in short, every write and sync of it in a journal. */
async function run(name: string, flags: readonly string[] = []): Promise<Ran> {
  const installation = new Installation(furnished, hall);
  const journal = join(folder, `${name}.journal`);
  const control = openControl(join(folder, `${name}.control`));
  await installation.open({ env: shimmed(shim, installation.folder, control.file, journal), flags });
  const acts = actsOf(hall, installation.as);
  const acknowledged: Acknowledged[] = [];
  const kinds = Object.keys(shares) as Kind[];
  const rounds = times(3, 5);
  for (let n = 0; n < rounds; n++)
    await Promise.all(
      kinds.map(async (kind) => {
        for (let again = 0; again < shares[kind]; again++) {
          const kept = await installation.insist(await acts[kind](n * shares[kind] + again));
          acknowledged.push({ kept, at: sizeOf(journal) });
        }
      }),
    );
  await installation.dispose();
  control.close();
  return { journal, acknowledged };
}

/** The moments of the cuts, in order: half of them right after an acknowledgement. */
function momentsOf({ journal, acknowledged }: Ran, count: number, random: Random): number[] {
  const size = sizeOf(journal);
  const moments = Array.from({ length: count }, (_, n) =>
    n % 2 === 0 ? (acknowledged[random.below(acknowledged.length)]?.at ?? 0) : random.below(size),
  );
  return moments.sort((a, b) => a - b);
}

/** Cuts the power at each of these moments, and checks the folder that is left. */
async function cutAt(
  ran: Ran,
  moments: readonly number[],
  random: Random,
  look: (left: string, kept: readonly Kept[]) => Promise<string[]>,
): Promise<string[][]> {
  const disk = new Disk(furnished);
  const entries = readJournal(ran.journal);
  const lost: string[][] = [];
  let next = 0;
  for (const moment of moments) {
    for (; next < entries.length && (entries[next]?.end ?? 0) <= moment; next++) disk.apply(entries[next] as never);
    const left = join(folder, 'left');
    // Keeps none of the unsynced data, a part of it, or nearly all.
    disk.cut(left, random, random.below(4) / 4);
    const kept = ran.acknowledged.filter(({ at }) => at <= moment).map((one) => one.kept);
    lost.push(await look(left, kept));
    rmSync(left, { recursive: true });
  }
  return lost;
}

/** Starts the server on the folder that is left: it must start, with all acknowledged data. Answers the faults. */
async function startOn(left: string, kept: readonly Kept[]): Promise<string[]> {
  const program = await started({ folder: left });
  const people = new Map<string, ReturnType<typeof person>>();
  const as = (who: string) => {
    const one = people.get(who) ?? person(program.url, hall.cookies.get(who) ?? '');
    people.set(who, one);
    return one;
  };
  const { body } = await as('admin').get('/api/aside');
  const aside = (body.aside as { id: string }[]).map(({ id }) => `${id} is put aside`);
  const lost = [...lostIn(left, kept), ...(await unreadableMarks(kept, as)), ...aside];
  await program.kill();
  return lost;
}

describe.runIf(shim && hasTurn('sudden ends', 2, 1))('a power cut', () => {
  beforeAll(async () => {
    hall = await furnish(furnished, { voters: 6, drafts: 20, codes: 20 });
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test(
    `[LOG-1] at ${cuts} moments: nothing acknowledged is lost, on a disk that keeps only what was synced`,
    async () => {
      const random = randomFrom(printedSeed());
      const ran = await run('full');
      console.log(`${ran.acknowledged.length} acknowledged, ${sizeOf(ran.journal)} bytes of journal`);
      const lost = await cutAt(ran, momentsOf(ran, cuts, random), random, startOn);
      expect(lost.flat()).toEqual([]);
      expect(lost).toHaveLength(cuts);
    },
    simTimeout,
  );

  // Tests the model itself, which changes seldom.
  test.runIf(process.env.NIGHT)(
    'with synchronous=NORMAL the same cuts lose what was acknowledged: the model would notice',
    async () => {
      const random = randomFrom(printedSeed());
      const ran = await run('normal', ['--import', join(import.meta.dirname, 'normal.mjs')]);
      const lost = await cutAt(ran, momentsOf(ran, harmfulCuts, random), random, async (left, kept) =>
        lostIn(left, kept),
      );
      const losing = lost.filter((one) => one.length > 0).length;
      console.log(`${losing} of ${harmfulCuts} cuts lost something`);
      expect(losing).toBeGreaterThan(harmfulCuts / 4);
    },
    simTimeout,
  );
});
