/** The places in a list at which a key stands that stood earlier in it. Things without a key are passed over. */
export function repeatsIn<T>(list: readonly T[], key: (one: T) => string | number | null | undefined): number[] {
  const seen = new Set<string | number>();
  return list.flatMap((one, index) => {
    const value = key(one);
    if (value === null || value === undefined) return [];
    if (seen.has(value)) return [index];
    seen.add(value);
    return [];
  });
}

/**
 * The entry of a record under an id that somebody sent. Ids such as `constructor` are plain ids here: properties that every object inherits
 * are not found.
 */
export const lookUp = <T>(record: Readonly<Record<string, T>>, id: string): T | undefined =>
  Object.hasOwn(record, id) ? record[id] : undefined;
