// @vitest-environment node
import { globSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { __unstable__loadDesignSystem as loadDesignSystem } from 'tailwindcss';
import { expect, test } from 'vitest';

// A utility class that does not exist has no effect and no message: dark words on dark ground, for one.
const sources = import.meta.glob(['../**/*.vue', '!../**/node_modules/**'], {
  eager: true,
  query: '?raw',
  import: 'default',
}) as Record<string, string>;
const here = import.meta.dirname;
const styles = readFileSync(join(here, 'styles.css'), 'utf8');
const require = createRequire(import.meta.url);

const system = await loadDesignSystem(styles, {
  base: here,
  loadStylesheet: async (id) => {
    const path =
      id === 'tailwindcss' ? join(dirname(require.resolve('tailwindcss/package.json')), 'index.css') : join(here, id);
    return { path, base: dirname(path), content: readFileSync(path, 'utf8') };
  },
});

/** Classes with rules of their own: in the style sheet, in a component, of pdf.js. */
const own = (text: string): string[] => [...text.matchAll(/\.([a-zA-Z][\w-]*)/g)].map(([, name]) => name ?? '');
const sheets = globSync('**/*.css', { cwd: join(here, '..') }).map((file) =>
  readFileSync(join(here, '..', file), 'utf8'),
);
const styled = new Set(
  [...sheets, ...Object.values(sources).flatMap((text) => text.match(/<style[\s\S]*?<\/style>/g) ?? [])].flatMap(own),
);
/** Named in one file and looked for in another: groups, the drag handle, names for tests and pens. */
const named = /^(group|peer)(\/[\w-]+)?$|^(handle|seat|second)$/;

const known = (name: string): boolean =>
  styled.has(name) || named.test(name) || system.candidatesToCss([name])[0] !== null;
const tokens = (text: string): string[] => text.split(/\s+/).filter((one) => one !== '');
const literals = (code: string): string[] =>
  [...code.matchAll(/'([^'\n]*)'|`([^`$]*)`/g)].map(([, one, other]) => one ?? other ?? '');

/** The classes of a component: in `class`, in the strings of `:class`, and in strings of its script that are mostly utilities. */
function classesOf(source: string): string[] {
  const template = source.slice(source.indexOf('<template>'));
  const script = source.slice(0, source.indexOf('<template>')).replaceAll(/\/\/.*|\/\*[\s\S]*?\*\//g, '');
  const fixed = [...template.matchAll(/\sclass="([^"]*)"/g)].flatMap(([, list]) => tokens(list ?? ''));
  const bound = [...template.matchAll(/\s:class="([^"]*)"/g)].flatMap(([, code = '']) => [
    // The string of a comparison is no class.
    ...literals(code.replaceAll(/[=!]==\s*'[^']*'/g, '')).flatMap(tokens),
    ...[...code.matchAll(/[{,]\s*'([^']+)'\s*:/g)].flatMap(([, list]) => tokens(list ?? '')),
  ]);
  const written = literals(script).flatMap((text) => {
    const list = tokens(text);
    const looksLike = list.filter((one) => /^(?:[a-z-]+:)*(?:text|bg|border|ring|fill|stroke|outline)-[a-z]/.test(one));
    return list.length > 0 && looksLike.length * 2 >= list.length ? list : [];
  });
  return [...fixed, ...bound, ...written];
}

test('every utility class exists', () => {
  expect(known('text-on-brand')).toBe(true);
  expect(known('text-brand-ink')).toBe(false);
  const unknown = Object.entries(sources).flatMap(([path, source]) =>
    [...new Set(classesOf(source))].filter((name) => !known(name)).map((name) => `${path}: ${name}`),
  );
  expect(Object.keys(sources).length).toBeGreaterThan(150);
  expect(unknown).toEqual([]);
});
