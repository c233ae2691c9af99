import {
  type Actor,
  checkDraft,
  type Draft,
  evolve,
  foundingEvents,
  initialMeeting,
  lookUp,
  MeetingEvent,
  type MeetingState,
  upcast,
  voteOf,
} from '@dien-hong/shared';
import { decide } from '@dien-hong/shared/decide';
import canonicalize from 'canonicalize';
import * as z from 'zod';
import { brokenAt, type StoredRecord } from './chain.ts';
import { concealedVotes, revealsChoices } from './concealed.ts';
import { type Files, textOf } from './evidence.ts';
import { type Manifest, paths } from './layout.ts';
import { type ArchiveProofs, commandOf, proofOf } from './proofs.ts';
import { type Refusal, refuse } from './refuse.ts';

type Failed = { readonly ok: false; readonly refusal: Refusal };

const Hex = z.string().regex(/^[0-9a-f]+$/);
const Audience = z.union([
  z.strictObject({ to: z.literal('everyone') }),
  z.strictObject({ to: z.literal('some'), groups: z.array(z.string()), persons: z.array(z.string()) }),
]);
const Line = z.strictObject({
  seq: z.int(),
  at: z.int(),
  by: z.string(),
  commandId: z.string(),
  event: z.looseObject({ type: z.string() }),
  audience: Audience,
  sealedFor: Audience.nullable(),
  salt: Hex,
  sealedSalt: Hex.nullable(),
  prev: Hex,
  hash: Hex,
  withheld: Hex.optional(),
});

const same = (a: unknown, b: unknown): boolean => canonicalize(a) === canonicalize(b);

/** Reads the log and checks its chain, its form and its head. */
export function readLog(files: Files, { meeting, log }: Manifest): { ok: true; records: StoredRecord[] } | Failed {
  const lines = textOf(files.get(paths.log)).split('\n');
  if (lines.pop() !== '') return refuse('archive-file-malformed', { name: paths.log });
  const records: StoredRecord[] = [];
  for (const [index, line] of lines.entries()) {
    let json: unknown;
    try {
      json = JSON.parse(line);
    } catch {
      json = undefined;
    }
    const read = Line.safeParse(json);
    const earlier = records.at(-1)?.at ?? 0;
    if (
      !read.success ||
      !MeetingEvent.safeParse(upcast(read.data.event as MeetingEvent)).success ||
      read.data.at < earlier
    )
      return refuse('archive-event-malformed', { seq: index + 1 });
    records.push(json as StoredRecord);
  }
  const broken = brokenAt(meeting.id, records);
  if (broken !== null) return refuse('archive-log-broken', { seq: broken });
  if (records.length !== log.records || records.at(-1)?.hash !== log.head) return refuse('archive-log-other-head');
  return { ok: true, records };
}

/** The founding records must equal those made by convening the meeting that they describe, with their audiences. */
export function checkFounding(records: readonly StoredRecord[], meetingId: string): Refusal | null {
  const [first] = records;
  const wrong = refuse('archive-founding-wrong').refusal;
  if (first?.event.type !== 'MeetingConvened' || first.by !== 'service') return wrong;
  const convened = upcast(first.event);
  if (convened.type !== 'MeetingConvened') return wrong;
  const { info } = convened;
  const { titles = {}, led = {}, onPaper = [], visits = {} } = convened.sealed ?? {};
  const items = convened.items.map((item) => ({
    ...item,
    title: lookUp(titles, item.id) ?? item.title,
    ...lookUp(led, item.id),
    paperOnly: item.paperOnly || onPaper.includes(item.id),
  }));
  const invited = convened.invited.map((one) => ({ ...one, itemIds: lookUp(visits, one.personId) ?? one.itemIds }));
  const founding = records
    .filter((one) => one.commandId === first.commandId)
    .map((one) => ({ ...one, event: upcast(one.event) }));
  const draft = {
    info,
    invited,
    items,
    papers: founding.flatMap(({ event }) => (event.type === 'PaperPublished' ? [event.paper] : [])),
    motions: founding.flatMap(({ event }) =>
      event.type === 'VotePrepared' ? [event.sealed?.motion ?? event.motion] : [],
    ),
    recusals: founding.flatMap(({ event }) => {
      if (event.type !== 'RecusalRecorded') return [];
      const { itemId, personId } = event;
      return [{ itemId, personId, reason: (event.sealed ?? event).reason }];
    }),
  };
  const made = foundingEvents(draft);
  const agrees =
    info.id === meetingId &&
    checkDraft(draft) === null &&
    made.length === founding.length &&
    records.filter(({ event }) => event.type === 'MeetingConvened').length === 1 &&
    made.every(({ event, audience, sealedFor }, index) => {
      const kept = records[index];
      return (
        kept &&
        same(
          { event, audience, sealedFor },
          { event: upcast(kept.event), audience: kept.audience, sealedFor: kept.sealedFor },
        )
      );
    });
  return agrees ? null : wrong;
}

const actorOf = (by: string): Actor =>
  by === 'clock' || by === 'service' ? { kind: by } : { kind: 'person', personId: by };

export interface Replayed {
  readonly ok: true;
  readonly state: MeetingState;
  readonly ballots: number;
  readonly voters: number;
}

/** The event as today's rules would make it, without facts that older records lack. */
function expected(recorded: MeetingEvent, made: MeetingEvent): MeetingEvent {
  if (recorded.type === 'VoteOpened' && made.type === 'VoteOpened' && !('notVoting' in recorded))
    return { ...made, notVoting: [] };
  return made;
}

/**
 * Folds the log, and decides again everything on which a result rests: the opening with its quorum, the electorate of every vote, every
 * ballot from its signed bytes, every slip from its token, every count and verdict. The decisions must equal the records.
 */
export async function replay(records: readonly StoredRecord[], proofs: ArchiveProofs): Promise<Replayed | Failed> {
  let state = initialMeeting;
  const used = new Set<string>();
  const voters = new Set<string>();
  const concealed = concealedVotes(records);
  let ballots = 0;
  /** The events still expected from a command that made several. */
  let more: { readonly commandId: string; readonly drafts: readonly Draft<MeetingEvent>[] } | null = null;
  for (const record of records) {
    const { at, by, commandId, audience, sealedFor, seq } = record;
    const event = upcast(record.event);
    // Left out when the archive was made: allowed for votes annulled before they were closed, since no result depends on it.
    if (record.withheld !== undefined && !(revealsChoices(record) && 'voteId' in event && concealed.has(event.voteId)))
      return refuse('archive-event-against-rules', { seq, type: event.type });
    const command =
      record.withheld === undefined
        ? commandOf(event, 'voteId' in event && voteOf(state, event.voteId)?.stage === 'tallied')
        : null;
    if (command) {
      let drafts: readonly Draft<MeetingEvent>[] = more?.commandId === commandId ? more.drafts : [];
      if (drafts.length === 0) {
        const checked = await proofOf(state, record, proofs);
        if (!checked.ok) return checked;
        for (const path of checked.used) used.add(path);
        const decision = decide(state, command, { actor: actorOf(by), at, commandId, proof: checked.proof });
        drafts = decision.ok ? decision.events : [];
      }
      const [made, ...rest] = drafts;
      more = { commandId, drafts: rest };
      const wanted = made && { ...made, event: expected(record.event, made.event) };
      if (!wanted || !same(wanted, { event, audience, sealedFor }))
        return refuse('archive-event-against-rules', { seq, type: event.type });
    }
    if (event.type === 'BallotCast' && record.withheld === undefined) ballots += 1;
    if (event.type === 'VoteClosed') ballots += (event.sealed ?? event).slips?.cast ?? 0;
    if (event.type === 'BallotCast' || event.type === 'SlipIssued') voters.add(event.personId);
    state = evolve(state, record);
  }
  const unlisted = [...proofs.files.keys()].find((path) => /^phieu(-kin)?\//.test(path) && !used.has(path));
  if (unlisted) return refuse('archive-file-unlisted', { name: unlisted });
  if (state.life.phase !== 'closed') return refuse('archive-not-closed');
  return { ok: true, state, ballots, voters: voters.size };
}
