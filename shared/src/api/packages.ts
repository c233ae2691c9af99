import * as z from 'zod/mini';
import { route } from './route.ts';

export const packages = {
  /**
   * Takes in a package (docs/package-format.md): people with accounts, and meetings in preparation. Answers the one-time codes with which
   * the accounts are activated; they are shown this once. `prefix` is put before every id that must be unique here, so that a rehearsal
   * stands beside the real thing. `package-problem` tells everything that is wrong, a line and a place each.
   */
  install: route({
    method: 'POST',
    path: '/api/packages',
    who: 'administrator',
    query: z.object({ prefix: z._default(z.string().check(z.regex(/^[A-Za-z0-9._:-]{0,20}$/)), '') }),
    body: z.unknown(),
    answer: z.object({
      accounts: z.array(z.object({ personId: z.string(), username: z.string(), code: z.string() })),
      meetings: z.array(
        z.object({ id: z.string(), skipped: z.array(z.object({ id: z.string(), reason: z.string() })) }),
      ),
    }),
    refusals: { 'package-problem': 422 },
  }),
} as const;
