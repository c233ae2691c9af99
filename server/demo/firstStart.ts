import { readFile } from 'node:fs/promises';
import { type Package, type PackageMeeting, readPackage } from '@dien-hong/shared/packages';
import { eq } from 'drizzle-orm';
import { hashPassword } from '../src/accounts/passwords.ts';
import type { Blobs } from '../src/blobs/blobs.ts';
import type { Consultations } from '../src/consultations/consultations.ts';
import { type Db, tables } from '../src/db/open.ts';
import type { Meetings } from '../src/meetings/meetings.ts';
import { installPackage } from '../src/packages/install.ts';
import type { Renditions } from '../src/papers/renditions.ts';
import { printDemoPaper } from './papers/print.ts';

interface Needs {
  readonly blobs: Blobs;
  readonly config: {
    readonly admin: { readonly username: string; readonly password: string } | null;
    readonly demoPackage: string;
  };
  readonly consultations: Consultations;
  readonly database: { readonly db: Db };
  readonly meetings: Meetings;
  readonly renditions: Renditions;
  /** Epoch milliseconds. */
  readonly now: () => number;
}

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
    // Their deadline is set anew, from today.
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

const { accounts, meetings: meetingRows, settings } = tables;

/** The row of `settings` that makes an installation a demo: while it is being made, and once it is whole. */
const demo = { key: 'demo', beingMade: 'being made', whole: '1' };

/**
 * Fills an empty data folder: with the administrator's account when one is configured, otherwise with the demo, whose first meeting is
 * convened, whose consultations are sent and whose others are in preparation; its secretary is the administrator there. A demo interrupted
 * while it was made is finished at the next start.
 */
export async function firstStart(needs: Needs): Promise<void> {
  const { blobs, config, database, now, renditions } = needs;
  const { db } = database;
  const made = db.select().from(settings).where(eq(settings.key, demo.key)).get()?.value;
  if (made === demo.beingMade) return finishDemo(needs);
  if (db.select().from(accounts).limit(1).all().length > 0) return;
  if (config.admin) {
    const { username, password } = config.admin;
    const passwordHash = await hashPassword(password);
    db.insert(accounts).values({ id: 'admin', username: username.toLowerCase(), admin: true, passwordHash }).run();
    return;
  }
  const read = readPackage(JSON.parse(await readFile(config.demoPackage, 'utf8')));
  if (!read.ok) throw new Error(`the demo's package does not fit: ${read.problems[0]}`);
  console.log('Lần đầu: đang tạo tài liệu của bản dùng thử… (First start: making the demo’s papers…)');
  const installed = await installPackage(
    { db, blobs, renditions, now, printPaper: printDemoPaper },
    shiftToToday(read.value, now()),
    (tx) => {
      tx.insert(settings).values({ key: demo.key, value: demo.beingMade }).run();
    },
  );
  if (!installed.ok) throw new Error(`the demo's package does not fit: ${installed.problem}`);
  return finishDemo(needs);
}

/** The steps after the installation of the package; each is taken unless it was taken before. */
async function finishDemo({ consultations, database, meetings }: Needs): Promise<void> {
  const { db } = database;
  const rows = db.select().from(meetingRows).all();
  const [first] = rows.sort((a, b) => a.draft.info.scheduledStart - b.draft.info.scheduledStart);
  if (first && first.convenedAt === null) {
    const refusal = await meetings.convene(first.id, first.version);
    if (refusal) throw new Error(`the demo's meeting cannot be convened: ${refusal.code}`);
  }
  for (const { id, version } of consultations.drafts()) {
    const sent = await consultations.send(id, version);
    if (!sent.ok) throw new Error(`the demo's consultation cannot be sent: ${sent.refusal.code}`);
  }
  // The secretary of the first meeting is the administrator too, so that a visitor can try that role.
  const secretary = first?.draft.info.secretaries[0] ?? '';
  db.transaction((tx) => {
    tx.update(accounts).set({ admin: true }).where(eq(accounts.personId, secretary)).run();
    tx.update(settings).set({ value: demo.whole }).where(eq(settings.key, demo.key)).run();
  });
}
