import {
  type Actor,
  type AnyCommand,
  checkDraft,
  decide,
  evolve,
  foundingEvents,
  initialMeeting,
  MeetingEvent,
  type MeetingState,
  type Proof,
  type Refusal,
  refuse,
} from '@dien-hong/shared';
import canonicalize from 'canonicalize';
import * as z from 'zod';
import { brokenAt, type StoredRecord } from '../log/chain.ts';
import { verifyBallot } from '../signing/ballotProof.ts';
import type { Trust } from '../signing/trust.ts';
import { type Files, textOf } from './evidence.ts';
import { type Manifest, paths } from './layout.ts';

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
    if (!read.success || !MeetingEvent.safeParse(read.data.event).success || read.data.at < earlier)
      return refuse('archive-event-malformed', { seq: index + 1 });
    records.push(json as StoredRecord);
  }
  const broken = brokenAt(meeting.id, records);
  if (broken !== null) return refuse('archive-log-broken', { seq: broken });
  if (records.length !== log.records || records.at(-1)?.hash !== log.head) return refuse('archive-log-other-head');
  return { ok: true, records };
}

/** The founding records must be what convening the meeting they describe makes, audiences and all. */
export function checkFounding(records: readonly StoredRecord[], meetingId: string): Refusal | null {
  const [first] = records;
  const wrong = refuse('archive-founding-wrong').refusal;
  if (first?.event.type !== 'MeetingConvened' || first.by !== 'service') return wrong;
  const { info, invited, items } = first.event;
  const founding = records.filter((one) => one.commandId === first.commandId);
  const draft = {
    ...{ info, invited, items },
    papers: founding.flatMap(({ event }) => (event.type === 'PaperPublished' ? [event.paper] : [])),
    motions: founding.flatMap(({ event }) => (event.type === 'VotePrepared' ? [event.motion] : [])),
    recusals: founding.flatMap(({ event }) => {
      if (event.type !== 'RecusalRecorded') return [];
      const { itemId, personId, reason } = event;
      return [{ itemId, personId, reason }];
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
        same({ event, audience, sealedFor }, { event: kept.event, audience: kept.audience, sealedFor: kept.sealedFor })
      );
    });
  return agrees ? null : wrong;
}

const actorOf = (by: string): Actor =>
  by === 'clock' || by === 'service' ? { kind: by } : { kind: 'person', personId: by };

/** The command behind an event on which a result rests; null for the others, which are folded as they stand. */
function commandOf(event: MeetingEvent): AnyCommand | null {
  switch (event.type) {
    case 'MeetingOpened':
      return { type: 'OpenMeeting' };
    case 'VoteOpened':
      return { type: 'OpenVote', voteId: event.voteId };
    case 'BallotCast':
      return { type: 'CastBallot', voteId: event.voteId, ballot: '' };
    case 'VoteClosed':
      return { type: 'CloseVote', voteId: event.voteId };
    case 'VoteSettled':
      return {
        type: 'SettleVote',
        voteId: event.voteId,
        rowId: event.rowId,
        verdict: event.verdict as 'passed' | 'failed',
        basis: event.basis,
      };
    default:
      return null;
  }
}

export interface Witness {
  readonly files: Files;
  readonly trust: Trust;
  readonly holderOf: (fingerprint: string) => string | undefined;
}

/** The signed ballot behind a record, verified as of the instant at which it arrived. */
async function proofOf(
  state: MeetingState,
  record: StoredRecord,
  witness: Witness,
): Promise<{ ok: true; proof: Proof | null } | Failed> {
  const { event } = record;
  if (event.type !== 'BallotCast') return { ok: true, proof: null };
  const digest = event.sealed?.digest ?? '';
  const vote = state.voting.votes[event.voteId];
  const bytes = witness.files.get(paths.ballot(digest));
  if (!bytes) return refuse('archive-file-missing', { name: paths.ballot(digest) });
  const expected = {
    meeting: state.life.info?.id ?? '',
    vote: event.voteId,
    question: vote?.motion.question ?? '',
    papers: vote?.opened?.papers ?? [],
    voter: event.personId,
  };
  const { trust, holderOf } = witness;
  const verified = await verifyBallot(bytes, expected, { trust, at: new Date(record.at), holderOf });
  if (!verified.ok) return verified;
  const { statement, certificateFingerprint: certificate } = verified;
  return { ok: true, proof: { kind: 'ballot', statement, digest: verified.digest, certificate } };
}

/**
 * Folds the log, and decides again everything on which a result rests: the opening with its quorum, who might vote on what,
 * every ballot from its signed bytes, every count and verdict. What comes out must be what was recorded.
 */
export async function replay(
  records: readonly StoredRecord[],
  witness: Witness,
): Promise<{ ok: true; state: MeetingState; ballots: number; voters: number } | Failed> {
  let state = initialMeeting;
  const cast = new Set<string>();
  const voters = new Set<string>();
  for (const record of records) {
    const { event, at, by, commandId, audience, sealedFor, seq } = record;
    const command = commandOf(event);
    if (command) {
      const checked = await proofOf(state, record, witness);
      if (!checked.ok) return checked;
      const decision = decide(state, command, { actor: actorOf(by), at, commandId, proof: checked.proof });
      const made = decision.ok ? decision.events[0] : undefined;
      if (!made || !same(made, { event, audience, sealedFor }))
        return refuse('archive-event-against-rules', { seq, type: event.type });
    }
    if (event.type === 'BallotCast') {
      cast.add(paths.ballot(event.sealed?.digest ?? ''));
      voters.add(event.personId);
    }
    state = evolve(state, record);
  }
  const strayBallot = [...witness.files.keys()].find((path) => path.startsWith('phieu/') && !cast.has(path));
  if (strayBallot) return refuse('archive-file-unlisted', { name: strayBallot });
  if (state.life.phase !== 'closed') return refuse('archive-not-closed');
  return { ok: true, state, ballots: cast.size, voters: voters.size };
}
