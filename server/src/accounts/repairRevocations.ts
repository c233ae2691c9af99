import { eq } from 'drizzle-orm';
import { type Db, tables } from '../db/open.ts';
import type { Pki } from '../signing/pki.ts';
import type { Directory } from './directory.ts';

/**
 * A certificate is revoked in two places, the authority's list and its holder's row. It may be revoked in one of them alone, after a server
 * ended between the two or one was restored from an older backup. A certificate revoked in one place is revoked in both.
 */
export async function repairRevocations(db: Db, directory: Directory, pki: Pki): Promise<void> {
  const rows = db.select().from(tables.certificates).where(eq(tables.certificates.source, 'issued')).all();
  for (const { fingerprint, serial, revokedAt } of rows) {
    const revoked = pki.revokedFrom(serial);
    if (revoked && revokedAt === null) directory.revokeCertificate(fingerprint, revoked.getTime());
    if (!revoked && revokedAt !== null) await pki.revoke(serial, 'superseded', new Date(revokedAt));
  }
}
