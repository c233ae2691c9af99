import fc from 'fast-check';

/** The parts of a schema that this reads; `zod/mini` keeps them on `_zod`. */
interface Def {
  readonly type: string;
  readonly [part: string]: unknown;
}
const defOf = (schema: unknown): Def => (schema as { _zod: { def: Def } })._zod.def;

/** In place of an id: that of the latest event which names one by this field. */
const latest = (field: string): string => `latest:${field}`;

/** The command with the ids that are meant, now that the meeting is there. */
export const latestOf = <C extends object>(records: readonly { readonly event: object }[], command: C): C =>
  Object.fromEntries(
    Object.entries(command).map(([field, value]) => {
      if (value !== latest(field)) return [field, value];
      const event = records.findLast((one) => field in one.event)?.event as Record<string, unknown> | undefined;
      return [field, event?.[field] ?? 'none'];
    }),
  ) as C;

/**
 * Values that fit a schema, for a command that has no maker of its own. A text is a short word, a number a small one; `known`: the ids that
 * there are, by the name of the field.
 */
export function bySchema(
  schema: unknown,
  known: Readonly<Record<string, fc.Arbitrary<unknown>>>,
  field = '',
): fc.Arbitrary<unknown> {
  const def = defOf(schema);
  const inner = (part: unknown, name = field) => bySchema(part, known, name);
  const own = Object.hasOwn(known, field) ? known[field] : undefined;
  if (own) return own;
  switch (def.type) {
    case 'object':
      return fc.record(
        Object.fromEntries(Object.entries(def.shape as object).map(([name, part]) => [name, inner(part, name)])),
      );
    case 'string':
      return fc.constant(field.endsWith('Id') ? latest(field) : 'Việc gấp');
    case 'pipe':
      return inner(def.out);
    case 'nullable':
      return fc.option(inner(def.innerType));
    case 'array':
      return fc.array(inner(def.element), { minLength: 1, maxLength: 3 });
    case 'enum':
      return fc.constantFrom(...Object.values(def.entries as object));
    case 'literal':
      return fc.constantFrom(...(def.values as unknown[]));
    case 'number':
      return fc.constantFrom(1, 10);
    case 'boolean':
      return fc.boolean();
    default:
      throw new Error(`${field}: no value is made of ${def.type}; its command needs a maker of its own`);
  }
}
