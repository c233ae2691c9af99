import { composed } from '@dien-hong/shared';
import type { InstalledPackage } from '@dien-hong/shared/api';
import type { Package } from '@dien-hong/shared/packages';
import { and, eq, type SQL, sql } from 'drizzle-orm';
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core';
import type { PersonCard } from '../accounts/directory.ts';
import { type Db, tables } from '../db/open.ts';

const { accounts, consultations, meetings, organisations, persons, units } = tables;

/** The parts of a package that the installation has already. */
export interface Here {
  /** Whether its organisation is here: then the package adds to it. */
  readonly organisation: boolean;
  /** The names of the units of that organisation, by their ids in packages. */
  readonly units: ReadonlyMap<string, string>;
  /** The people of the package who belong to that organisation, by id. */
  readonly persons: ReadonlyMap<string, PersonCard>;
  /** The name and the ids for which the package is refused, each with its place. */
  readonly problems: readonly string[];
}

type Identified = readonly { readonly id: string }[];
type Table = typeof accounts | typeof consultations | typeof meetings | typeof persons;

/** The list is one parameter: SQLite takes a limited number of them. */
const among = (column: SQLiteColumn, list: Identified): SQL =>
  sql`${column} in (select value from json_each(${JSON.stringify(list.map(({ id }) => id))}))`;

/** Looks up the ids of a package and no others: an installation may have tens of thousands of people. */
export function lookUp(db: Pick<Db, 'select'>, pack: Package): Here {
  const { id: organisationId, name } = pack.organization;
  const organisation = db.select().from(organisations).where(eq(organisations.id, organisationId)).get();
  const ownUnits = db.select().from(units).where(eq(units.organisationId, organisationId)).all();
  const ownPeople = db
    .select()
    .from(persons)
    .where(and(among(persons.id, pack.persons), eq(persons.organisationId, organisationId)))
    .all();
  const known = new Map(ownPeople.map(({ organisationId: _, ...card }) => [card.id, composed(card)]));
  const idsIn = (table: Table, list: Identified) =>
    db
      .select({ id: table.id })
      .from(table)
      .where(among(table.id, list))
      .all()
      .map(({ id }) => id);
  const inUse = (ids: readonly string[], list: Identified, place: string) => {
    const used = new Set(ids);
    return list.flatMap(({ id }, n) => (used.has(id) ? [`${place}[${n}].id: "${id}" is already in use here`] : []));
  };
  const ofOthers = [...idsIn(persons, pack.persons), ...idsIn(accounts, pack.persons)].filter((id) => !known.has(id));
  const nameHere = composed(organisation?.name ?? name);
  return {
    organisation: organisation !== undefined,
    units: new Map(ownUnits.map((one) => [one.id.slice(organisationId.length + 1), composed(one.name)])),
    persons: known,
    problems: [
      ...(nameHere === name
        ? []
        : [`organization.name: "${organisationId}" is "${nameHere}" here, and "${name}" in this package`]),
      ...inUse(ofOthers, pack.persons, 'persons'),
      ...inUse(idsIn(meetings, pack.meetings), pack.meetings, 'meetings'),
      ...inUse(idsIn(consultations, pack.writtenBallots), pack.writtenBallots, 'writtenBallots'),
    ],
  };
}

/** The package with the units and the people as they are here: its meetings name them as the rest of the installation does. */
export function withDataHere(pack: Package, here: Here): Package {
  const { organization } = pack;
  const stated = new Set(organization.units.map(({ id }) => id));
  const unstated = [...here.units].filter(([id]) => !stated.has(id)).map(([id, name]) => ({ id, name }));
  return {
    ...pack,
    organization: {
      ...organization,
      units: [...organization.units.map((one) => ({ ...one, name: here.units.get(one.id) ?? one.name })), ...unstated],
    },
    persons: pack.persons.map((one) => here.persons.get(one.id) ?? one),
  };
}

const fields = ['fullName', 'salutation', 'title', 'unitId'] as const;

/** The people and units of the package that are here, with the data that it states and that are different here. */
export function differences(pack: Package, here: Here): Pick<InstalledPackage, 'known' | 'units'> {
  return {
    known: pack.persons.flatMap((person) => {
      const card = here.persons.get(person.id);
      if (!card) return [];
      const other = fields.flatMap((field) => {
        const stated = person[field];
        return stated && stated !== card[field] ? [{ field, here: card[field] ?? '', stated }] : [];
      });
      return [{ personId: person.id, differences: other }];
    }),
    units: pack.organization.units.flatMap(({ id, name }) => {
      const kept = here.units.get(id) ?? name;
      return kept === name ? [] : [{ unitId: id, here: kept, stated: name }];
    }),
  };
}
