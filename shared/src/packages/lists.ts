/** The entries that stand in a list a second time, each with its place; entries without a key are passed over. */
export function problemsOfList<T>(
  list: readonly T[],
  key: (one: T) => string | number | null | undefined,
  place: string,
  field: string,
  why: string,
): string[] {
  const seen = new Set<string | number>();
  return list.flatMap((one, index) => {
    const value = key(one);
    if (value === null || value === undefined || !seen.has(value)) {
      if (value !== null && value !== undefined) seen.add(value);
      return [];
    }
    return [`${place}[${index}].${field}: ${JSON.stringify(value)} ${why}`];
  });
}
