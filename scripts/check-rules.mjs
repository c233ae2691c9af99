// The numbered rules of docs/rules and the tests that quote them: every rule is quoted by a test, every quoted rule exists.
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';

const root = join(import.meta.dirname, '..');
const id = /\b([A-Z]{3,4}-\d+)\b/g;

const written = new Map();
for (const page of globSync('docs/rules/*.md', { cwd: root }))
  for (const [, rule] of readFileSync(join(root, page), 'utf8').matchAll(/^- \*\*([A-Z]{3,4}-\d+)\*\*/gm)) {
    if (written.has(rule)) console.error(`${rule} is written twice: ${written.get(rule)} and ${page}`);
    written.set(rule, page);
  }

const quoted = new Map();
for (const file of globSync('{shared,server,client}/src/**/*.{test,testing}.ts', { cwd: root }).concat(
  globSync('server/{demo,rehearsal,verifier}/**/*.{test,testing}.ts', { cwd: root }),
  globSync('tests/**/*.{spec,test}.ts', { cwd: root, exclude: ['tests/node_modules/**'] }),
))
  for (const [, title] of readFileSync(join(root, file), 'utf8').matchAll(
    /\b(?:test|it|describe)(?:\.each\([^)]*\))?\(\s*['"`](\[[^\]]+\][^'"`]*)['"`]/g,
  ))
    for (const [, rule] of title.slice(0, title.indexOf(']')).matchAll(id)) quoted.set(rule, file);

const untested = [...written.keys()].filter((rule) => !quoted.has(rule));
const unknown = [...quoted.keys()].filter((rule) => !written.has(rule));
for (const rule of untested) console.error(`${rule} (${written.get(rule)}) is quoted by no test`);
for (const rule of unknown) console.error(`${rule} (${quoted.get(rule)}) is in no page of docs/rules`);
if (written.size === 0) console.error('docs/rules holds no rules');
console.log(`${written.size} rules, ${quoted.size} quoted by tests`);
process.exit(untested.length + unknown.length === 0 && written.size > 0 ? 0 : 1);
