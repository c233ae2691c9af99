import { readFile } from 'node:fs/promises';
import { eq } from 'drizzle-orm';
import { hashPassword } from '../accounts/passwords.ts';
import { tables } from '../db/open.ts';
import type { Package, PackageMeeting } from '../packages/format.ts';
import { installPackage } from '../packages/install.ts';
import { readPackage } from '../packages/problems.ts';
import type { Services } from '../services.ts';

const minute = 60_000;
const day = 24 * 60 * minute;

/** The demo's meetings lie ahead of today: the first begins within the hour, the others keep their distance to it. */
export function shiftToToday(pack: Package, now: number): Package {
  const first = Math.min(...pack.meetings.map((meeting) => meeting.scheduledStart));
  const shift = Math.ceil((now + 10 * minute) / (5 * minute)) * 5 * minute - first;
  // The others keep their hour of the day.
  const moveOf = (meeting: PackageMeeting) => (meeting.scheduledStart === first ? shift : Math.ceil(shift / day) * day);
  const moved = <T extends { sentAt?: number | undefined }>(one: T): T =>
    one.sentAt === undefined ? one : { ...one, sentAt: Math.min(one.sentAt + shift, now - minute) };
  return {
    ...pack,
    documents: pack.documents.map(moved),
    // Their deadline is counted from today.
    writtenBallots: pack.writtenBallots.map((one) => ({ ...one, deadline: null })),
    meetings: pack.meetings.map(
      (meeting): PackageMeeting => ({
        ...meeting,
        scheduledStart: meeting.scheduledStart + moveOf(meeting),
        scheduledEnd: meeting.scheduledEnd + moveOf(meeting),
        documents: meeting.documents.map(moved),
      }),
    ),
  };
}

/**
 * Fills an empty data folder: with the administrator's account when one is configured, otherwise with the demo, whose first
 * meeting is convened, whose consultations are sent and whose others are in preparation; its secretary is the administrator there.
 */
export async function firstStart(services: Services): Promise<void> {
  const { config, consultations, database, meetings, now } = services;
  const { db } = database;
  if (db.select().from(tables.accounts).limit(1).all().length > 0) return;
  if (config.admin) {
    const { username, password } = config.admin;
    const passwordHash = await hashPassword(password);
    db.insert(tables.accounts)
      .values({ id: 'admin', username: username.toLowerCase(), admin: true, passwordHash })
      .run();
    return;
  }
  const read = readPackage(JSON.parse(await readFile(config.demoPackage, 'utf8')));
  if (!read.ok) throw new Error(`the demo's package does not fit: ${read.problems[0]}`);
  console.log('Lần đầu: đang tạo tài liệu của bản dùng thử… (First start: making the demo’s papers…)');
  const pack = shiftToToday(read.value, now());
  const installed = await installPackage(services, pack);
  if (!installed.ok) throw new Error(`the demo's package does not fit: ${installed.problem}`);
  const first = [...pack.meetings].sort((a, b) => a.scheduledStart - b.scheduledStart)[0];
  const row =
    first &&
    db
      .select()
      .from(tables.meetings)
      .all()
      .find((one) => one.id === first.id);
  if (row) {
    const refusal = await meetings.convene(row.id, row.draft);
    if (refusal) throw new Error(`the demo's meeting cannot be convened: ${refusal.code}`);
  }
  for (const { id, version } of consultations.drafts()) {
    const sent = await consultations.send(id, version);
    if (!sent.ok) throw new Error(`the demo's consultation cannot be sent: ${sent.refusal.code}`);
  }
  // Somebody must be able to try what an administrator does: the secretary of the first meeting.
  const secretary = row?.draft.info.secretaries[0] ?? '';
  db.update(tables.accounts).set({ admin: true }).where(eq(tables.accounts.personId, secretary)).run();
  db.insert(tables.settings).values({ key: 'demo', value: '1' }).run();
}
