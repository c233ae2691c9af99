import { createHash } from 'node:crypto';
import { writeSecret } from '../kernel/secretFile.ts';
import { createServerLeaf, newKeys } from './authority.ts';
import { readAuthority, readText, writeAuthority } from './pkiFiles.ts';
import { lasting } from './pkiSetup.ts';

const day = 86_400_000;
/** Apple refuses TLS certificates that last longer than 398 days. */
const lifetime = 390 * day;
const renewBefore = 30 * day;

/**
 * Key and certificate chain (PEM) with which the server speaks HTTPS on the local network, issued by the installation's own
 * authority in `folder` (see openPki). Made anew when the machine's addresses changed or the end is near.
 */
export async function webServerCertificate(
  folder: string,
  reachedAs: { addresses: readonly string[]; names: readonly string[] },
  now: Date,
): Promise<{ key: string; cert: string }> {
  const { certificate: issuing, key } = await readAuthority(folder, 'issuing');
  if (!issuing || !key) throw new Error(`there is no certificate authority in ${folder}`);
  const wanted = createHash('sha256').update(JSON.stringify(reachedAs)).digest('hex');
  const { certificate } = await readAuthority(folder, 'web');
  const stale = !certificate || certificate.notAfter.getTime() - now.getTime() < renewBefore;
  if (stale || (await readText(folder, 'web.for')) !== wanted) {
    const keys = await newKeys();
    const holder = { commonName: reachedAs.names[0] ?? 'dien-hong', organisation: 'Diên Hồng' };
    const made = await createServerLeaf(
      { certificate: issuing, key },
      keys.publicKey,
      holder,
      lasting(now, lifetime, issuing),
      reachedAs,
    );
    await writeAuthority(folder, 'web', made, keys);
    await writeSecret(folder, 'web.for', wanted);
  }
  const [own, above, secret] = await Promise.all([
    readText(folder, 'web.pem'),
    readText(folder, 'issuing.pem'),
    readText(folder, 'web.key'),
  ]);
  return { key: secret ?? '', cert: `${own ?? ''}\n${above ?? ''}` };
}
