import { Digest, Id } from '@dien-hong/shared';
import * as z from 'zod';

/** The paths of the files in an archive; building and verifying read the same list. */
export const paths = {
  readme: 'DOC-TRUOC-README.txt',
  manifest: 'manifest.json',
  seal: 'manifest.json.p7s',
  log: 'nhat-ky.jsonl',
  minutes: 'bien-ban.pdf',
  directory: 'danh-ba.json',
  metadata: 'nd113.json',
  root: 'chung-thu/goc.pem',
  issuing: 'chung-thu/cap-chung-thu.pem',
  sealer: 'chung-thu/con-dau.pem',
  timeStamps: 'chung-thu/dau-thoi-gian.pem',
  /** Root, issuing authority and both lists in one file, as openssl reads them. */
  trust: 'chung-thu/tin-cay.pem',
  rootCrl: 'crl/goc.crl',
  issuingCrl: 'crl/cap-chung-thu.crl',
  ballot: (digest: string): string => `phieu/${digest}.p7m`,
  /** A member's signed request for a slip of a secret vote, and the published slips of such a vote. */
  slipRequest: (digest: string): string => `phieu-kin/yeu-cau/${digest}.p7m`,
  slips: (digest: string): string => `phieu-kin/${digest}.json`,
  /** A counting board's record of a vote. */
  countingRecord: (sha256: string): string => `kiem-phieu/${sha256}.pdf`,
  paper: (sha256: string): string => `tai-lieu/${sha256}.pdf`,
  signer: (fingerprint: string): string => `chung-thu/nguoi/${fingerprint}.pem`,
  /** Another authority of which members brought certificates: root, intermediates and lists. */
  otherAuthority: (no: number): string => `chung-thu/to-chuc-khac-${no}.pem`,
} as const;

export const isOtherAuthority = (path: string): boolean => /^chung-thu\/to-chuc-khac-\d+\.pem$/.test(path);

/** The signed content of the archive: every other file by its digest, and the head of the log. */
export const Manifest = z.strictObject({
  v: z.literal(1),
  meeting: z.strictObject({ id: Id, title: z.string() }),
  /** ISO 8601 in UTC. */
  createdAt: z.iso.datetime(),
  standing: z.enum(['test', 'declared']),
  /** SHA-256 of the root certificate. */
  root: Digest,
  log: z.strictObject({ records: z.int().positive(), head: Digest }),
  files: z.array(z.strictObject({ path: z.string(), size: z.int().min(0), sha256: Digest })),
});
export type Manifest = z.infer<typeof Manifest>;

/** Names are not in the log: this file maps its ids to people, and the certificates to their holders. */
export const DirectoryFile = z.object({
  organisation: z.string(),
  people: z.array(z.object({ id: Id, fullName: z.string(), title: z.string(), salutation: z.string() })),
  units: z.array(z.object({ id: z.string(), name: z.string() })),
  certificates: z.array(z.object({ fingerprint: Digest, personId: Id, source: z.enum(['issued', 'imported']) })),
});
export type DirectoryFile = z.infer<typeof DirectoryFile>;

const isoLocal = z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\+07:00$/);

/** The data that ND 113/2025 requires, of the file (hồ sơ) and of each document (văn bản) in it. */
export const Metadata = z.object({
  basis: z.string(),
  file: z.object({
    code: z.string(),
    title: z.string(),
    retention: z.string(),
    accessLevel: z.string(),
    language: z.string(),
    start: isoLocal,
    end: isoLocal,
    documents: z.int(),
    pages: z.int(),
  }),
  documents: z.array(
    z.object({
      type: z.string(),
      number: z.string(),
      sign: z.string(),
      /** The date printed on a paper; without one, the time at which it reached the members. */
      date: z.union([z.iso.date(), isoLocal]),
      issuer: z.string(),
      subject: z.string(),
      pages: z.int(),
      language: z.string(),
      /** Null for a paper that was handed out on paper only. */
      path: z.string().nullable(),
    }),
  ),
});
export type Metadata = z.infer<typeof Metadata>;
