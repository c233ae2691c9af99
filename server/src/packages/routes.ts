import { limits, refuse } from '@dien-hong/shared';
import { api } from '@dien-hong/shared/api';
import { prefixPackage, readPackage } from '@dien-hong/shared/packages';
import type { Serve } from '../http/serve.ts';
import { type Installing, installPackage } from './install.ts';

/** The route that installs a package. */
export function packageRoutes(serve: Serve, needs: Installing): void {
  const problem = (text: string) => refuse('package-problem', { problem: text });

  serve(
    api.packages.install,
    async ({ body, query: { prefix } }) => {
      const read = readPackage(body);
      if (!read.ok) return problem(read.problems.join('\n'));
      const installed = await installPackage(needs, prefix ? prefixPackage(read.value, prefix) : read.value);
      return installed.ok ? installed.installed : problem(installed.problem);
    },
    { bodyLimit: limits.package },
  );
}
