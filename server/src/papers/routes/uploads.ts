import { refuse } from '@dien-hong/shared';
import { api, done } from '@dien-hong/shared/api';
import { pdf, sendBlob } from '../../http/bytes.ts';
import type { Serve } from '../../http/serve.ts';
import { type TakingIn, takeIn } from '../takeIn.ts';

/** Uploads of files for a meeting, and the officer's own look at them before they are published. */
export function uploadRoutes(serve: Serve, needs: TakingIn): void {
  const { blobs, renditions, uploads } = needs;
  const broughtTo = ({ id, sha256 }: { id: string; sha256: string }) => uploads.find(`meeting:${id}`, sha256);

  serve(api.uploads.add, async ({ params, as: { personId }, request }) => {
    const made = await takeIn(needs, await request.file(), `meeting:${params.id}`, personId);
    return made.ok ? made.taken : made;
  });

  serve(api.uploads.read, async ({ params }) => {
    const upload = broughtTo(params);
    if (!upload) return refuse('paper-not-uploaded');
    const reading = await renditions.reading(upload.sha256);
    const { pages, bytes, removed, doubts, confirmed } = upload;
    const progress = { drawn: reading?.drawn ?? 0, complete: reading?.complete ?? false };
    return { pages, bytes, removed, doubts, confirmed, ...progress };
  });

  serve(api.uploads.file, async ({ params, request, reply }) => {
    const upload = broughtTo(params);
    const file = upload ? renditions.handedOut(upload.sha256) : null;
    const sent = file !== null && (await sendBlob(request, reply, blobs, file, pdf));
    return sent ? undefined : refuse('paper-not-uploaded');
  });

  serve(api.uploads.confirm, ({ params, as: { personId } }) => {
    const upload = broughtTo(params);
    if (!upload) return refuse('paper-not-uploaded');
    uploads.confirm(`meeting:${params.id}`, upload.sha256, personId);
    return done;
  });
}
