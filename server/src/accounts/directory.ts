import { compareNames } from '@dien-hong/shared';
import { eq, inArray, isNull } from 'drizzle-orm';
import { type Db, tables } from '../db/open.ts';

const { organisations, persons, units, certificates, accounts } = tables;

export interface PersonCard {
  readonly id: string;
  readonly fullName: string;
  readonly title: string;
  readonly salutation: string;
  readonly unitId: string | null;
}

/** Names are here and not in the log: a name can be corrected or erased and the chain still verifies. */
export interface Directory {
  people(ids: readonly string[]): PersonCard[];
  /** Their ids are those of the package, unique within the organisation. */
  units(organisationId: string): { id: string; name: string }[];
  /** By given name, as Vietnamese lists are. */
  everyone(organisationId: string): PersonCard[];
  /** The holder of this signing certificate, by SHA-256; undefined when it is unknown or revoked here. */
  holderOf(fingerprint: string): string | undefined;
  /** The present or former holder of a certificate, also where he has removed it since. */
  onceHeldBy(fingerprint: string): string | undefined;
  /** Of these people, those who hold a certificate that may sign. */
  withKey(personIds: readonly string[]): string[];
  certificatesOf(personId: string): (typeof certificates.$inferSelect)[];
  /** Registers a certificate if `alongside`, which writes in the same commit, says so; true when done. */
  addCertificate(row: typeof certificates.$inferInsert, alongside?: () => boolean): boolean;
  /** The certificate speaks for nobody from now on. */
  revokeCertificate(fingerprint: string, at: number): void;
  /** The name of the organisation a person belongs to; empty when unknown. */
  organisationOf(personId: string): string;
  organisation(id: string): { id: string; name: string } | undefined;
  /** The id of that organisation. */
  organisationIdOf(personId: string): string | undefined;
  accountOf(personId: string): { id: string; username: string } | undefined;
}

export function openDirectory(db: Db): Directory {
  const card = {
    id: persons.id,
    fullName: persons.fullName,
    title: persons.title,
    salutation: persons.salutation,
    unitId: persons.unitId,
  };
  const holders = new Map<string, string>();
  for (const row of db.select().from(certificates).where(isNull(certificates.revokedAt)).all())
    holders.set(row.fingerprint, row.personId);
  return {
    people: (ids) =>
      // SQLite takes a limited number of parameters; a meeting of thousands comes in parts.
      Array.from({ length: Math.ceil(ids.length / 500) }, (_, i) => ids.slice(i * 500, i * 500 + 500)).flatMap((part) =>
        db.select(card).from(persons).where(inArray(persons.id, part)).all(),
      ),
    units: (organisationId) =>
      db
        .select({ id: units.id, name: units.name })
        .from(units)
        .where(eq(units.organisationId, organisationId))
        .all()
        .map(({ id, name }) => ({ id: id.slice(organisationId.length + 1), name })),
    everyone: (organisationId) =>
      db
        .select(card)
        .from(persons)
        .where(eq(persons.organisationId, organisationId))
        .all()
        .sort((one, other) => compareNames(one.fullName, other.fullName)),
    holderOf: (fingerprint) => holders.get(fingerprint),
    onceHeldBy: (fingerprint) =>
      holders.get(fingerprint) ??
      db
        .select({ personId: certificates.personId })
        .from(certificates)
        .where(eq(certificates.fingerprint, fingerprint))
        .get()?.personId,
    withKey(personIds) {
      const held = new Set(holders.values());
      return personIds.filter((personId) => held.has(personId));
    },
    certificatesOf: (personId) => db.select().from(certificates).where(eq(certificates.personId, personId)).all(),
    addCertificate(row, alongside = () => true) {
      const added = db.transaction((tx) => {
        if (!alongside()) return false;
        tx.insert(certificates).values(row).run();
        return true;
      });
      if (added) holders.set(row.fingerprint, row.personId);
      return added;
    },
    revokeCertificate(fingerprint, at) {
      db.update(certificates).set({ revokedAt: at }).where(eq(certificates.fingerprint, fingerprint)).run();
      holders.delete(fingerprint);
    },
    organisationOf: (personId) =>
      db
        .select({ name: organisations.name })
        .from(persons)
        .innerJoin(organisations, eq(organisations.id, persons.organisationId))
        .where(eq(persons.id, personId))
        .get()?.name ?? '',
    organisation: (id) => db.select().from(organisations).where(eq(organisations.id, id)).get(),
    organisationIdOf: (personId) =>
      db.select({ id: persons.organisationId }).from(persons).where(eq(persons.id, personId)).get()?.id,
    accountOf: (personId) =>
      db
        .select({ id: accounts.id, username: accounts.username })
        .from(accounts)
        .where(eq(accounts.personId, personId))
        .get(),
  };
}
