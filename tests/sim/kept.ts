import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { OpenDatabase } from '../../server/src/db/open.ts';
import { brokenAt, type StoredRecord } from '../../server/verifier/chain.ts';
import { oldAgent, oldHash } from './hall.ts';
import type { Person } from './person.ts';

type Raw = OpenDatabase['raw'];
const server = createRequire(join(import.meta.dirname, '..', '..', 'server', 'package.json'));
const Database = server('better-sqlite3') as new (file: string, options: { readonly: boolean }) => Raw;

/** The data of an acknowledged act. */
export type Kept =
  | { readonly what: 'event'; readonly logId: string; readonly commandId: string; readonly seq: number }
  | { readonly what: 'founded'; readonly logId: string }
  | { readonly what: 'slip'; readonly bytes: string }
  | { readonly what: 'upload'; readonly place: string; readonly sha256: string }
  | { readonly what: 'text'; readonly meetingId: string; readonly key: string; readonly text: string }
  | { readonly what: 'certificate'; readonly personId: string }
  | { readonly what: 'revoked'; readonly fingerprint: string }
  | { readonly what: 'password'; readonly accountId: string }
  | { readonly what: 'package'; readonly prefix: string }
  | {
      readonly what: 'mark';
      readonly meetingId: string;
      readonly who: string;
      readonly id: string;
      readonly text: string;
    };

const sha256Of = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** The faults of a folder after its server died: acknowledged data that is missing, and contradictions. */
export function lostIn(folder: string, kept: readonly Kept[]): string[] {
  const database = new Database(join(folder, 'dien-hong.db'), { readonly: true });
  try {
    return [
      ...kept.filter((one) => !isKept(database, folder, one)).map((one) => JSON.stringify(one)),
      ...contradictions(database),
    ];
  } finally {
    database.close();
  }
}

function isKept(database: Raw, folder: string, one: Kept): boolean {
  const row = (sql: string, ...values: unknown[]) =>
    database.prepare(sql).get(...values) as Record<string, unknown> | undefined;
  switch (one.what) {
    case 'event':
      return (
        row('select max(seq) as seq from events where meeting_id = ? and command_id = ?', one.logId, one.commandId)
          ?.seq === one.seq
      );
    case 'founded':
      return row('select 1 as one from events where meeting_id = ? and seq = 1', one.logId) !== undefined;
    case 'slip':
      return row('select 1 as one from slips where bytes = ?', Buffer.from(one.bytes, 'base64')) !== undefined;
    case 'upload': {
      const file = join(folder, 'blobs', one.sha256.slice(0, 2), one.sha256);
      const placed = row('select 1 as one from upload_places where place = ? and sha256 = ?', one.place, one.sha256);
      return placed !== undefined && existsSync(file) && sha256Of(readFileSync(file)) === one.sha256;
    }
    case 'text':
      return (
        row('select text from minutes_texts where meeting_id = ? and key = ?', one.meetingId, one.key)?.text ===
        one.text
      );
    case 'certificate':
      return row('select count(*) as count from certificates where person_id = ?', one.personId)?.count === 1;
    case 'revoked':
      return row('select revoked_at as at from certificates where fingerprint = ?', one.fingerprint)?.at !== null;
    case 'password':
      return row('select password_hash as hash from accounts where id = ?', one.accountId)?.hash !== oldHash;
    case 'package':
      return row('select 1 as one from meetings where id = ?', `${one.prefix}hop-1`) !== undefined;
    case 'mark':
      return (
        row(
          'select 1 as one from marks where meeting_id = ? and person_id = ? and id = ?',
          one.meetingId,
          one.who,
          one.id,
        ) !== undefined
      );
  }
}

/** Logs with a gap, a broken chain or a command carried out twice; a log without its row, or a row without its log. */
function contradictions(database: Raw): string[] {
  const wrong: string[] = [];
  const logs = new Map<string, StoredRecord[]>();
  const rows = database.prepare('select meeting_id as id, record from events order by meeting_id, seq').iterate();
  for (const { id, record } of rows as Iterable<{ id: string; record: string }>) {
    const list = logs.get(id) ?? [];
    logs.set(id, list);
    list.push(JSON.parse(record));
  }
  for (const [id, records] of logs) {
    const broken = brokenAt(id, records);
    if (broken !== null) wrong.push(`${id}: broken at ${broken}`);
    const done = new Set<string>();
    let before = '';
    for (const { commandId } of records) {
      if (commandId !== before && done.has(commandId)) wrong.push(`${id}: ${commandId} is there twice`);
      done.add(commandId);
      before = commandId;
    }
  }
  const founded = (table: string, column: string, logId: (id: string) => string) => {
    for (const { id, at } of database.prepare(`select id, ${column} as at from ${table}`).all() as {
      id: string;
      at: number | null;
    }[])
      if ((at !== null) !== logs.has(logId(id)))
        wrong.push(`${id}: ${at === null ? 'a log without its row' : 'a row without its log'}`);
  };
  const halves = database.prepare(
    `select id from accounts where password_hash <> '${oldHash}' and id in (select account_id from sessions where agent = '${oldAgent}')`,
  );
  for (const { id } of halves.all() as { id: string }[]) wrong.push(`${id}: a new password beside an old session`);
  for (const { id } of database
    .prepare('select organisation_id as id from persons where organisation_id not in (select id from organisations)')
    .all() as { id: string }[])
    wrong.push(`${id}: people of a package without its organisation`);
  founded('meetings', 'convened_at', (id) => id);
  founded('consultations', 'sent_at', (id) => `plyk:${id}`);
  return wrong;
}

/** Marks are encrypted: only the server itself can tell whether they can still be read. `as` gives a person's connection. */
export async function unreadableMarks(kept: readonly Kept[], as: (who: string) => Person): Promise<string[]> {
  const marks = kept.filter((one) => one.what === 'mark');
  const wrong: string[] = [];
  for (const who of new Set(marks.map((one) => one.who))) {
    const texts = new Map<string, unknown>();
    for (let after = 0, more = true; more; ) {
      const { body } = await as(who).get(`/api/meetings/${marks[0]?.meetingId}/marks?after=${after}`);
      const pulled = body as unknown as {
        marks: { id: string; body: { text: string } | null }[];
        rev: number;
        more: boolean;
      };
      for (const one of pulled.marks) texts.set(one.id, one.body?.text);
      after = pulled.rev;
      more = pulled.more;
    }
    wrong.push(
      ...marks.filter((one) => one.who === who && texts.get(one.id) !== one.text).map((one) => JSON.stringify(one)),
    );
  }
  return wrong;
}
