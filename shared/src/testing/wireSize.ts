import type * as z from 'zod/mini';

/** The parts of a schema that this reads; `zod/mini` keeps them on `_zod`. */
interface Def {
  readonly type: string;
  readonly checks?: readonly { readonly _zod: { readonly def: Record<string, unknown> } }[];
  readonly format?: string;
  readonly [part: string]: unknown;
}
const defOf = (schema: unknown): Def => (schema as { _zod: { def: Def } })._zod.def;

function most(def: Def, check: string): number | undefined {
  const found = def.checks?.find((one) => one._zod.def.check === check)?._zod.def.maximum;
  return typeof found === 'number' ? found : undefined;
}

const patterns = (def: Def): string[] => (def.checks ?? []).map((one) => String(one._zod.def.pattern ?? ''));

/** The number of signs that a pattern asks for: `{64}`. */
const signs = (def: Def): number | undefined =>
  patterns(def).flatMap((one) => Number(/\{(\d+)\}\$/.exec(one)?.[1] ?? Number.NaN))[0] || undefined;

/** Ids, digests, base64: a byte each. */
const isPlain = (def: Def): boolean =>
  patterns(def).some((one) => /^\/\^\[(A-Z)?(a-z)?[A-Za-z0-9+./_:\\-]+\][*+{]/.test(one));

/**
 * The most bytes that JSON of this schema takes, and the places of texts and lists that have no limit. A letter takes at most three
 * bytes of UTF-8 for each of its units, one where a pattern says so; a number at most 25.
 */
export function wireSize(
  schema: z.core.$ZodType,
  place = '',
): { readonly bytes: number; readonly open: readonly string[] } {
  const def = defOf(schema);
  const inner = (part: unknown, at = place) => wireSize(part as z.core.$ZodType, at);
  switch (def.type) {
    case 'string': {
      if (def.format === 'date' || def.format === 'datetime') return { bytes: 40, open: [] };
      const letters = most(def, 'max_length') ?? signs(def);
      return letters === undefined
        ? { bytes: 0, open: [place] }
        : { bytes: letters * (isPlain(def) ? 1 : 3) + 2, open: [] };
    }
    case 'pipe':
      return inner(def.out);
    case 'nullable':
    case 'optional':
      return inner(def.innerType);
    case 'array': {
      const count = most(def, 'max_length');
      const one = inner(def.element, `${place}[]`);
      return count === undefined
        ? { bytes: 0, open: [`${place}[]`, ...one.open] }
        : { bytes: count * (one.bytes + 1) + 2, open: one.open };
    }
    case 'tuple': {
      const items = (def.items as unknown[]).map((one) => inner(one, `${place}[]`));
      return { bytes: items.reduce((sum, one) => sum + one.bytes + 1, 2), open: items.flatMap((one) => one.open) };
    }
    case 'object': {
      const fields = Object.entries(def.shape as object).map(([name, part]) => {
        const { bytes, open } = inner(part, `${place}.${name}`);
        return { bytes: bytes + name.length + 4, open };
      });
      return { bytes: fields.reduce((sum, one) => sum + one.bytes, 2), open: fields.flatMap((one) => one.open) };
    }
    case 'union': {
      const options = (def.options as unknown[]).map((one) => inner(one));
      return { bytes: Math.max(...options.map((one) => one.bytes)), open: options.flatMap((one) => one.open) };
    }
    case 'enum':
      return {
        bytes: Math.max(...Object.values(def.entries as object).map((one) => String(one).length)) + 2,
        open: [],
      };
    case 'literal':
      return { bytes: Math.max(...(def.values as unknown[]).map((one) => JSON.stringify(one).length)), open: [] };
    case 'number':
    case 'int':
    case 'boolean':
    case 'null':
      return { bytes: 25, open: [] };
    default:
      throw new Error(`wireSize does not know ${def.type} at ${place}`);
  }
}
