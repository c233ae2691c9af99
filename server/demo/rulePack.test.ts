import { readFileSync } from 'node:fs';
import { readPackage, toRulePack } from '@dien-hong/shared/packages';
import { describe, expect, test } from 'vitest';
import { standardPacks } from '../src/rules/standard.ts';

const read = readPackage(JSON.parse(readFileSync(new URL('./meetings.json', import.meta.url), 'utf8')));
if (!read.ok) throw new Error(read.problems.join('\n'));
const demo = read.value;

describe('the counting board of a package', () => {
  test('has as many members as the standard packs ask for, where the package states none', () => {
    const [stated] = demo.rulePacks;
    if (!stated) throw new Error('the demo has packs');
    const { secretBallot: _, ...silent } = stated;
    const fewest = Math.min(...standardPacks.map((one) => one.boardMin));
    expect(fewest).toBe(3);
    expect(toRulePack(silent).boardMin).toBe(fewest);
  });

  test('is stated by every pack of the demo, as in the standard pack', () => {
    for (const pack of demo.rulePacks)
      expect([pack.id, pack.secretBallot?.banKiemPhieuMin]).toEqual([pack.id, pack.id === 'hdnd-tinh' ? 7 : 3]);
  });
});
