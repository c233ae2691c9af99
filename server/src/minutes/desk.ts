import { randomUUID } from 'node:crypto';
import { type Answer, isChair, isSecretary, type MinutesGap, nextSignature, refuse } from '@dien-hong/shared';
import { and, eq } from 'drizzle-orm';
import type { Directory } from '../accounts/directory.ts';
import type { Consultations } from '../consultations/consultations.ts';
import { tables } from '../db/open.ts';
import type { MeetingHost } from '../meetings/host.ts';
import type { Meetings } from '../meetings/meetings.ts';
import { signatureBox } from '../print/layout/fields.ts';
import type { MinutesContent } from '../print/minutes.ts';
import { printMinutes } from '../print/print.ts';
import { type Outcome, openDocumentSigning, type SigningJob, type SigningNeeds } from '../signing/documentSigning.ts';
import { reserveFields } from '../signing/pdf/prepare.ts';
import { minutesContent } from './content.ts';
import { gapsOf } from './gaps.ts';
import { type MinutesSource, namedIn } from './source.ts';

const { minutesTexts } = tables;

export interface MinutesDesk {
  texts(meetingId: string): { key: string; text: string; version: number }[];
  /** Saves one text over the version it was read at; 0 for a new one. Refuses `text-changed`. */
  write(meetingId: string, key: string, text: string, version: number, by: string): Outcome<{ version: number }>;
  content(host: MeetingHost): Promise<MinutesContent>;
  /** The gaps of the minutes as they stand. */
  gaps(host: MeetingHost): Promise<MinutesGap[]>;
  /** The minutes as they stand, for reading only. */
  preview(host: MeetingHost): Promise<Uint8Array>;
  /** Lays out the minutes for signing, both signature fields reserved, and records their digest in the log. */
  layOut(host: MeetingHost, personId: string): Promise<Answer>;
  /** Prepares this person's signature over the current bytes. */
  prepareSignature(host: MeetingHost, personId: string): Promise<Outcome<SigningJob & { capacity: string }>>;
  preparedBytes(meetingId: string, jobId: string, personId: string): Promise<Buffer | null>;
  /** Takes the signer's CMS, verifies it, embeds it with its time stamp; after the last one closes the file. */
  completeSignature(
    host: MeetingHost,
    jobId: string,
    personId: string,
    cms: Uint8Array,
  ): Promise<Outcome<{ sha256: string }>>;
}

interface Needs extends SigningNeeds {
  readonly consultations: Consultations;
  readonly directory: Directory;
  readonly meetings: Meetings;
}

export function openMinutesDesk(needs: Needs): MinutesDesk {
  const { blobs, consultations, db, directory, meetings, pki, now } = needs;
  const signing = openDocumentSigning(needs);

  const texts = (meetingId: string) =>
    db
      .select({ key: minutesTexts.key, text: minutesTexts.text, version: minutesTexts.version })
      .from(minutesTexts)
      .where(eq(minutesTexts.meetingId, meetingId))
      .all();

  /** Throws where a consultation is put aside: its result may have been reported, and minutes never leave out what happened. */
  async function sourceOf(host: MeetingHost, secretaryId: string | null = null): Promise<MinutesSource> {
    const { reported, aside } = await consultations.reportedAt(host.meetingId);
    if (aside[0]) throw aside[0].refused;
    const log = await meetings.log.read(host.meetingId, 0);
    // Records appended meanwhile belong to the next layout.
    const { state, head } = host;
    const records = log.filter(({ seq }) => seq <= head.seq);
    return {
      reported,
      state,
      head,
      records,
      secretaryId,
      people: new Map(directory.people(namedIn({ records, state })).map((one) => [one.id, one])),
      texts: new Map(texts(host.meetingId).map(({ key, text }) => [key, text])),
      testSignatures: pki.standing === 'test',
    };
  }

  const reportsOf = async (host: MeetingHost): Promise<number> =>
    (await consultations.reportedAt(host.meetingId)).reported.length;

  const content = async (host: MeetingHost): Promise<MinutesContent> => minutesContent(await sourceOf(host));

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
      return saved.changes === 1 ? { ok: true, version: version + 1 } : refuse('text-changed');
    },
    content,
    async gaps(host) {
      const source = await sourceOf(host);
      return gapsOf(source, minutesContent(source));
    },
    preview: async (host) => (await printMinutes(await content(host))).bytes,

    layOut: (host, personId) =>
      signing.inTurn(async () => {
        if (host.state.life.phase !== 'closed') return refuse('meeting-not-closed');
        for (;;) {
          const source = await sourceOf(host, isSecretary(host.state, personId) ? personId : null);
          const { hash: logHash, seq: logSeq } = source.head;
          const { bytes, pages, fields } = await printMinutes(minutesContent(source));
          const sha256 = await blobs.put(await reserveFields(bytes, fields));
          const answer = await record(host, { type: 'PrepareMinutes', personId, sha256, pages, logSeq, logHash });
          // From here on no result is reported here; one that was while this was printed is stated too.
          if (!answer.ok || (await reportsOf(host)) === source.reported.length) return answer;
        }
      }),

    async prepareSignature(host, personId) {
      const { state, meetingId } = host;
      const capacity = nextSignature(state);
      const { prepared } = state.minutes;
      if (!capacity || !prepared) return refuse(prepared ? 'minutes-already-signed' : 'minutes-not-prepared');
      const right = capacity === 'secretary' ? isSecretary(state, personId) : isChair(state, personId);
      if (!right) return refuse('minutes-other-signature-due');
      const document = { meetingId, sha256: prepared.sha256, field: capacity, personId };
      const made = await signing.prepare(document, signatureBox, capacity === 'secretary');
      return made.ok ? { ...made, capacity } : made;
    },

    preparedBytes: signing.bytes,

    completeSignature: (host, jobId, personId, cms) =>
      signing.inTurn(async () => {
        const { prepared } = host.state.minutes;
        if (!prepared) return refuse('minutes-not-prepared');
        const job = { meetingId: host.meetingId, jobId, personId };
        const last = (field: string) => field === 'chair';
        const signed = await signing.complete(job, cms, { currentSha256: prepared.sha256, last });
        if (!signed.ok) return signed;
        const { sha256 } = signed;
        const capacity = signed.field === 'chair' ? 'chair' : 'secretary';
        const answer = await record(host, { type: 'RecordMinutesSignature', personId, capacity, sha256 });
        return answer.ok ? { ok: true, sha256 } : answer;
      }),
  };
}
