import { EventEmitter } from 'node:events';
import { join } from 'node:path';
import { blindRsa, type SecretBallotScheme } from '../verifier/ballots/scheme.ts';
import { type Accounts, openAccounts } from './accounts/accounts.ts';
import { type Attempts, countAttempts } from './accounts/attempts.ts';
import { type Directory, openDirectory } from './accounts/directory.ts';
import { repairRevocations } from './accounts/repairRevocations.ts';
import { openSessions, type Sessions } from './accounts/sessions.ts';
import { type BallotBox, sqliteBox } from './ballot-box/box.ts';
import { type Blobs, openBlobs } from './blobs/blobs.ts';
import type { Config } from './config.ts';
import { type Consultations, openConsultations } from './consultations/consultations.ts';
import { requireBeside } from './db/beside.ts';
import { lockFolder } from './db/folderLock.ts';
import { type OpenDatabase, openDatabase } from './db/open.ts';
import { type Clock, steadyClock } from './kernel/clock.ts';
import { keepFolderToOwner, keepToOwner, makeFolder, restrict } from './kernel/disk.ts';
import { apart } from './kernel/failure.ts';
import type { EventLog } from './log/eventLog.ts';
import { openHeadNote } from './log/headNote.ts';
import { repairFounded } from './log/repair.ts';
import { sqliteLog } from './log/sqlite.ts';
import { type Marks, marksLimits, type Owner, openMarks } from './marks/marks.ts';
import { openSeals } from './marks/seal.ts';
import { type Drafts, openDrafts } from './meetings/drafts.ts';
import { Meetings } from './meetings/meetings.ts';
import { openProver } from './meetings/prove.ts';
import { upcastDrafts } from './meetings/upcastDrafts.ts';
import { openRenditions, type Renditions } from './papers/renditions.ts';
import { openPaperTexts, type PaperTexts } from './papers/texts.ts';
import { openUploads, type Uploads } from './papers/uploads.ts';
import { openRulePacks, type RulePacks } from './rules/packs.ts';
import { openKeptSignatures } from './signing/keptSignatures.ts';
import { openPki, type Pki } from './signing/pki.ts';
import { tidyBox } from './votes/tidyBox.ts';

/** The parts of the server below HTTP and sockets, opened once. */
export interface Services {
  readonly config: Config;
  readonly database: OpenDatabase;
  readonly sessions: Sessions;
  readonly accounts: Accounts;
  /** Failed attempts to sign in, of this process. */
  readonly attempts: Attempts;
  readonly directory: Directory;
  readonly blobs: Blobs;
  readonly uploads: Uploads;
  readonly texts: PaperTexts;
  readonly renditions: Renditions;
  readonly marks: Marks;
  /** Emits when a person's marks changed, with the last number: his other devices fetch them. */
  readonly markNews: EventEmitter<{ changed: [owner: Owner, rev: number] }>;
  /** Emits when a person's device got a key or lost it: chair and secretary see who can sign. */
  readonly keyNews: EventEmitter<{ changed: [personId: string] }>;
  readonly rulePacks: RulePacks;
  readonly pki: Pki;
  readonly box: BallotBox;
  readonly scheme: SecretBallotScheme;
  /** Emits when a slip was put into the box of a vote; the feeds show the number. */
  readonly slipNews: EventEmitter<{ slip: [meetingId: string, voteId: string] }>;
  readonly meetings: Meetings;
  /** The meetings as they are prepared. */
  readonly drafts: Drafts;
  readonly consultations: Consultations;
  readonly clock: Clock;
  /** Epoch milliseconds: `clock.now`. */
  readonly now: () => number;
  close(): Promise<void>;
}

/** The folder of the installation's certificate authority. */
export const pkiFolder = (config: Config): string => join(config.dataDir, 'pki');

/** The time (ms) between two checks for a jump of the machine's clock and two notes of the log's head, also while nobody acts. */
const everySecond = 1000;

/** `keep`: a log other than the embedded one, for measuring the cost of the database. */
export async function openServices(config: Config, clock: Clock = steadyClock(), keep?: EventLog): Promise<Services> {
  const { dataDir } = config;
  await makeFolder(dataDir, 0o700);
  // nginx reads papers as its own user, of the same group; other users cannot enter this folder.
  restrict(dataDir, config.accelPrefix === '' ? 0o700 : 0o710);
  const unlock = lockFolder(dataDir);
  keepToOwner(dataDir, ['marks.key', 'server.lock']);
  keepFolderToOwner(pkiFolder(config));
  let database: OpenDatabase | undefined;
  try {
    database = openDatabase(join(dataDir, 'dien-hong.db'), config.migrationsDir);
    return await openOn(database, { config, clock, keep, unlock });
  } catch (error) {
    database?.close();
    unlock();
    throw error;
  }
}

interface Opening {
  readonly config: Config;
  readonly clock: Clock;
  readonly keep: EventLog | undefined;
  readonly unlock: () => void;
}

async function openOn(database: OpenDatabase, { config, clock, keep, unlock }: Opening): Promise<Services> {
  const { now } = clock;
  const { dataDir } = config;
  const { db } = database;
  requireBeside(db, dataDir);
  const headNote = openHeadNote(database.raw, dataDir);
  repairFounded(database.raw);
  upcastDrafts(db);
  const directory = openDirectory(db);
  const sessions = openSessions(db, now);
  const pki = await openPki(pkiFolder(config), { organisation: 'Diên Hồng' });
  await repairRevocations(db, directory, pki);
  const log = keep ?? sqliteLog(database.raw);
  const box = sqliteBox(database.raw);
  const uploads = openUploads(db, now);
  const kept = openKeptSignatures({ log, pki, directory });
  const prove = openProver({ db, uploads, kept, pki, directory, box, scheme: blindRsa, now });
  const meetings = new Meetings({ log, db, prove, clock });
  const stopTidying = tidyBox(box, meetings);
  const rulePacks = openRulePacks(db, now);
  const blobs = openBlobs(join(dataDir, 'blobs'), config.accelPrefix);
  const renditions = openRenditions(db, blobs);
  const consultations = openConsultations({ db, uploads, kept, log, pki, directory, rulePacks, clock });
  clock.onJump(({ by }) => console.warn(`the machine's clock jumped by ${by} ms; the server's time goes on evenly`));
  const watching = setInterval(() => {
    apart('looking at the clock', now);
    apart('noting the head of the log', headNote.write);
  }, everySecond).unref();
  return {
    config,
    database,
    sessions,
    accounts: openAccounts(db, sessions),
    attempts: countAttempts(clock.elapsed),
    directory,
    blobs,
    uploads,
    texts: openPaperTexts(db, blobs),
    renditions,
    marks: openMarks({ db, sealOf: openSeals(dataDir), now, limits: marksLimits }),
    markNews: new EventEmitter(),
    keyNews: new EventEmitter(),
    rulePacks,
    pki,
    box,
    scheme: blindRsa,
    slipNews: new EventEmitter(),
    meetings,
    drafts: openDrafts(db),
    consultations,
    clock,
    now,
    async close() {
      clearInterval(watching);
      stopTidying();
      await Promise.all([meetings.close(), consultations.close(), renditions.close()]);
      await log.close();
      await headNote.write();
      database.close();
      unlock();
    },
  };
}
