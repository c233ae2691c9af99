import { api, done } from '@dien-hong/shared/api';
import type { Serve } from '../../http/serve.ts';
import type { Pki } from '../../signing/pki.ts';

/** The authorities that this installation trusts. */
export function authorityRoutes(serve: Serve, pki: Pki): void {
  serve(api.authority.read, () => ({ root: pki.root.pem, fingerprint: pki.fingerprint, standing: pki.standing }));

  serve(api.authority.declare, async ({ body }) => {
    await pki.declareStanding(body.standing);
    return { standing: pki.standing };
  });

  serve(api.authority.trust, async ({ body: { pem, crl } }) => {
    const added = await pki.addTrustedRoot(pem, crl);
    return added.ok ? done : added;
  });
}
