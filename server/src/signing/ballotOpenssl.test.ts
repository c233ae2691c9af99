import { execFileSync, spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ballotBytes } from '@dien-hong/shared/signing';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Pki } from './pki.ts';
import { createSoftKey } from './softSigner.ts';
import { ballotOf, enrol, statement, temporaryFolder, temporaryPki, today } from './testKit.ts';

let pki: Pki;
beforeAll(async () => {
  pki = await temporaryPki();
});

const hasOpenssl = spawnSync('openssl', ['version']).status === 0;
if (!hasOpenssl) console.warn('The check of ballots by openssl is left out: there is no openssl program.');

describe.skipIf(!hasOpenssl)('openssl, which shares no code with us', () => {
  function verifyWithOpenssl(folder: string, at: Date) {
    const files = ['-in', join(folder, 'ballot.p7m'), '-CAfile', join(folder, 'trust.pem')];
    const when = ['-crl_check_all', '-attime', String(Math.floor(at.getTime() / 1000))];
    return spawnSync('openssl', ['cms', '-verify', '-cades', '-inform', 'DER', ...files, ...when]);
  }

  async function write(folder: string, own: Pki, cast: Uint8Array) {
    const lists = Object.values(await own.crl()).map((list) =>
      execFileSync('openssl', ['crl', '-inform', 'DER'], { input: list }),
    );
    writeFileSync(join(folder, 'trust.pem'), [own.root.pem, ...lists].join(''));
    writeFileSync(join(folder, 'ballot.p7m'), cast);
  }

  it.each(['ecdsa-p256-sha256', 'rsa-pss-sha256', 'rsa-pkcs1-sha256'] as const)(
    'accepts a ballot with %s',
    async (algorithm) => {
      const folder = temporaryFolder();
      const voter = await enrol(pki, statement.voter, await createSoftKey(algorithm));
      await write(folder, pki, await ballotOf(voter));
      const { status, stdout, stderr } = verifyWithOpenssl(folder, today);
      expect(stderr.toString()).toContain('CAdES Verification successful');
      expect(status).toBe(0);
      expect(stdout.equals(ballotBytes(statement))).toBe(true);
    },
  );

  it('refuses one whose certificate is on our revocation list', async () => {
    const folder = temporaryFolder();
    const voter = await enrol(pki, statement.voter);
    await pki.revoke(voter.issued.serial, 'keyCompromise');
    await write(folder, pki, await ballotOf(voter));
    const { status, stderr } = verifyWithOpenssl(folder, today);
    expect(status).not.toBe(0);
    expect(stderr.toString()).toContain('certificate revoked');
  });
});
