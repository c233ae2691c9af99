import { plainLetters } from '@dien-hong/shared';
import type { Package } from '@dien-hong/shared/packages';
import { sql } from 'drizzle-orm';
import { type Db, tables } from '../db/open.ts';

/** "Nguyễn Đức Thịnh" -> "nguyenducthinh". */
const plain = (name: string): string => plainLetters(name).replaceAll(/[^a-z0-9]/g, '');

/** A user name for each of these people, which nobody has here; those of equal names are numbered. */
export function usernames(db: Pick<Db, 'all'>, persons: Package['persons']): Map<string, string> {
  const wishes = persons.map(({ id, fullName }) => ({ id, wished: plain(fullName) || plain(id) }));
  const { accounts } = tables;
  // A colon follows the digits: the range holds a wished name with every number behind it.
  const rows = db.all<{ name: string }>(sql`
    select ${accounts.username} as name from json_each(${JSON.stringify([...new Set(wishes.map(({ wished }) => wished))])})
    cross join ${accounts} on ${accounts.username} between value and value || ':'`);
  const used = new Set(rows.map(({ name }) => name));
  const names = new Map<string, string>();
  for (const { id, wished } of wishes) {
    let name = wished;
    for (let n = 2; used.has(name); n++) name = `${wished}${n}`;
    used.add(name);
    names.set(id, name);
  }
  return names;
}
