import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { broken, mutants } from './mutants.mjs';

const root = join(import.meta.dirname, '..');

test.each(mutants)('$file can be broken so that $why', (mutant) => {
  expect(() => broken(readFileSync(join(root, mutant.file), 'utf8'), mutant)).not.toThrow();
  const tests = globSync(`${mutant.project}/{src,demo,rehearsal,verifier}/**/*.test.ts`, { cwd: root });
  for (const filter of mutant.filter.split(' ')) expect(tests.some((file) => file.includes(filter))).toBe(true);
});

test('sixty lines are broken, none of them twice', () => {
  expect(new Set(mutants.map(({ file, find }) => `${file} ${find}`)).size).toBe(mutants.length);
  expect(mutants.length).toBeGreaterThanOrEqual(60);
});
