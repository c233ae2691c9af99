import { randomUUID } from 'node:crypto';
import { type Answer, isChair, isSecretary, nextSignature, type Refusal } from '@dien-hong/shared';
import { and, eq } from 'drizzle-orm';
import { tables } from '../db/open.ts';
import { type MinutesContent, signatureBox } from '../documents/forms/minutes.ts';
import { printMinutes } from '../documents/forms/press.ts';
import type { MeetingHost } from '../meetings/host.ts';
import type { Services } from '../services.ts';
import { appearancePdf } from '../signing/pdf/appearance.ts';
import { complete, seal } from '../signing/pdf/complete.ts';
import { type Prepared, prepare, reserveFields } from '../signing/pdf/prepare.ts';
import { minutesContent } from './content.ts';

const { minutesTexts, signingJobs } = tables;

type Outcome<T> = ({ readonly ok: true } & T) | { readonly ok: false; readonly refusal: Refusal };
const refused = (code: string): { ok: false; refusal: Refusal } => ({ ok: false, refusal: { code, params: {} } });

/** What is stored of a prepared signature between the two visits of the signer. */
interface KeptJob extends Omit<Prepared, 'ok' | 'bytes' | 'digest'> {
  readonly digest: string;
}

export interface MinutesDesk {
  texts(meetingId: string): { key: string; text: string; version: number }[];
  /** Saves one text over the version it was read at; 0 for a new one. Refuses `text-changed`. */
  write(meetingId: string, key: string, text: string, version: number, by: string): Outcome<{ version: number }>;
  content(host: MeetingHost): MinutesContent;
  /** The minutes as they stand, for reading only. */
  preview(host: MeetingHost): Promise<Uint8Array>;
  /** Lays out the minutes for signing, both signature fields reserved, and records their digest in the log. */
  layOut(host: MeetingHost, personId: string): Promise<Answer>;
  /** Prepares this person's signature over the current bytes. */
  prepareSignature(
    host: MeetingHost,
    personId: string,
  ): Promise<
    Outcome<{ jobId: string; sha256: string; digest: string; byteRange: readonly number[]; capacity: string }>
  >;
  preparedBytes(meetingId: string, jobId: string, personId: string): Promise<Buffer | null>;
  /** Takes the signer's CMS, verifies it, embeds it with its time stamp; after the last one closes the file. */
  completeSignature(
    host: MeetingHost,
    jobId: string,
    personId: string,
    cms: Uint8Array,
  ): Promise<Outcome<{ sha256: string }>>;
}

export function openMinutesDesk(services: Services): MinutesDesk {
  const { blobs, database, directory, pki, now } = services;
  const { db } = database;

  const texts = (meetingId: string) =>
    db
      .select({ key: minutesTexts.key, text: minutesTexts.text, version: minutesTexts.version })
      .from(minutesTexts)
      .where(eq(minutesTexts.meetingId, meetingId))
      .all();

  const content = (host: MeetingHost): MinutesContent =>
    minutesContent({
      state: host.state,
      head: host.head,
      people: new Map(directory.people(Object.keys(host.state.attendance.people)).map((one) => [one.id, one])),
      texts: new Map(texts(host.meetingId).map(({ key, text }) => [key, text])),
      testSignatures: pki.standing === 'test',
    });

  const record = (host: MeetingHost, command: Parameters<MeetingHost['submit']>[2]): Promise<Answer> =>
    host.submit({ kind: 'service' }, randomUUID(), command);

  return {
    texts,
    write(meetingId, key, text, version, updatedBy) {
      const values = { meetingId, key, text, version: version + 1, updatedBy, updatedAt: now() };
      const own = and(eq(minutesTexts.meetingId, meetingId), eq(minutesTexts.key, key));
      const saved =
        version === 0
          ? db.insert(minutesTexts).values(values).onConflictDoNothing().run()
          : db
              .update(minutesTexts)
              .set(values)
              .where(and(own, eq(minutesTexts.version, version)))
              .run();
      return saved.changes === 1 ? { ok: true, version: version + 1 } : refused('text-changed');
    },
    content,
    preview: async (host) => (await printMinutes(content(host))).bytes,

    async layOut(host, personId) {
      if (host.state.life.phase !== 'closed') return refused('meeting-not-closed');
      const { hash: logHash, seq: logSeq } = host.head;
      const { bytes, pages, fields } = await printMinutes(content(host));
      const sha256 = await blobs.put(await reserveFields(bytes, fields));
      return record(host, { type: 'PrepareMinutes', personId, sha256, pages, logSeq, logHash });
    },

    async prepareSignature(host, personId) {
      const { state } = host;
      const capacity = nextSignature(state);
      const { prepared } = state.minutes;
      if (!capacity || !prepared) return refused(prepared ? 'minutes-already-signed' : 'minutes-not-prepared');
      const right = capacity === 'secretary' ? isSecretary(state, personId) : isChair(state, personId);
      if (!right) return refused('minutes-other-signature-due');
      const base = await blobs.get(prepared.sha256);
      const [person] = directory.people([personId]);
      if (!base || !person) return refused('minutes-not-prepared');
      const signedAt = new Date(now());
      const test = pki.standing === 'test';
      const look = await appearancePdf({ name: person.fullName, title: person.title, signedAt, test }, signatureBox);
      const made = await prepare(base, capacity, look, {
        signedAt,
        signer: person.fullName,
        certifying: capacity === 'secretary',
      });
      if (!made.ok) return { ok: false, refusal: made.reason };
      const { ok: _, bytes, digest, ...rest } = made;
      const kept: KeptJob = { ...rest, digest: Buffer.from(digest).toString('base64') };
      const sha256 = await blobs.put(bytes);
      const jobId = randomUUID();
      const { meetingId } = host;
      db.insert(signingJobs)
        .values({
          ...{ id: jobId, meetingId, capacity, personId, baseSha256: prepared.sha256 },
          ...{ prepared: kept, preparedSha256: sha256, at: now() },
        })
        .run();
      return { ok: true, jobId, sha256, digest: kept.digest, byteRange: kept.byteRange, capacity };
    },

    async preparedBytes(meetingId, jobId, personId) {
      const job = jobOf(meetingId, jobId, personId);
      return job ? blobs.get(job.preparedSha256) : null;
    },

    async completeSignature(host, jobId, personId, cms) {
      const job = jobOf(host.meetingId, jobId, personId);
      const { prepared } = host.state.minutes;
      if (!job || !prepared) return refused('minutes-not-prepared');
      const [bytes, current] = await Promise.all([blobs.get(job.preparedSha256), blobs.get(prepared.sha256)]);
      if (!bytes || !current) return refused('minutes-not-prepared');
      const kept = job.prepared as KeptJob;
      const at = new Date(now());
      const signed = await complete({ ok: true, ...kept, bytes, digest: Buffer.from(kept.digest, 'base64') }, cms, {
        current,
        trust: pki.trust,
        authority: pki.timeStamping,
        now: at,
      });
      if (!signed.ok) return { ok: false, refusal: signed.reason };
      if (directory.holderOf(signed.signer.fingerprint) !== personId) return refused('certificate-of-another');
      const final = job.capacity === 'chair' ? await closeFile(signed.bytes, at) : signed;
      if (!final.ok) return { ok: false, refusal: final.reason };
      const sha256 = await blobs.put(final.bytes);
      const { capacity } = job;
      const answer = await record(host, { type: 'RecordMinutesSignature', personId, capacity, sha256 });
      return answer.ok ? { ok: true, sha256 } : answer;
    },
  };

  function jobOf(meetingId: string, jobId: string, personId: string) {
    const job = db.select().from(signingJobs).where(eq(signingJobs.id, jobId)).get();
    return job?.meetingId === meetingId && job.personId === personId ? job : undefined;
  }

  /** Adds what a later reader needs to verify without us, and a time stamp over everything. */
  async function closeFile(bytes: Uint8Array, at: Date) {
    const crls = await pki.crl();
    const certificates = [pki.root.der, pki.issuing.der, pki.timeStamping.certificate];
    return seal(bytes, { certificates, crls: [crls.root, crls.issuing], authority: pki.timeStamping, now: at });
  }
}
