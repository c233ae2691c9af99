/**
 * What a record holds under an id that somebody sent. Ids such as `constructor` are plain ids here: what every object
 * inherits is not found.
 */
export const lookUp = <T>(record: Readonly<Record<string, T>>, id: string): T | undefined =>
  Object.hasOwn(record, id) ? record[id] : undefined;
