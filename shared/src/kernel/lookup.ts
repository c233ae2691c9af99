/**
 * The entry of a record under an id that somebody sent. Ids such as `constructor` are plain ids here: properties that every object inherits
 * are not found.
 */
export const lookUp = <T>(record: Readonly<Record<string, T>>, id: string): T | undefined =>
  Object.hasOwn(record, id) ? record[id] : undefined;
