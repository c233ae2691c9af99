import type Database from 'better-sqlite3';

/**
 * A founded log is the truth, also where an earlier release ended before it wrote that into the draft's row: the people would be shut out
 * of their meeting or consultation for ever. Done at every start, since a backup of such a state may be restored.
 */
export function repairFounded(raw: Database.Database): void {
  const founded = (table: string, column: string, logId: string) =>
    raw.prepare(
      `update ${table} set ${column} = (select json_extract(record, '$.at') from events where meeting_id = ${logId} and seq = 1)
       where ${column} is null and exists (select 1 from events where meeting_id = ${logId} and seq = 1 and json_valid(record))`,
    );
  raw.transaction(() => {
    founded('meetings', 'convened_at', 'meetings.id').run();
    founded('consultations', 'sent_at', "'plyk:' || consultations.id").run();
  })();
}
