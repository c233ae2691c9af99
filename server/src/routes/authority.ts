import * as z from 'zod';
import { sendRefusal } from '../plugins/errors.ts';
import { isAdministrator } from '../plugins/login.ts';
import type { Services } from '../services.ts';
import type { App } from './app.ts';

const Pem = z.string().max(200_000);

/** Whom this installation believes: the standing of its own authority, and authorities trusted besides. Administrators only. */
export function authorityRoutes(app: App, { pki }: Services): void {
  app.get('/api/authority', async (request, reply) => {
    if (!isAdministrator(request, reply)) return reply;
    return { root: pki.root.pem, fingerprint: pki.fingerprint, standing: pki.standing };
  });

  /** `declared` once the organisation has given its authority legal standing; signatures lose the test label from then on. */
  app.put(
    '/api/authority/standing',
    { schema: { body: z.object({ standing: z.enum(['test', 'declared']) }) } },
    async (request, reply) => {
      if (!isAdministrator(request, reply)) return reply;
      await pki.declareStanding(request.body.standing);
      return { standing: pki.standing };
    },
  );

  /** Trusts another authority, so that members may bring the .p12 they already hold. */
  app.post(
    '/api/authority/trusted',
    { schema: { body: z.object({ pem: Pem, crl: Pem.default('') }) } },
    async (request, reply) => {
      if (!isAdministrator(request, reply)) return reply;
      const { pem, crl } = request.body;
      const added = await pki.addTrustedRoot(pem, crl);
      return added.ok ? { ok: true } : sendRefusal(reply, 409, added.refusal);
    },
  );
}
