import { certificateDer, readCertificate } from './certificate.ts';
import type { TrustedRoot } from './trust.ts';

export interface Bundle {
  roots: TrustedRoot[];
  intermediates: Uint8Array[];
  crls: string[];
}

/**
 * Parses a text of PEM blocks. Roots are the self-signed authorities of the text; weak or unreadable certificates, and those that are no
 * authority, are left out.
 */
export function readBundle(pem: string): Bundle {
  const blocks = (tag: string) => pem.match(new RegExp(`-----BEGIN ${tag}-----[^-]+-----END ${tag}-----`, 'g')) ?? [];
  const authorities = blocks('CERTIFICATE').flatMap((block) => {
    const der = certificateDer(block);
    const read = der && readCertificate(der);
    return read?.authority && !read.weak ? [read] : [];
  });
  const selfSigned = (one: (typeof authorities)[number]) => one.node.checkIssued(one.node) && one.node.verify(one.key);
  return {
    roots: authorities
      .filter(selfSigned)
      .map(({ der }) => ({ certificate: der, standing: 'declared', revocation: 'when-known' })),
    intermediates: authorities.filter((one) => !selfSigned(one)).map(({ der }) => der),
    crls: blocks('X509 CRL'),
  };
}
