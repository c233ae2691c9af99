/**
 * Random commands, honest ones and others; `generators.ts` makes meetings of them. A capability has its makers here, or its commands are
 * made by their schemas.
 */
import fc from 'fast-check';
import { nameOf } from '../../meeting/capability.ts';
import { type AnyCommand, capabilities } from '../../meeting/registry.ts';
import { agenda } from './agenda.ts';
import { attendance } from './attendance.ts';
import { bySchema } from './bySchema.ts';
import { documents } from './documents.ts';
import { floor } from './floor.ts';
import { life } from './life.ts';
import { minutes } from './minutes.ts';
import { motions } from './motions.ts';
import { itemId, type Makers, paperId, personId, voteId } from './pool.ts';
import { screen } from './screen.ts';
import { seating } from './seating.ts';
import { voting } from './voting.ts';

/** By the name of the capability. */
const makers: { readonly [name: string]: Makers<never> | undefined } = {
  life,
  attendance,
  seating,
  agenda,
  documents,
  floor,
  motions,
  voting,
  screen,
  minutes,
};
const known = { personId, itemId, paperId, voteId };

interface Made {
  readonly type: AnyCommand['type'];
  readonly weight: number;
  readonly arbitrary: fc.Arbitrary<AnyCommand>;
}

const all: readonly Made[] = capabilities.flatMap(({ name, commands, service }) =>
  [...commands, ...service].map((schema): Made => {
    const type = nameOf(schema) as AnyCommand['type'];
    const { making = {}, weights = {} } = (makers[name] ?? {}) as Partial<Makers<AnyCommand>>;
    const facts = (making as Partial<Makers<AnyCommand>['making']>)[type] ?? bySchema(schema, known);
    const arbitrary = (facts as fc.Arbitrary<object>).map((rest) => ({ ...rest, type }) as AnyCommand);
    return { type, weight: weights[type] ?? 2, arbitrary };
  }),
);
const byType = new Map(all.map((made) => [made.type, made.arbitrary]));

export function madeOf(type: AnyCommand['type']): fc.Arbitrary<AnyCommand> {
  const arbitrary = byType.get(type);
  if (!arbitrary) throw new Error(`no command is called ${type}`);
  return arbitrary;
}

/** Any command there is. */
export const anyCommand = fc.oneof(...all);
