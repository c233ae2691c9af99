// @vitest-environment node
import { basename } from 'node:path';
import { expect, test } from 'vitest';

const sources = import.meta.glob(['../**/*.vue', '!../**/node_modules/**'], {
  eager: true,
  query: '?raw',
  import: 'default',
}) as Record<string, string>;

test('[LIM-5] every form that keeps its text checks it by the schema of the server', () => {
  const forms = Object.entries(sources).filter(([, source]) => /\buseTypedForm[<(]/.test(source));
  expect(forms.length).toBeGreaterThan(15);
  const unchecked = forms.filter(([, source]) => !/\b(?:useChecked|useMotionCheck)\(/.test(source));
  expect(unchecked.map(([path]) => basename(path))).toEqual([]);
  // A form that is checked shows at least one fault beside its field.
  const silent = forms.filter(([, source]) => !/:error="/.test(source));
  expect(silent.map(([path]) => basename(path))).toEqual([]);
});
