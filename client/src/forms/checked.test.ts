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

test('[LIM-5] every other form does so, too, except those of the sign-in page and of keys', () => {
  // The schema library would come to the sign-in page; the server's refusal stands at the field instead.
  const without = ['CodeForms', 'PasswordForm', 'PasswordChange', 'ImportKey', 'KeyCard'];
  const forms = Object.entries(sources).filter(([, source]) => source.includes('<form'));
  expect(forms.length).toBeGreaterThan(12);
  const unchecked = forms.filter(([, source]) => !/\b(?:useChecked|useMotionCheck|MotionFields)\b/.test(source));
  expect(unchecked.map(([path]) => basename(path, '.vue')).sort()).toEqual(without.sort());
});
