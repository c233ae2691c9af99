import {
  type Consultation,
  ConsultationInfo,
  checkConsultation,
  composed,
  inputRefusal,
  ofRow,
  type Refusal,
  refuse,
  sendEvents,
} from '@dien-hong/shared';
import canonicalize from 'canonicalize';
import { and, eq, isNotNull, isNull } from 'drizzle-orm';
import { tables } from '../db/open.ts';
import { PutAside } from '../log/fault.ts';
import { type Aside, Hosts } from '../log/hosts.ts';
import type { RulePacks } from '../rules/packs.ts';
import { ConsultationHost, type HostNeeds } from './host.ts';

const { consultations, meetings } = tables;

type Done<T = object> = ({ readonly ok: true } & T) | { readonly ok: false; readonly refusal: Refusal };

/** A consultation that is put aside: the facts known without its log. */
export interface Unread {
  readonly draft: ConsultationInfo;
  readonly organisationId: string;
  readonly refused: PutAside;
}

export interface KeptDraft {
  readonly id: string;
  readonly draft: ConsultationInfo;
  readonly version: number;
  readonly sentAt: number | null;
}

/** The written consultations of this process: drafts in their table, and the host of each that was sent. */
export function openConsultations(needs: HostNeeds & { readonly rulePacks: RulePacks }) {
  const { db, directory, rulePacks, uploads, clock } = needs;
  const hosts: Hosts<ConsultationHost> = new Hosts({
    open: (id) => ConsultationHost.open(id, needs, (error) => hosts.putAside(id, error)),
    refusal: (id) => refuse('consultation-put-aside', { number: row(id)?.draft.number ?? '' }).refusal,
    clock,
  });

  const row = (id: string): KeptDraft | undefined =>
    db.select().from(consultations).where(eq(consultations.id, id)).get();

  /** The draft, if it is still the version that was read. */
  function asRead(id: string, version: number): Done<{ draft: ConsultationInfo }> {
    const saved = row(id);
    if (!saved) return refuse('consultation-unknown');
    if (saved.sentAt !== null) return refuse('consultation-sent');
    return saved.version === version ? { ok: true, draft: saved.draft } : refuse('draft-changed');
  }

  /** The refusal for a name in the draft that does not exist; null when all exist. */
  function unknown(draft: ConsultationInfo, organisationId: string, saved: ConsultationInfo | null): Refusal | null {
    const known = new Set(directory.everyone(organisationId).map((one) => one.id));
    const named = [...draft.recipients, ...draft.secretaries, ...(draft.followUpId ? [draft.followUpId] : [])];
    if (named.some((id) => !known.has(id))) return refuse('draft-person-unknown').refusal;
    const had = new Set(saved?.papers.map((one) => one.sha256));
    for (const { sha256, subject } of draft.papers) {
      const named = had.has(sha256) ? null : uploads.named(`consultation:${draft.id}`, sha256);
      if (named && !named.ok) return ofRow(named.refusal, { paper: subject });
    }
    const kept = saved && canonicalize(composed(saved.rules)) === canonicalize(draft.rules);
    return kept || rulePacks.keeps(draft.rules) ? null : refuse('rules-unknown').refusal;
  }

  /** The host of a consultation that was sent; null without one of that id. Throws `PutAside`. */
  async function host(id: string): Promise<ConsultationHost | null> {
    return row(id)?.sentAt == null ? null : hosts.get(id);
  }

  /** Every consultation that was sent: its state, or the fact that it is put aside. */
  async function sent(): Promise<{ readonly states: Consultation[]; readonly aside: Unread[] }> {
    const rows = db.select().from(consultations).where(isNotNull(consultations.sentAt)).all();
    const states: Consultation[] = [];
    const aside: Unread[] = [];
    for (const { id, draft, organisationId } of rows)
      try {
        states.push((await hosts.listed(id)).state);
      } catch (error) {
        if (!(error instanceof PutAside)) throw error;
        aside.push({ draft, organisationId, refused: error });
      }
    return { states, aside };
  }

  return {
    row,
    host,

    /** Whether this person may prepare consultations: he chairs some meeting or is its secretary, convened or in preparation. */
    mayPrepare: (personId: string): boolean =>
      db
        .select({ draft: meetings.draft })
        .from(meetings)
        .all()
        .some(({ draft: { info } }) => info.chairs.includes(personId) || info.secretaries.includes(personId)),

    /** Drafts and sent ones. */
    all: (): KeptDraft[] => db.select().from(consultations).all(),

    drafts: (): KeptDraft[] => db.select().from(consultations).where(isNull(consultations.sentAt)).all(),

    sent,

    /** Those whose result was reported at this meeting. `aside`: those of its organisation that could not be read. */
    async reportedAt(meetingId: string): Promise<{ reported: Consultation[]; aside: Unread[] }> {
      const { states, aside } = await sent();
      const of = { organisationId: meetings.organisationId };
      const meeting = db.select(of).from(meetings).where(eq(meetings.id, meetingId)).get();
      return {
        reported: states.filter((one) => one.reported?.meetingId === meetingId),
        aside: aside.filter((one) => one.organisationId === meeting?.organisationId),
      };
    },

    create(draft: ConsultationInfo, organisationId: string): Done {
      const problem = unknown(draft, organisationId, null);
      if (problem) return { ok: false, refusal: problem };
      db.insert(consultations).values({ id: draft.id, organisationId, draft }).run();
      return { ok: true };
    },

    /** Saves over the version it was read at; somebody else's newer one is never overwritten. */
    save(draft: ConsultationInfo, version: number, organisationId: string): Done<{ version: number }> {
      const saved = row(draft.id);
      if (!saved) return refuse('consultation-unknown');
      if (saved.sentAt !== null) return refuse('consultation-sent');
      const problem = unknown(draft, organisationId, saved.draft);
      if (problem) return { ok: false, refusal: problem };
      const own = and(eq(consultations.id, draft.id), eq(consultations.version, version), isNull(consultations.sentAt));
      const { changes } = db
        .update(consultations)
        .set({ draft, version: version + 1 })
        .where(own)
        .run();
      return changes === 1 ? { ok: true, version: version + 1 } : refuse('draft-changed');
    },

    remove(id: string): Done {
      const { changes } = db
        .delete(consultations)
        .where(and(eq(consultations.id, id), isNull(consultations.sentAt)))
        .run();
      return changes === 1 ? { ok: true } : refuse('consultation-sent');
    },

    /** Turns the draft, as saved in this version, into the founding event of its log; afterwards the log is the truth. */
    async send(id: string, version: number): Promise<Done> {
      const saved = asRead(id, version);
      if (!saved.ok) return saved;
      const read = ConsultationInfo.safeParse(saved.draft);
      if (!read.success) return { ok: false, refusal: inputRefusal(read.error.issues) };
      const info = read.data;
      const problem = checkConsultation(info, clock.now());
      if (problem) return { ok: false, refusal: problem };
      const opened = await hosts.get(id);
      const asSent = db
        .update(consultations)
        .set({ draft: info, sentAt: clock.now() })
        .where(and(eq(consultations.id, id), eq(consultations.version, version), isNull(consultations.sentAt)));
      try {
        await opened.found(sendEvents(info), `send:${id}`, () => {
          if (asSent.run().changes !== 1) throw new Error(`${id} was saved, sent or removed meanwhile`);
        });
      } catch (error) {
        const now = asRead(id, version);
        if (!now.ok) return now;
        throw error;
      }
      return { ok: true };
    },

    /** Those that are put aside, and why. */
    aside: (): readonly Aside[] => hosts.aside,

    close: (): Promise<void> => hosts.close(),
  };
}

export type Consultations = ReturnType<typeof openConsultations>;
