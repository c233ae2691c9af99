import { X509Certificate } from 'node:crypto';
import { infoOf, type MeetingEvent, type Refusal, refuse, upcast } from '@dien-hong/shared';
import { and, eq } from 'drizzle-orm';
import { asHandedOut } from '../../verifier/concealed.ts';
import { countingRecords } from '../../verifier/countingRecords.ts';
import { finalMinutes } from '../../verifier/finalMinutes.ts';
import { type DirectoryFile, type Metadata, paths } from '../../verifier/layout.ts';
import { metadataOf } from '../../verifier/metadata.ts';
import type { Directory } from '../accounts/directory.ts';
import type { Blobs } from '../blobs/blobs.ts';
import { type Db, tables } from '../db/open.ts';
import type { MeetingHost } from '../meetings/host.ts';
import type { Meetings } from '../meetings/meetings.ts';
import type { Pki } from '../signing/pki.ts';

export interface ArchiveNeeds {
  readonly blobs: Blobs;
  readonly db: Db;
  readonly directory: Directory;
  readonly meetings: Meetings;
  readonly pki: Pki;
  /** Epoch milliseconds. */
  readonly now: () => number;
}

/** One file of the archive: small ones as their bytes, papers as a way to their stream. */
export interface ArchiveFile {
  readonly path: string;
  readonly open: () => AsyncIterable<Uint8Array> | Iterable<Uint8Array>;
}

const bytesFile = (path: string, bytes: Uint8Array | string): ArchiveFile => ({
  path,
  open: () => [typeof bytes === 'string' ? Buffer.from(bytes) : bytes],
});

const jsonFile = (path: string, value: DirectoryFile | Metadata): ArchiveFile =>
  bytesFile(path, `${JSON.stringify(value, null, 2)}\n`);

const pemOf = (der: Uint8Array): string => new X509Certificate(der).toString();

function pemOfCrl(der: Uint8Array): string {
  const lines =
    Buffer.from(der)
      .toString('base64')
      .match(/.{1,64}/g) ?? [];
  return `-----BEGIN X509 CRL-----\n${lines.join('\n')}\n-----END X509 CRL-----\n`;
}

interface Named {
  readonly path: string;
  readonly digest: string;
}

/** The bytes that an event names and the log keeps beside it. The people whose certificates signed them are added to `signers`. */
function attachmentsOf(recorded: MeetingEvent, signers: Map<string, string>): Named[] {
  const event = upcast(recorded);
  switch (event.type) {
    case 'BallotCast':
      if (!event.sealed) return [];
      signers.set(event.sealed.certificate, event.personId);
      return [{ path: paths.ballot(event.sealed.digest), digest: event.sealed.digest }];
    case 'SlipIssued':
      if (!event.sealed) return [];
      signers.set(event.sealed.certificate, event.personId);
      return [{ path: paths.slipRequest(event.sealed.request), digest: event.sealed.request }];
    case 'VoteClosed':
    case 'VoteTallied': {
      const file = (event.sealed ?? (event.type === 'VoteClosed' ? event : null))?.slips?.file;
      return file ? [{ path: paths.slips(file), digest: file }] : [];
    }
    default:
      return [];
  }
}

type Collected = { ok: true; files: ArchiveFile[] } | { ok: false; refusal: Refusal };

/**
 * Every file of a closed meeting's archive, without the read-me and the manifest.
 * Refuses `archive-incomplete` with the file where bytes that the log names are gone.
 */
export async function collect(needs: ArchiveNeeds, host: MeetingHost): Promise<Collected> {
  const { blobs, db, directory, meetings, pki } = needs;
  const { state, meetingId } = host;
  const records = asHandedOut(host.records);
  const files: ArchiveFile[] = [bytesFile(paths.log, records.map((one) => `${JSON.stringify(one)}\n`).join(''))];

  const signers = new Map<string, string>();
  const attached = new Map(records.flatMap(({ event }) => attachmentsOf(event, signers)).map((one) => [one.path, one]));
  for (const { path, digest } of attached.values()) {
    const bytes = await meetings.log.attachment(meetingId, digest);
    if (!bytes) return refuse('archive-incomplete', { name: path });
    files.push(bytesFile(path, bytes));
  }

  const papers = new Set(
    records.flatMap(({ event }) =>
      event.type === 'PaperPublished' && event.paper.file ? [event.paper.file.sha256] : [],
    ),
  );
  const minutes = finalMinutes(state);
  const stored = [...papers].map((sha256) => ({ path: paths.paper(sha256), sha256 }));
  if (minutes) stored.push({ path: paths.minutes, sha256: minutes });
  for (const { record } of countingRecords(state))
    stored.push({ path: paths.countingRecord(record.sha256), sha256: record.sha256 });
  for (const { path, sha256 } of stored) {
    const size = await blobs.size(sha256);
    if (size === null) return refuse('archive-incomplete', { name: path });
    files.push({ path, open: () => blobs.stream(sha256, 0, size - 1) });
  }

  const ofPages = [...state.minutes.signatures, ...countingRecords(state).flatMap(({ record }) => record.signatures)];
  for (const { personId } of ofPages)
    for (const { fingerprint } of directory.certificatesOf(personId)) signers.set(fingerprint, personId);
  const certificates = [...new Set(signers.values())]
    .flatMap((personId) => directory.certificatesOf(personId))
    .filter(({ fingerprint }) => signers.has(fingerprint));
  for (const { fingerprint, der } of certificates) files.push(bytesFile(paths.signer(fingerprint), pemOf(der)));

  const crls = await pki.crl();
  const others = certificates.some((one) => one.source === 'imported') ? await pki.otherAuthorities() : [];
  files.push(
    bytesFile(paths.root, pki.root.pem),
    bytesFile(paths.issuing, pki.issuing.pem),
    bytesFile(paths.sealer, pemOf(pki.seal.certificate)),
    bytesFile(paths.timeStamps, pemOf(pki.timeStamping.certificate)),
    bytesFile(paths.trust, `${pki.root.pem}${pki.issuing.pem}${pemOfCrl(crls.root)}${pemOfCrl(crls.issuing)}`),
    bytesFile(paths.rootCrl, crls.root),
    bytesFile(paths.issuingCrl, crls.issuing),
    ...others.map((pem, index) => bytesFile(paths.otherAuthority(index + 1), pem)),
  );

  const { organisation } = infoOf(state);
  const units = directory.units(organisation.id);
  const { meetingId: ofMeeting, key, text } = tables.minutesTexts;
  const numbered = and(eq(ofMeeting, meetingId), eq(key, 'number'));
  const minutesNumber = db.select({ text }).from(tables.minutesTexts).where(numbered).get()?.text ?? '';
  files.push(
    jsonFile(paths.directory, {
      organisation: organisation.name,
      people: directory
        .people(Object.keys(state.attendance.people))
        .map(({ id, fullName, title, salutation }) => ({ id, fullName, title, salutation })),
      units,
      certificates: certificates.map(({ fingerprint, personId, source }) => ({ fingerprint, personId, source })),
    }),
    jsonFile(paths.metadata, metadataOf(state, { minutesNumber, units: new Map(units.map((u) => [u.id, u.name])) })),
  );
  return { ok: true, files: files.sort((a, b) => (a.path < b.path ? -1 : 1)) };
}
