import * as z from 'zod/mini';
import { route } from './route.ts';

const text = z.string();

const InstalledPackage = z.object({
  /** One-time codes with which new people activate their accounts; they are shown this once. */
  accounts: z.array(z.object({ personId: text, username: text, code: text })),
  /** The meetings, with the parts that were left out of each. */
  meetings: z.array(z.object({ id: text, skipped: z.array(z.object({ id: text, reason: text })) })),
  /** The people who were in the organisation already, with the data that the package states otherwise; those here stayed. */
  known: z.array(
    z.object({
      personId: text,
      differences: z.array(
        z.object({ field: z.enum(['fullName', 'salutation', 'title', 'unitId']), here: text, stated: text }),
      ),
    }),
  ),
  /** The units that have another name here than in the package; it stayed. */
  units: z.array(z.object({ unitId: text, here: text, stated: text })),
});
export type InstalledPackage = z.infer<typeof InstalledPackage>;

export const packages = {
  /**
   * Takes in a package (docs/package-format.md): people with accounts, and meetings in preparation. A package of an organisation that is
   * here adds to it. `prefix` is put before every id that must be unique here, so that a rehearsal stands beside the real thing.
   * `package-problem` tells everything that is wrong, a line and a place each.
   */
  install: route({
    method: 'POST',
    path: '/api/packages',
    who: 'administrator',
    query: z.object({ prefix: z._default(z.string().check(z.regex(/^[A-Za-z0-9._:-]{0,20}$/)), '') }),
    body: z.unknown(),
    answer: InstalledPackage,
    refusals: { 'package-problem': 422 },
  }),
} as const;
