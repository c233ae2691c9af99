import { randomUUID } from 'node:crypto';
import { type Refusal, refuse } from '@dien-hong/shared';
import { eq } from 'drizzle-orm';
import type { Blobs } from '../blobs/blobs.ts';
import { type Db, tables } from '../db/open.ts';
import { createTaskQueue } from '../kernel/taskQueue.ts';
import type { Holders } from './holders.ts';
import { appearancePdf } from './pdf/appearance.ts';
import { complete, seal } from './pdf/complete.ts';
import { type Prepared, prepare } from './pdf/prepare.ts';
import type { Pki } from './pki.ts';

const { signingJobs } = tables;

export type Outcome<T> = ({ readonly ok: true } & T) | { readonly ok: false; readonly refusal: Refusal };
/** The size of each signature field, points. */
type Box = { readonly width: number; readonly height: number };

/** The stored part of a prepared signature between the two requests of the signer. */
interface KeptJob extends Omit<Prepared, 'ok' | 'bytes' | 'digest'> {
  readonly digest: string;
}

/** A document that people sign one after the other, each at a place reserved for him. */
export interface ToSign {
  readonly meetingId: string;
  /** The digest of the current bytes. */
  readonly sha256: string;
  /** The field that is signed. */
  readonly field: string;
  readonly personId: string;
}

export interface SigningJob {
  readonly jobId: string;
  readonly sha256: string;
  readonly digest: string;
  readonly byteRange: readonly number[];
}

export interface SigningNeeds {
  readonly blobs: Blobs;
  readonly db: Db;
  readonly directory: Holders;
  readonly pki: Pki;
  /** Epoch milliseconds. */
  readonly now: () => number;
}

/**
 * The steps of one signature: prepared over the current bytes, signed on the signer's own device, embedded with its time stamp.
 * Refuses `document-not-prepared`, `certificate-of-another`, and refusals of the PDF itself.
 */
export function openDocumentSigning({ blobs, db, directory, pki, now }: SigningNeeds) {
  const queue = createTaskQueue(1);

  function jobOf(meetingId: string, jobId: string, personId: string) {
    const job = db.select().from(signingJobs).where(eq(signingJobs.id, jobId)).get();
    return job?.meetingId === meetingId && job.personId === personId ? job : undefined;
  }

  /** Adds the certificates and lists with which a later reader verifies without us, and a time stamp over everything. */
  async function closeFile(bytes: Uint8Array, at: Date) {
    const crls = await pki.crl();
    const certificates = [pki.root.der, pki.issuing.der, pki.timeStamping.certificate];
    return seal(bytes, { certificates, crls: [crls.root, crls.issuing], authority: pki.timeStamping, now: at });
  }

  return {
    /**
     * Runs one after the other, in the order of arrival: between reading a document and recording its new version, nobody else signs it or
     * lays it out anew.
     */
    async inTurn<T>(work: () => Promise<T>): Promise<T> {
      // Its queue has no end, so that everybody's turn comes.
      return (await queue.run(work)) as T;
    },

    /** `certifying`: the first signature of a document, which allows only further signatures. */
    async prepare(
      { meetingId, sha256: baseSha256, field, personId }: ToSign,
      box: Box,
      certifying: boolean,
    ): Promise<Outcome<SigningJob>> {
      const base = await blobs.get(baseSha256);
      const [person] = directory.people([personId]);
      if (!base || !person) return refuse('document-not-prepared');
      const signedAt = new Date(now());
      const test = pki.standing === 'test';
      const look = await appearancePdf({ name: person.fullName, title: person.title, signedAt, test }, box);
      const made = await prepare(base, field, look, { signedAt, signer: person.fullName, certifying });
      if (!made.ok) return { ok: false, refusal: made.reason };
      const { ok: _, bytes, digest, ...rest } = made;
      const kept: KeptJob = { ...rest, digest: Buffer.from(digest).toString('base64') };
      const sha256 = await blobs.put(bytes);
      const jobId = randomUUID();
      db.insert(signingJobs)
        .values({
          id: jobId,
          meetingId,
          capacity: field,
          personId,
          baseSha256,
          prepared: kept,
          preparedSha256: sha256,
          at: now(),
        })
        .run();
      return { ok: true, jobId, sha256, digest: kept.digest, byteRange: kept.byteRange };
    },

    /** The prepared bytes, for the person who is to sign them; null for everybody else. */
    async bytes(meetingId: string, jobId: string, personId: string): Promise<Buffer | null> {
      const job = jobOf(meetingId, jobId, personId);
      return job ? blobs.get(job.preparedSha256) : null;
    },

    /**
     * Within `inTurn`. `currentSha256`: the current version of the document; a signature over other bytes is stale. `last`: closes the
     * file.
     */
    async complete(
      { meetingId, jobId, personId }: { meetingId: string; jobId: string; personId: string },
      cms: Uint8Array,
      { currentSha256, last }: { currentSha256: string; last: (field: string) => boolean },
    ): Promise<Outcome<{ sha256: string; field: string }>> {
      const job = jobOf(meetingId, jobId, personId);
      if (!job) return refuse('document-not-prepared');
      const [bytes, current] = await Promise.all([blobs.get(job.preparedSha256), blobs.get(currentSha256)]);
      if (!bytes || !current) return refuse('document-not-prepared');
      const kept = job.prepared as KeptJob;
      const at = new Date(now());
      const signed = await complete({ ok: true, ...kept, bytes, digest: Buffer.from(kept.digest, 'base64') }, cms, {
        current,
        trust: pki.trust,
        authority: pki.timeStamping,
        now: at,
      });
      if (!signed.ok) return { ok: false, refusal: signed.reason };
      if (directory.holderOf(signed.signer.fingerprint) !== personId) return refuse('certificate-of-another');
      const final = last(job.capacity) ? await closeFile(signed.bytes, at) : signed;
      if (!final.ok) return { ok: false, refusal: final.reason };
      return { ok: true, sha256: await blobs.put(final.bytes), field: job.capacity };
    },
  };
}
