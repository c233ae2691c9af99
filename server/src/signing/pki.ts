import 'reflect-metadata';
import { join } from 'node:path';
import type { Signer } from '@dien-hong/shared/cades';
import { type Refused, refused } from '@dien-hong/shared/signing';
import { type X509Certificate, X509Crl, X509CrlReason } from '@peculiar/x509';
import { readBundle } from '../../verifier/signatures/bundle.ts';
import { sha256Hex } from '../../verifier/signatures/certificate.ts';
import { createTrust, type Standing, type Trust, type TrustedRoot } from '../../verifier/signatures/trust.ts';
import { writeSecret } from '../kernel/secretFile.ts';
import { type Authority, createCrl, createLeaf, type Holder, keyOfRequest, type Revocation } from './authority.ts';
import { appendLine, makeSecretFolder, readAuthority, readLines, readText, readTexts } from './pkiFiles.ts';
import { createPki, lasting, lifetimes, ownSigner } from './pkiSetup.ts';

export type RevocationReason =
  | 'unspecified'
  | 'keyCompromise'
  | 'affiliationChanged'
  | 'superseded'
  | 'privilegeWithdrawn';

export interface Issued {
  ok: true;
  /** DER. */
  certificate: Uint8Array<ArrayBuffer>;
  /** DER, the issuer; the chain that a Signer takes. */
  chain: Uint8Array<ArrayBuffer>[];
  serial: string;
  fingerprint: string;
  notBefore: Date;
  notAfter: Date;
}

interface Pair {
  der: Uint8Array<ArrayBuffer>;
  pem: string;
}

/** An installation's own certificate authority. */
export interface Pki {
  readonly root: Pair;
  readonly issuing: Pair;
  /** SHA-256 of the root, lower-case hex: to be read aloud when a tablet is set up. */
  readonly fingerprint: string;
  /** `test` until an administrator declares it; every signature carries the label. */
  readonly standing: Standing;
  declareStanding(standing: Standing): Promise<void>;
  /** The authorities that the installation trusts now. Read it anew after every change instead of keeping it. */
  readonly trust: Trust;
  /** The organisation's own key: log heads, archives. */
  readonly seal: Signer;
  readonly timeStamping: Signer;
  /** Issues to a person who proved possession of a strong key; the subject comes from the arguments alone. */
  issue(csr: Uint8Array | string, holder: Required<Pick<Holder, 'personId'>> & Holder): Promise<Issued | Refused>;
  /** Effective at once, for every signature that arrives from `at` (now) on. */
  revoke(serial: string, reason: RevocationReason, at?: Date): Promise<{ ok: true } | Refused>;
  /** The instant from which this installation's certificate of that number is revoked; undefined without one. */
  revokedFrom(serial: string): Date | undefined;
  /** DER lists of both authorities, the issuing one's made now. */
  crl(): Promise<{ root: Uint8Array<ArrayBuffer>; issuing: Uint8Array<ArrayBuffer> }>;
  /**
   * Trusts a declared authority besides the installation's own, so that members may bring their own .p12. `pem` holds the root and, where
   * the .p12 files lack them, its intermediates; `crlPem` its lists, without which its certificates pass unchecked for revocation and are
   * marked so.
   */
  addTrustedRoot(pem: string, crlPem?: string): Promise<{ ok: true } | Refused>;
  /** The texts given to `addTrustedRoot`, one for each authority: an archive contains them. */
  otherAuthorities(): Promise<string[]>;
}

function pair(certificate: X509Certificate): Pair {
  return { der: new Uint8Array(certificate.rawData), pem: `${certificate.toString('pem')}\n` };
}

/**
 * Opens the authority kept in `folder` (of DATA_DIR), making it at the first start: after that root.key is needed only for a new issuing
 * authority, and the operations guide has the operator move it offline. Keys lie unencrypted, readable by the server's user alone. A person
 * who reads them can issue certificates, so its backups are guarded like a safe. `organisation` only names a new authority. `now` is
 * the clock.
 */
export async function openPki(
  folder: string,
  { organisation, now = () => new Date() }: { organisation: string; now?: () => Date },
): Promise<Pki> {
  if ((await readText(folder, 'issuing.pem')) === undefined) await createPki(folder, organisation, now());
  const { certificate: root } = await readAuthority(folder, 'root');
  const { certificate, key } = await readAuthority(folder, 'issuing');
  if (!root || !certificate || !key) throw new Error(`The certificate authority in ${folder} is incomplete`);
  const issuer: Authority = { certificate, key };
  const rootDer = new Uint8Array(root.rawData);
  const issuingDer = new Uint8Array(certificate.rawData);
  const body = { commonName: organisation, organisation };
  const stamps = { commonName: `${organisation} – Dấu thời gian`, organisation };
  const seal = await ownSigner(folder, 'seal', issuer, body, 'documents', now());
  const timeStamping = await ownSigner(folder, 'tsa', issuer, stamps, 'time-stamps', now());

  let standing: Standing = (await readText(folder, 'standing'))?.trim() === 'declared' ? 'declared' : 'test';
  const issued = new Set((await readLines<{ serial: string }>(folder, 'issued.jsonl')).map(({ serial }) => serial));
  const revocations = new Map<string, Revocation>();
  const register = new Map<string, Date>();
  const enter = (revocation: Revocation) => {
    revocations.set(revocation.serial, revocation);
    register.set(revocation.serial, revocation.at);
  };
  for (const line of await readLines<Revocation & { at: string }>(folder, 'revoked.jsonl')) {
    enter({ ...line, at: new Date(line.at) });
  }

  const rootCrl = (await readText(folder, 'root.crl')) ?? '';
  const bundles = join(folder, 'trusted');
  await makeSecretFolder(bundles);

  async function believe(): Promise<Trust> {
    const own: TrustedRoot = { certificate: rootDer, standing, revocation: 'required' };
    const read = (await readTexts(bundles, '.pem')).map(readBundle);
    const believed = createTrust(
      [own, ...read.flatMap((bundle) => bundle.roots)],
      [issuingDer, ...read.flatMap((bundle) => bundle.intermediates)],
    );
    await believed.useCrl(rootCrl);
    believed.useRegister(issuingDer, register);
    for (const list of read.flatMap((bundle) => bundle.crls)) await believed.useCrl(list);
    return believed;
  }
  let trust = await believe();

  return {
    root: pair(root),
    issuing: pair(certificate),
    fingerprint: sha256Hex(rootDer),
    get standing() {
      return standing;
    },
    get trust() {
      return trust;
    },
    seal,
    timeStamping,

    async declareStanding(next) {
      await writeSecret(folder, 'standing', `${next}\n`);
      standing = next;
      trust = await believe();
    },

    async issue(csr, holder) {
      const proved = await keyOfRequest(csr);
      if (!proved.ok) return proved;
      const validity = lasting(now(), lifetimes.person, certificate);
      const made = await createLeaf(issuer, proved.key, holder, validity, 'documents');
      const { serialNumber: serial, notBefore, notAfter } = made;
      // Recorded before it leaves the server: every issued certificate can be revoked.
      await appendLine(folder, 'issued.jsonl', { serial, personId: holder.personId, notAfter });
      issued.add(serial);
      const der = new Uint8Array(made.rawData);
      const chain = [issuingDer];
      return { ok: true, certificate: der, chain, serial, fingerprint: sha256Hex(der), notBefore, notAfter };
    },

    async revoke(serial, reason, at = now()) {
      if (!issued.has(serial)) return refused('certificate-serial-unknown', { serial });
      if (revocations.has(serial)) return { ok: true };
      // Lists keep whole seconds: the register must not disagree with them.
      const instant = new Date(Math.floor(at.getTime() / 1000) * 1000);
      const revocation = { serial, reason: X509CrlReason[reason], at: instant };
      await appendLine(folder, 'revoked.jsonl', revocation);
      enter(revocation);
      return { ok: true };
    },

    revokedFrom: (serial) => register.get(serial),

    async crl() {
      const issuing = await createCrl(issuer, revocations.values(), lasting(now(), lifetimes.crl));
      return { root: new Uint8Array(new X509Crl(rootCrl).rawData), issuing };
    },

    async addTrustedRoot(pem, crlPem = '') {
      const bundle = readBundle(`${pem}\n${crlPem}`);
      const [first] = bundle.roots;
      if (!first) return refused('root-not-usable');
      const trial = createTrust(bundle.roots, bundle.intermediates);
      for (const list of bundle.crls) {
        const taken = await trial.useCrl(list);
        if (!taken.ok) return taken;
      }
      await writeSecret(bundles, `${sha256Hex(first.certificate)}.pem`, `${pem}\n${crlPem}\n`);
      trust = await believe();
      return { ok: true };
    },

    otherAuthorities: () => readTexts(bundles, '.pem'),
  };
}
