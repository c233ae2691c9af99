import { type InputIssue, inputRefusal, limits } from '@dien-hong/shared';
import { formats } from '../i18n/format.ts';
import { i18n } from '../i18n/i18n.ts';
import { refusalText } from '../i18n/refusals.ts';

/** A schema of `shared`, by which the server reads the same input. */
export interface Schema {
  safeParse(
    input: unknown,
  ):
    | { readonly success: true }
    | { readonly success: false; readonly error: { readonly issues: readonly InputIssue[] } };
}

/** The fault of a field. `empty`: the field has no text. */
export interface Fault {
  readonly issue: InputIssue;
  readonly empty: boolean;
}

const valueAt = (input: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>((value, key) => (value as Record<PropertyKey, unknown> | null | undefined)?.[key], input);

function isEmpty({ code, origin, minimum }: InputIssue, value: unknown): boolean {
  // A text of spaces and unseen letters is read as empty.
  if (code === 'too_small' && origin !== 'number' && origin !== 'int') return Number(minimum) <= 1;
  return value === undefined || value === null || value === '';
}

/** The first fault of each field, by its path: `title`, `rows.1.name`. */
export function faultsOf(schema: Schema, input: unknown): ReadonlyMap<string, Fault> {
  const read = schema.safeParse(input);
  const faults = new Map<string, Fault>();
  for (const issue of read.success ? [] : read.error.issues) {
    const path = issue.path.map(String).join('.');
    if (!faults.has(path)) faults.set(path, { issue, empty: isEmpty(issue, valueAt(input, issue.path)) });
  }
  return faults;
}

/** A bound in figures; one of an instant as its day. */
function bound(value: number): string {
  const format = formats(i18n.global.locale.value === 'en' ? 'en' : 'vi');
  return value === limits.instant.least || value === limits.instant.most ? format.date(value) : format.number(value);
}

/** The same in words that stand below the field: those of the server's refusal, without the name that the field bears already. */
export function faultText({ issue, empty }: Fault): string {
  const { t } = i18n.global;
  if (empty) return t('common.input.missing');
  if (issue.origin === 'number' || issue.origin === 'int') {
    // All numbers of forms are whole: more than 0 is 1 at least.
    if (issue.code === 'too_small')
      return t('common.input.least', { least: bound(Number(issue.minimum) + (issue.inclusive === false ? 1 : 0)) });
    if (issue.code === 'too_big') return t('common.input.most', { most: bound(Number(issue.maximum)) });
  }
  return refusalText(inputRefusal([{ ...issue, path: [] }]));
}

/** The fault of a field of a draft, in words, told at once: a draft is kept as it is typed. */
export function errorIn(schema: Schema, input: unknown, path: string): string | undefined {
  const fault = faultsOf(schema, input).get(path);
  return fault && faultText(fault);
}
