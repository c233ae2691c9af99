// @vitest-environment node
import { basename } from 'node:path';
import { expect, test } from 'vitest';

// Typed text is on the device within a second and comes back: in every form, or with a reason against it.
const sources = import.meta.glob(['../../**/*.vue', '!../../**/node_modules/**'], {
  eager: true,
  query: '?raw',
  import: 'default',
}) as Record<string, string>;
const byName = new Map(Object.entries(sources).map(([path, source]) => [basename(path, '.vue'), source]));

/** Fields of the kit: the component around them keeps their text. */
const kit = ['TextArea', 'TextField', 'DayField', 'MomentField', 'ReasonDialog', 'LinesField'];
/** Text that is kept nowhere, or in another way than by `typed`, and why. */
const exceptions: Record<string, string> = {
  AnswerForm: 'kept by `written.ts`, which also sends it',
  CodeForms: 'a code for one use and a new password',
  PasswordForm: 'a password',
  KeyCard: 'a code for one use',
  ConsultationOutcome: 'one number, for the next print',
  Notebook: 'kept by the marks',
  PinNote: 'kept by the marks',
};

const keeps = /\b(?:useTypedForm|typedAt|useDraft|useEditor|useMinutes)\b/;
const fieldTags = /<(?:TextArea|TextField|ReasonDialog|LinesField|textarea|input)\b[^>]*>/g;
/** A field of free text: no search, no number, no tick, no file. */
const isText = (tag: string): boolean =>
  !/"search"|type="(?:number|password|file|radio|checkbox)"|inputmode="numeric"/.test(tag);
const boundTo = (tag: string): string =>
  tag.match(/(?:v-model(?::reason)?|:model-value)="(?:String\()?(\w+)/)?.[1] ?? '';
const users = (name: string): string[] =>
  [...byName].filter(([, source]) => new RegExp(`<${name}\\b`).test(source)).map(([user]) => user);

/** It keeps its text, or all components that show it do. */
function isKept(name: string): boolean {
  if (name in exceptions || keeps.test(byName.get(name) ?? '')) return true;
  const above = users(name);
  return above.length > 0 && above.every(isKept);
}
/** Text of the component's own, in its memory alone. */
const isLoose = (source: string, name: string): boolean =>
  new RegExp(`const ${name} = (?:ref|shallowRef|reactive)\\b`).test(source) && !/\btypedAt[<(]/.test(source);

test('text typed in any form is kept on the device', () => {
  let forms = 0;
  const lost = [...byName].flatMap(([name, source]) => {
    const fields = [...(source.match(fieldTags) ?? [])].filter(isText);
    if (fields.length === 0 || kit.includes(name) || name in exceptions) return [];
    forms += 1;
    // Text that is emitted only when the field is left goes with a page that goes before.
    if (fields.some((tag) => tag.includes('@change='))) return [`${name}: heard of when it is left`];
    const loose = fields.map(boundTo).find((one) => isLoose(source, one));
    if (loose !== undefined) return [`${name}: ${loose}`];
    return isKept(name) ? [] : [`${name}: ${fields.map(boundTo).join(', ')}`];
  });
  expect(lost).toEqual([]);
  expect(forms).toBeGreaterThan(25);
  // An exception without its component would hide the next one of that name.
  expect(Object.keys(exceptions).filter((name) => !byName.get(name)?.match(fieldTags)?.some(isText))).toEqual([]);
});
