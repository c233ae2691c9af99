import { api } from '@dien-hong/shared/api';
import type { Serve } from '../http/serve.ts';
import { buildArchive } from './build.ts';
import type { ArchiveNeeds } from './collect.ts';

/** The archive of a closed meeting. */
export function archiveRoutes(serve: Serve, needs: ArchiveNeeds): void {
  serve(api.archive.read, async ({ as: { host }, reply }) => {
    const built = await buildArchive(needs, host);
    if (!built.ok) return built;
    reply
      .type('application/zip')
      .header('cache-control', 'no-store')
      .header('content-disposition', `attachment; filename="${built.name}"`)
      .send(built.zip);
    return undefined;
  });
}
