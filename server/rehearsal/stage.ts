import { randomBytes } from 'node:crypto';
import {
  type Package,
  type PackageMeeting,
  participants,
  prefixPackage,
  readPackage,
  type Skipped,
} from '@dien-hong/shared/packages';
import { Browser, each, needed } from './people/http.ts';
import { Folding } from './people/line.ts';
import type { Measure } from './people/measure.ts';
import { Person } from './people/person.ts';
import type { Prepared } from './prepare.ts';

/** The server a meeting is rehearsed on, and an administrator of it. */
export interface Target {
  readonly url: string;
  readonly admin: { readonly username: string; readonly password: string };
}

/** Everything set up: the meeting is convened, everyone invited is signed in, has a key and listens. */
export interface Stage {
  readonly prefix: string;
  readonly pack: Package;
  readonly meeting: PackageMeeting;
  readonly skipped: readonly Skipped[];
  readonly people: ReadonlyMap<string, Person>;
  readonly chair: Person;
  readonly secretary: Person;
  readonly folding: Folding;
  readonly milliseconds: Readonly<Record<'papers' | 'people' | 'sockets', number>>;
}

interface InstallReply {
  readonly accounts: readonly { personId: string; username: string; code: string }[];
  readonly meetings: readonly { id: string; skipped: readonly Skipped[] }[];
}

/** The number of people who sign in at once: the server computes passwords and keys, and more would only wait there. */
const signingInAtOnce = 8;
const connectingAtOnce = 50;

export type Progress = (code: string, params?: Readonly<Record<string, string | number>>) => void;

/** Installs the meeting under ids of its own and brings everyone in. Throws `Stopped` where the server refuses. */
export async function setStage(
  prepared: Prepared,
  target: Target,
  measure: Measure,
  progress: Progress,
): Promise<Stage> {
  const admin = new Browser(target.url);
  const { username, password } = target.admin;
  await needed('sign-in of the administrator', admin.request('POST', '/api/session', { username, password }));

  const prefix = `dt${randomBytes(3).toString('hex')}-`;
  const read = readPackage(prepared.json);
  if (!read.ok) throw new Error(read.problems[0]);
  const pack = prefixPackage(read.value, prefix);
  const meeting = pack.meetings[0] as PackageMeeting;
  const began = performance.now();
  progress('papers', { documents: pack.documents.length + meeting.documents.length });
  const installed = await needed(
    'package',
    admin.request<InstallReply>('POST', `/api/packages?prefix=${prefix}`, prepared.json),
  );
  const papersDone = performance.now();

  const accounts = new Map(installed.accounts.map((one) => [one.personId, one]));
  const secret = randomBytes(12).toString('base64url');
  const people = new Map<string, Person>();
  const wanted = [...participants(meeting)];
  await each(wanted, signingInAtOnce, async (id) => {
    const account = accounts.get(id);
    if (!account) throw new Error(`no account for ${id}`);
    const person = new Person(id, target.url, measure);
    await person.activate(account.username, account.code, secret);
    const { code } = await needed(
      'enrolment code',
      admin.request<{ code: string }>('POST', '/api/devices/codes', { personId: id }),
    );
    await person.enrol(code);
    people.set(id, person);
    if (people.size % 50 === 0 || people.size === wanted.length)
      progress('people', { ready: people.size, of: wanted.length });
  });
  const peopleDone = performance.now();

  const chair = people.get((meeting.chairId ?? meeting.presidium?.[0]) as string) as Person;
  const secretary = people.get(meeting.secretaryIds[0] as string) as Person;
  const path = `/api/meetings/${meeting.id}`;
  const { version } = await needed('draft', secretary.browser.request<{ version: number }>('GET', `${path}/draft`));
  await needed('convening', secretary.browser.request('POST', `${path}/convene`, { version }));

  const folding = new Folding();
  // A substitute is not invited yet, and connects after he is appointed.
  const invited = meeting.attendance.map((one) => people.get(one.personId) as Person);
  await each(invited, connectingAtOnce, (person) => person.connect(meeting.id, folding)).catch((error: unknown) => {
    for (const person of invited) person.close();
    throw error;
  });
  progress('sockets', { open: invited.length });
  const milliseconds = {
    papers: papersDone - began,
    people: peopleDone - papersDone,
    sockets: performance.now() - peopleDone,
  };
  const skipped = installed.meetings.flatMap((one) => one.skipped);
  return { prefix, pack, meeting, skipped, people, chair, secretary, folding, milliseconds };
}
