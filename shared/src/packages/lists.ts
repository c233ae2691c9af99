import { repeatsIn } from '../kernel/index.ts';

/** The entries that stand in a list a second time, each with its place; entries without a key are passed over. */
export function problemsOfList<T>(
  list: readonly T[],
  key: (one: T) => string | number | null | undefined,
  place: string,
  field: string,
  why: string,
): string[] {
  return repeatsIn(list, key).map(
    (index) => `${place}[${index}].${field}: ${JSON.stringify(key(list[index] as T))} ${why}`,
  );
}
