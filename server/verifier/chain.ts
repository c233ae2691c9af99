import { createHash, randomBytes } from 'node:crypto';
import type { MeetingEvent, RecordedEvent } from '@dien-hong/shared';
import canonicalize from 'canonicalize';

/** A record as it is stored: with the salts of its parts and its link to the record before. */
export interface StoredRecord<E extends object = MeetingEvent> extends RecordedEvent<E> {
  /** Hex; mixed into the digest of the open part, so that a withheld event cannot be guessed from its digest. */
  readonly salt: string;
  /** The same for the sealed part; null without one. */
  readonly sealedSalt: string | null;
  readonly prev: string;
  readonly hash: string;
  /** In an archive, the digest of a sealed part that was left out with its salt (VOT-20); the chain holds all the same. */
  readonly withheld?: string;
}

/** The record without its sealed part: the sealed part can no longer be read or guessed, and the chain still holds. */
export function withhold<E extends object>(record: StoredRecord<E>): StoredRecord<E> {
  const { sealed } = partDigests(record);
  return sealed === null
    ? record
    : { ...record, event: { ...record.event, sealed: null }, sealedSalt: null, withheld: sealed };
}

/** The part of a record that a reader without access to it gets, to verify the chain across it. */
export interface Link {
  readonly seq: number;
  readonly prev: string;
  readonly open: string;
  readonly sealed: string | null;
  readonly hash: string;
}

export const genesis = '0'.repeat(64);

export const sha256 = (bytes: Uint8Array | string): string => createHash('sha256').update(bytes).digest('hex');

const canonical = (value: unknown): string => canonicalize(value) ?? 'null';

const sealedOf = (event: object): unknown => ('sealed' in event ? event.sealed : null);

/** The salted digests of a record's two parts. The header (who, when, for whom) is in the open part. */
export function partDigests(record: Omit<StoredRecord<object>, 'prev' | 'hash'>): {
  open: string;
  sealed: string | null;
} {
  const { at, by, commandId, audience, sealedFor, event } = record;
  const shown = sealedFor === null ? event : { ...event, sealed: null };
  return {
    open: sha256(record.salt + canonical({ at, by, commandId, audience, sealedFor, event: shown })),
    sealed:
      record.sealedSalt === null ? (record.withheld ?? null) : sha256(record.sealedSalt + canonical(sealedOf(event))),
  };
}

/** SHA-256 over the canonical JSON of {v, meeting, seq, prev, open, sealed}. */
export const linkHash = (meeting: string, link: Omit<Link, 'hash'>): string =>
  sha256(canonical({ v: 1, meeting, seq: link.seq, prev: link.prev, open: link.open, sealed: link.sealed }));

/** Adds a record to the chain. */
export function chain<E extends object>(meeting: string, prev: string, record: RecordedEvent<E>): StoredRecord<E> {
  const salted = {
    ...record,
    salt: randomBytes(16).toString('hex'),
    sealedSalt: record.sealedFor === null ? null : randomBytes(16).toString('hex'),
  };
  const hash = linkHash(meeting, { seq: record.seq, prev, ...partDigests(salted) });
  return { ...salted, prev, hash };
}

/** Whether a record is the next one after this hash, and unchanged. */
export function follows(meeting: string, record: StoredRecord<object>, after: { seq: number; hash: string }): boolean {
  const { seq, prev, hash } = record;
  return (
    seq === after.seq + 1 &&
    prev === after.hash &&
    (record.sealedFor === null) === (record.sealedSalt === null && record.withheld === undefined) &&
    (record.withheld === undefined || sealedOf(record.event) === null) &&
    hash === linkHash(meeting, { seq, prev, ...partDigests(record) })
  );
}

/** The point before the first record of a log. */
export const origin = { seq: 0, hash: genesis };

/** The first sequence number at which the chain is broken; null when the chain is whole. */
export function brokenAt(meeting: string, records: readonly StoredRecord<object>[]): number | null {
  return records.find((record, index) => !follows(meeting, record, records[index - 1] ?? origin))?.seq ?? null;
}
