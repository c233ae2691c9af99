import * as z from 'zod/mini';
import { PackEdit, RulePack } from '../rules/index.ts';
import { Done, misfits, route } from './route.ts';

/** A version of a pack by its name. */
const PackVersion = z.object({ id: z.string().check(z.maxLength(80)), version: z.int().check(z.positive()) });
const Params = z.object({
  rules: z.string().check(z.maxLength(80)),
  version: z.coerce.number<number>().check(z.int(), z.positive()),
});

/** One version of a pack as the server keeps it; `uses`: how many meetings go by it. */
export const KeptPack = z.object({
  pack: RulePack,
  standard: z.boolean(),
  basedOn: z.nullable(PackVersion),
  savedBy: z.string(),
  note: z.string(),
  savedAt: z.number(),
  uses: z.number(),
});
export type KeptPack = z.infer<typeof KeptPack>;

/** A meeting that goes by a version. */
export const PackUse = z.object({ id: z.string(), title: z.string(), convened: z.boolean() });
export type PackUse = z.infer<typeof PackUse>;

/** The law as data: read by everyone who is signed in, edited by administrators. */
export const rules = {
  list: route({
    method: 'GET',
    path: '/api/rules',
    who: 'account',
    answer: z.object({ packs: z.array(KeptPack) }),
  }),
  uses: route({
    method: 'GET',
    path: '/api/rules/:rules/:version/uses',
    who: 'administrator',
    params: Params,
    answer: z.object({ uses: z.array(PackUse) }),
    refusals: { 'rules-unknown': 404 },
  }),
  save: route({
    method: 'POST',
    path: '/api/rules',
    who: 'administrator',
    /** `note`: why, or by whom it was checked, kept beside the version. `pack` is checked by the pack's own schema, which names the field. */
    body: z.object({ basedOn: PackVersion, pack: z.unknown(), note: PackEdit.shape.note }),
    answer: PackVersion,
    refusals: {
      ...misfits,
      'rules-unknown': 409,
      'rules-incomplete': 409,
    },
  }),
  remove: route({
    method: 'DELETE',
    path: '/api/rules/:rules/:version',
    who: 'administrator',
    params: Params,
    answer: Done,
    refusals: { 'rules-unknown': 409, 'rules-standard': 409, 'rules-in-use': 409 },
  }),
} as const;
