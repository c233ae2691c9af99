import { limits } from '@dien-hong/shared';
import * as z from 'zod';
import { installPackage, prefixPackage } from '../packages/install.ts';
import { readPackage } from '../packages/problems.ts';
import { refusal, sendRefusal } from '../plugins/errors.ts';
import { isAdministrator } from '../plugins/login.ts';
import type { Services } from '../services.ts';
import type { App } from './app.ts';

/**
 * Takes in a package (docs/package-format.md): people with accounts, and meetings in preparation. Answers the one-time
 * codes with which the accounts are activated; they are shown this once. Refuses `package-problem` with everything that is
 * wrong, a line and a place each.
 * @query prefix put before every id that must be unique here, so that a rehearsal stands beside the real thing
 */
export function packageRoutes(app: App, services: Services): void {
  app.post(
    '/api/packages',
    {
      bodyLimit: limits.package,
      schema: {
        querystring: z.object({
          prefix: z
            .string()
            .regex(/^[A-Za-z0-9._:-]{0,20}$/)
            .default(''),
        }),
        body: z.unknown(),
      },
      // Before the body is read: nobody else may make the server swallow 32 MB.
      onRequest: async (request, reply) => (isAdministrator(request, reply) ? undefined : reply),
    },
    async (request, reply) => {
      const problem = (text: string) => sendRefusal(reply, 422, refusal('package-problem', { problem: text }));
      const read = readPackage(request.body);
      if (!read.ok) return problem(read.problems.join('\n'));
      const { prefix } = request.query;
      const installed = await installPackage(services, prefix ? prefixPackage(read.value, prefix) : read.value);
      return installed.ok ? installed.installed : problem(installed.problem);
    },
  );
}
