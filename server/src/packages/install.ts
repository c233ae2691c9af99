import { createHash, randomBytes } from 'node:crypto';
import { type ConsultationInfo, plainLetters } from '@dien-hong/shared';
import { type Package, type Skipped, toConsultation, toDraft } from '@dien-hong/shared/packages';
import { type Db, tables } from '../db/open.ts';
import { type MakingPapers, makePapers } from './papers.ts';

/** The services into which a package is installed. */
export interface Installing extends MakingPapers {
  readonly db: Db;
  /** Epoch milliseconds. */
  readonly now: () => number;
}

/** One-time codes with which the people activate their accounts, and the parts that were left out of each meeting. */
export interface Installed {
  readonly accounts: { personId: string; username: string; code: string }[];
  readonly meetings: { id: string; skipped: Skipped[] }[];
}

type Fitting = Extract<ReturnType<typeof toDraft>, { ok: true }>;

/** "Nguyễn Đức Thịnh" -> "nguyenducthinh". */
const plain = (name: string): string => plainLetters(name).replaceAll(/[^a-z0-9]/g, '');

function usernames(persons: Package['persons'], taken: ReadonlySet<string>): Map<string, string> {
  const used = new Set(taken);
  const names = new Map<string, string>();
  for (const { id, fullName } of persons) {
    const wished = plain(fullName) || plain(id);
    let name = wished;
    for (let n = 2; used.has(name); n++) name = `${wished}${n}`;
    used.add(name);
    names.set(id, name);
  }
  return names;
}

/** The ids of a package that are in use here. Checked before papers are made. */
function idsInUse(db: Db, pack: Package): string[] {
  const { consultations, meetings, organisations, persons } = tables;
  const among = (table: typeof organisations | typeof persons | typeof meetings | typeof consultations) =>
    new Set(
      db
        .select({ id: table.id })
        .from(table)
        .all()
        .map(({ id }) => id),
    );
  const used = (list: readonly { readonly id: string }[], known: ReadonlySet<string>, place: (n: number) => string) =>
    list.flatMap(({ id }, n) => (known.has(id) ? [`${place(n)}.id: "${id}" is already in use here`] : []));
  return [
    ...used([pack.organization], among(organisations), () => 'organization'),
    ...used(pack.persons, among(persons), (n) => `persons[${n}]`),
    ...used(pack.meetings, among(meetings), (n) => `meetings[${n}]`),
    ...used(pack.writtenBallots, among(consultations), (n) => `writtenBallots[${n}]`),
  ];
}

/**
 * Installs a package that `readPackage` found whole: organisation, people with accounts, and its meetings and consultations in preparation,
 * with papers made from their titles. If any part does not fit, the whole package is rejected. `problem` names the place; `alongside`
 * writes in the same commit.
 */
export async function installPackage(
  needs: Installing,
  pack: Package,
  alongside: (tx: Pick<Db, 'insert'>) => void = () => {},
): Promise<{ ok: true; installed: Installed } | { ok: false; problem: string }> {
  const { db, now } = needs;
  const inUse = idsInUse(db, pack);
  if (inUse.length > 0) return { ok: false, problem: inUse.join('\n') };
  const drafts: Fitting[] = [];
  for (const meeting of pack.meetings) {
    const { files, unprinted } = await makePapers(needs, pack, meeting);
    const made = toDraft(pack, meeting, files);
    if (!made.ok) return made;
    drafts.push({ ...made, skipped: [...made.skipped, ...unprinted] });
  }
  const asked: ConsultationInfo[] = [];
  for (const ballot of pack.writtenBallots) {
    const made = toConsultation(pack, ballot, now());
    if (!made.ok) return made;
    asked.push(made.draft);
  }
  const { accounts, consultations, meetings, organisations, persons, units } = tables;
  const taken = new Set(
    db
      .select({ name: accounts.username })
      .from(accounts)
      .all()
      .map(({ name }) => name),
  );
  const names = usernames(pack.persons, taken);
  const codes = pack.persons.map(({ id }) => ({
    personId: id,
    username: names.get(id) as string,
    code: randomBytes(9).toString('base64url'),
  }));
  const organisationId = pack.organization.id;
  try {
    db.transaction((tx) => {
      tx.insert(organisations).values({ id: organisationId, name: pack.organization.name }).run();
      for (const { id, name } of pack.organization.units)
        tx.insert(units)
          .values({ id: `${organisationId}/${id}`, organisationId, name })
          .run();
      for (const { id, fullName, title, salutation, unitId } of pack.persons)
        tx.insert(persons).values({ id, organisationId, fullName, title, salutation, unitId }).run();
      for (const { personId, username, code } of codes)
        tx.insert(accounts)
          .values({ id: personId, username, personId, activationHash: createHash('sha256').update(code).digest('hex') })
          .run();
      for (const draft of asked) tx.insert(consultations).values({ id: draft.id, organisationId, draft }).run();
      for (const { draft } of drafts) tx.insert(meetings).values({ id: draft.info.id, organisationId, draft }).run();
      alongside(tx);
    });
  } catch (error) {
    if ((error as { code?: string }).code?.startsWith('SQLITE_CONSTRAINT'))
      return { ok: false, problem: 'organization, persons or meetings: an id of this package is already in use here' };
    throw error;
  }
  return {
    ok: true,
    installed: {
      accounts: codes,
      meetings: drafts.map(({ draft, skipped }) => ({ id: draft.info.id, skipped })),
    },
  };
}
