import 'reflect-metadata';
import { type Refused, refused } from '@dien-hong/shared/signing';
import { X509Certificate, X509Crl } from '@peculiar/x509';
import { type Certificate, readCertificate } from './certificate.ts';

/** `test` until an administrator declares the authority: every signature under it is labelled so. */
export type Standing = 'test' | 'declared';

export interface TrustedRoot {
  certificate: Uint8Array;
  standing: Standing;
  /** `required`: every certificate is refused without a current list. `when-known`: for foreign roots whose lists we do not get. */
  revocation: 'required' | 'when-known';
}

export interface Chain {
  ok: true;
  leaf: Certificate;
  /** From the leaf's issuer up to and without the root, DER. */
  issuers: Certificate[];
  root: Certificate;
  standing: Standing;
  /** False where no list of the issuer was at hand (`when-known` roots only). */
  revocationChecked: boolean;
}

interface RevocationList {
  thisUpdate: Date;
  /** Null for the authority's own register: always up to date. */
  nextUpdate: Date | null;
  revoked: ReadonlyMap<string, Date>;
}

type Path = Pick<Chain, 'leaf' | 'issuers' | 'root'> & Pick<TrustedRoot, 'standing' | 'revocation'>;

const LONGEST_PATH = 4;

/** The authorities that this installation (or an archive) trusts, with the known revocations. */
export interface Trust {
  /**
   * Builds and checks the chain of a leaf for a purpose: names, signatures, authority and path length, usage,
   * strength, validity at every given instant, revocation at the last of them. Found paths are kept per leaf.
   */
  check(
    leaf: Uint8Array,
    others: readonly Uint8Array[],
    purpose: 'signature' | 'time-stamp',
    instants: readonly Date[],
  ): Chain | Refused;
  /** Reads a certificate and finds its path ahead of time (at check-in), so that its first ballot is verified as quickly as the next. */
  warm(leaf: Uint8Array): void;
  /** Takes a revocation list (DER or PEM) of a known authority; a list older than the known one is ignored. */
  useCrl(crl: Uint8Array | string): Promise<{ ok: true } | Refused>;
  /** The live register of an authority in this very process: serial in lower-case hex to the instant of revocation. */
  useRegister(authority: Uint8Array, revoked: ReadonlyMap<string, Date>): void;
}

export function issued(issuer: Certificate, subject: Certificate): boolean {
  return subject.node.checkIssued(issuer.node) && subject.node.verify(issuer.key);
}

function readOrThrow(der: Uint8Array): Certificate {
  const certificate = readCertificate(der);
  if (!certificate) throw new TypeError('A trusted certificate cannot be read');
  return certificate;
}

async function readList(crl: X509Crl, authority: Certificate): Promise<RevocationList | undefined> {
  const strong = /SHA-(256|384|512)/.test(crl.signatureAlgorithm.hash?.name ?? '');
  // A partial or indirect list states that in a critical extension: taking it for a whole one would hide revocations.
  if (!strong || !crl.nextUpdate || crl.extensions.some((extension) => extension.critical)) return undefined;
  if (!(await crl.verify({ publicKey: new X509Certificate(authority.der) }))) return;
  const revoked = new Map(crl.entries.map((entry) => [entry.serialNumber.toLowerCase(), entry.revocationDate]));
  return { thisUpdate: crl.thisUpdate, nextUpdate: crl.nextUpdate, revoked };
}

export function createTrust(roots: readonly TrustedRoot[], intermediates: readonly Uint8Array[]): Trust {
  const anchors = roots.map((root) => ({ ...root, read: readOrThrow(root.certificate) }));
  const known = intermediates.map(readOrThrow);
  const lists = new Map<string, RevocationList>();
  const paths = new Map<string, Path>();

  function findPath(leaf: Certificate, candidates: Certificate[]): Path | undefined {
    const climb = (subject: Certificate, below: Certificate[]): Path | undefined => {
      const mayIssue = (issuer: Certificate) => {
        if (!issuer.authority || issuer.weak || issuer.puzzling) return false;
        const { pathLength } = issuer.authority;
        return (pathLength === null || below.length <= pathLength) && issued(issuer, subject);
      };
      for (const { read: root, standing, revocation } of anchors) {
        if (mayIssue(root)) return { leaf, issuers: below, root, standing, revocation };
      }
      if (below.length >= LONGEST_PATH) return undefined;
      for (const issuer of candidates) {
        const path = mayIssue(issuer) && !below.includes(issuer) && climb(issuer, [...below, issuer]);
        if (path) return path;
      }
      return undefined;
    };
    return climb(leaf, []);
  }

  function pathOf(leafDer: Uint8Array, others: readonly Uint8Array[]): Path | Refused {
    // The whole DER as key: this saves computing a fingerprint first.
    const key = Buffer.from(leafDer).toString('latin1');
    const kept = paths.get(key);
    if (kept) return kept;
    const leaf = readCertificate(leafDer);
    if (!leaf) return refused('certificate-malformed');
    if (leaf.weak) return refused('certificate-too-weak');
    if (leaf.puzzling) return refused('certificate-malformed');
    if (leaf.authority) return refused('certificate-is-ca');
    const enclosed = others.flatMap((der) => readCertificate(der) ?? []);
    const path = findPath(leaf, [...known, ...enclosed]);
    if (!path) return refused('certificate-untrusted');
    paths.set(key, path);
    return path;
  }

  function checkDates(certificates: readonly Certificate[], instants: readonly Date[]): Refused | undefined {
    for (const { notBefore, notAfter } of certificates) {
      for (const instant of instants) {
        if (instant > notAfter) return refused('certificate-expired', { notAfter: notAfter.toISOString() });
        if (instant < notBefore) return refused('certificate-not-yet-valid', { notBefore: notBefore.toISOString() });
      }
    }
    return undefined;
  }

  /** True when every link was looked up in a current list. */
  function checkRevocation({ leaf, issuers, root, revocation }: Path, at: Date): boolean | Refused {
    let checked = true;
    const ladder = [leaf, ...issuers, root];
    for (const [step, subject] of ladder.slice(0, -1).entries()) {
      const list = lists.get((ladder[step + 1] as Certificate).fingerprint);
      if (!list) {
        if (revocation === 'required') return refused('revocation-unknown');
        checked = false;
      } else {
        const revokedAt = list.revoked.get(subject.serial);
        if (revokedAt && revokedAt <= at) return refused('certificate-revoked', { at: revokedAt.toISOString() });
        if (list.nextUpdate && list.nextUpdate < at)
          return refused('revocation-stale', { nextUpdate: list.nextUpdate.toISOString() });
      }
    }
    return checked;
  }

  return {
    check(leafDer, others, purpose, instants) {
      const path = pathOf(leafDer, others);
      if ('ok' in path) return path;
      const { leaf, issuers, root, standing } = path;
      if (purpose === 'signature' && !leaf.signsDocuments) return refused('certificate-not-for-signing');
      if (purpose === 'time-stamp' && !leaf.stampsTime) return refused('certificate-not-for-time-stamping');
      const outOfDate = checkDates([leaf, ...issuers, root], instants);
      if (outOfDate) return outOfDate;
      const revocationChecked = checkRevocation(path, instants.at(-1) as Date);
      if (typeof revocationChecked === 'object') return revocationChecked;
      return { ok: true, leaf, issuers, root, standing, revocationChecked };
    },

    warm(leaf) {
      pathOf(leaf, []);
    },

    async useCrl(source) {
      try {
        const crl = new X509Crl(typeof source === 'string' ? source : new Uint8Array(source));
        for (const authority of [...anchors.map(({ read }) => read), ...known]) {
          const list = await readList(crl, authority);
          if (!list) continue;
          const held = lists.get(authority.fingerprint);
          if (!held || held.thisUpdate <= list.thisUpdate) lists.set(authority.fingerprint, list);
          return { ok: true };
        }
      } catch {
        // Bytes that are no list are refused below, like a list of an unknown authority.
      }
      return refused('crl-not-usable');
    },

    useRegister(authority, revoked) {
      lists.set(readOrThrow(authority).fingerprint, { thisUpdate: new Date(8.64e15), nextUpdate: null, revoked });
    },
  };
}
