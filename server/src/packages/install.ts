import { createHash, randomBytes } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import type { ConsultationInfo } from '@dien-hong/shared';
import type { InstalledPackage } from '@dien-hong/shared/api';
import { type Package, packageProblems, toConsultation, toDraft } from '@dien-hong/shared/packages';
import { type Db, tables } from '../db/open.ts';
import { differences, type Here, lookUp, withDataHere } from './here.ts';
import { type MakingPapers, makePapers } from './papers.ts';
import { usernames } from './usernames.ts';

/** The services into which a package is installed. */
export interface Installing extends MakingPapers {
  readonly db: Db;
  /** Epoch milliseconds. */
  readonly now: () => number;
}

type Fitting = Extract<ReturnType<typeof toDraft>, { ok: true }>;
type Problem = { readonly ok: false; readonly problem: string };
interface Drafts {
  readonly ok: true;
  readonly meetings: readonly Fitting[];
  readonly consultations: readonly ConsultationInfo[];
}

/** The meetings and consultations of a package in preparation, with their papers. */
async function draftsOf(needs: Installing, pack: Package): Promise<Drafts | Problem> {
  const meetings: Fitting[] = [];
  for (const meeting of pack.meetings) {
    const { files, unprinted } = await makePapers(needs, pack, meeting);
    const made = toDraft(pack, meeting, files);
    if (!made.ok) return made;
    meetings.push({ ...made, skipped: [...made.skipped, ...unprinted] });
  }
  const consultations: ConsultationInfo[] = [];
  for (const ballot of pack.writtenBallots) {
    const made = toConsultation(pack, ballot, needs.now());
    if (!made.ok) return made;
    consultations.push(made.draft);
  }
  return { ok: true, meetings, consultations };
}

/** Writes the parts of a package that are not here; answers the one-time codes of the new people. */
function write(
  tx: Pick<Db, 'all' | 'insert'>,
  pack: Package,
  here: Here,
  drafts: Drafts,
): InstalledPackage['accounts'] {
  const { accounts, consultations, meetings, organisations, persons, units } = tables;
  const { id: organisationId, name } = pack.organization;
  if (!here.organisation) tx.insert(organisations).values({ id: organisationId, name }).run();
  for (const unit of pack.organization.units.filter(({ id }) => !here.units.has(id)))
    tx.insert(units)
      .values({ id: `${organisationId}/${unit.id}`, organisationId, name: unit.name })
      .run();
  const newcomers = pack.persons.filter(({ id }) => !here.persons.has(id));
  for (const person of newcomers)
    tx.insert(persons)
      .values({ ...person, organisationId })
      .run();
  const codes = [...usernames(tx, newcomers)].map(([personId, username]) => {
    const code = randomBytes(9).toString('base64url');
    return { personId, username, code };
  });
  for (const { personId, username, code } of codes)
    tx.insert(accounts)
      .values({ id: personId, username, personId, activationHash: createHash('sha256').update(code).digest('hex') })
      .run();
  for (const draft of drafts.consultations)
    tx.insert(consultations).values({ id: draft.id, organisationId, draft }).run();
  for (const { draft } of drafts.meetings)
    tx.insert(meetings).values({ id: draft.info.id, organisationId, draft }).run();
  return codes;
}

/**
 * Installs a package that `readPackage` found whole: organisation, people with accounts, and its meetings and consultations in preparation,
 * with papers made from their titles. A package of an organisation that is here adds to it, and its people are matched by id. If any part
 * does not fit, the whole package is rejected. `problem` names the place; `alongside` writes in the same commit.
 */
export async function installPackage(
  needs: Installing,
  pack: Package,
  alongside: (tx: Pick<Db, 'insert'>) => void = () => {},
): Promise<{ ok: true; installed: InstalledPackage } | Problem> {
  const { db } = needs;
  const here = lookUp(db, pack);
  if (here.problems.length > 0) return { ok: false, problem: here.problems.join('\n') };
  const merged = withDataHere(pack, here);
  // Names and offices that hold here may not fit the package: a list would name two people alike.
  const problems = here.organisation ? packageProblems(merged) : [];
  if (problems.length > 0) return { ok: false, problem: problems.join('\n') };
  const drafts = await draftsOf(needs, merged);
  if (!drafts.ok) return drafts;
  const accounts = db.transaction((tx) => {
    if (!isDeepStrictEqual(lookUp(tx, pack), here)) return null;
    const codes = write(tx, pack, here, drafts);
    alongside(tx);
    return codes;
  });
  // Another package was installed while the papers were made.
  if (accounts === null) return installPackage(needs, pack, alongside);
  const meetings = drafts.meetings.map(({ draft, skipped }) => ({ id: draft.info.id, skipped }));
  return { ok: true, installed: { accounts, meetings, ...differences(pack, here) } };
}
