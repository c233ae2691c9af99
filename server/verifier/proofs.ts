import { createHash } from 'node:crypto';
import {
  type AnyCommand,
  type EventOf,
  type MeetingEvent,
  type MeetingState,
  upcast,
  type Vote,
  voteOf,
} from '@dien-hong/shared';
import type { Proof } from '@dien-hong/shared/decide';
import { merkleRoot, type Slip, slipBytes } from '@dien-hong/shared/signing';
import { verifyBallot } from './ballots/ballotProof.ts';
import { verifyRequest } from './ballots/requestProof.ts';
import { blindRsa } from './ballots/scheme.ts';
import { checkSlip } from './ballots/slipProof.ts';
import type { StoredRecord } from './chain.ts';
import { type Files, sha256Hex, textOf } from './evidence.ts';
import { paths } from './layout.ts';
import { type Refusal, refuse } from './refuse.ts';
import type { Trust } from './signatures/trust.ts';

type Failed = { readonly ok: false; readonly refusal: Refusal };

/** The parts of an archive that prove its log. */
export interface ArchiveProofs {
  readonly files: Files;
  readonly trust: Trust;
  readonly holderOf: (fingerprint: string) => string | undefined;
}

/** The outcome of a vote, from the event that contains it. */
const outcomeOf = (event: EventOf<'VoteTallied' | 'VoteClosed'>) =>
  event.sealed ?? (event.type === 'VoteClosed' ? event : null);

/**
 * The command behind an event on which a result depends; null for the others, which are folded as they are. `announced`: the vote was
 * counted before, and waits for its announcement.
 */
export function commandOf(event: MeetingEvent, announced: boolean): AnyCommand | null {
  switch (event.type) {
    case 'MeetingOpened':
      return { type: 'OpenMeeting' };
    case 'VoteOpened': {
      const { voteId, series } = event;
      return series ? { type: 'OpenSeries', voteIds: series } : { type: 'OpenVote', voteId };
    }
    case 'BallotCast':
      return { type: 'CastBallot', voteId: event.voteId, ballot: '' };
    case 'PaperBallotEntered':
    case 'PaperBallotCounted': {
      const { voteId, personId, sealed } = event;
      return { type: 'EnterPaperBallot', voteId, personId, choices: sealed?.choices ?? [] };
    }
    case 'AnswerRecorded': {
      const { voteId, personId, choices } = event;
      return { type: 'RecordAnswer', voteId, personId, choices };
    }
    case 'CountEntered':
    case 'CountConfirmed':
      return { type: 'EnterCount', voteId: event.voteId, counts: event.counts };
    case 'BoardAppointed': {
      const { voteId, members, basis } = event;
      return { type: 'AppointBoard', voteId, members, basis };
    }
    case 'BoardKeyPresented':
      return { type: 'PresentBoardKey', voteId: event.voteId, publicKey: event.publicKey };
    case 'SlipIssued':
      return { type: 'RequestSlip', voteId: event.voteId, request: '' };
    case 'SlipCosigned': {
      const { voteId, personId, sealed } = event;
      return { type: 'CosignSlips', voteId, slips: [{ personId, signature: sealed?.board ?? '' }] };
    }
    case 'IssuingClosed':
      return { type: 'CloseIssuing', voteId: event.voteId };
    case 'CastingClosed':
      return { type: 'CloseVote', voteId: event.voteId };
    case 'VoteTallied':
    case 'VoteClosed': {
      const { voteId } = event;
      if (event.type === 'VoteClosed' && announced) return { type: 'AnnounceResult', voteId };
      return outcomeOf(event)?.slips ? { type: 'CountSlips', voteId, opening: '' } : { type: 'CloseVote', voteId };
    }
    case 'SlipStruck': {
      const { voteId, personId, reason } = event;
      return { type: 'StrikeSlip', voteId, personId, reason };
    }
    case 'VoteSettled': {
      const { voteId, rowId, verdict, basis } = event;
      return { type: 'SettleVote', voteId, rowId, verdict: verdict as 'passed' | 'failed', basis };
    }
    default:
      return null;
  }
}

type Found = { readonly ok: true; readonly proof: Proof | null; readonly used: readonly string[] };

const bytesOf = (base64: string): Buffer => Buffer.from(base64, 'base64');
const hash = async (bytes: Uint8Array): Promise<Uint8Array<ArrayBuffer>> =>
  new Uint8Array(createHash('sha256').update(bytes).digest());

/** The published slips of a vote: each with both signatures on its token, none twice, in order, under the recorded root. */
async function slipsOf(
  vote: Vote,
  meetingId: string,
  { file, root }: { file: string; root: string },
  { files }: ArchiveProofs,
): Promise<Found | Failed> {
  const path = paths.slips(file);
  const bytes = files.get(path);
  if (!bytes) return refuse('archive-file-missing', { name: path });
  let slips: Slip[];
  try {
    slips = JSON.parse(textOf(bytes)) as Slip[];
  } catch {
    return refuse('archive-file-malformed', { name: path });
  }
  if (sha256Hex(bytes) !== file || !Array.isArray(slips) || !vote.slips)
    return refuse('archive-file-malformed', { name: path });
  const entries: Uint8Array[] = [];
  let last = '';
  for (const slip of slips) {
    const entry = canonicalSlip(slip);
    const expected = { meetingId, motion: vote.motion, keys: vote.slips.keys };
    const checked = entry && checkSlip(entry, expected, blindRsa);
    if (!entry || !checked?.ok || checked.token <= last) return refuse('archive-slip-invalid', { name: path });
    last = checked.token;
    entries.push(entry);
  }
  if (Buffer.from(await merkleRoot(hash, entries)).toString('hex') !== root)
    return refuse('archive-slip-invalid', { name: path });
  return { ok: true, proof: { kind: 'count', marks: slips.map((slip) => slip.marks), root, file }, used: [path] };
}

function canonicalSlip(slip: Slip): Uint8Array | null {
  try {
    return slipBytes(slip);
  } catch {
    return null;
  }
}

/** The proof that the server verified before it recorded this event, verified again as of the instant at which it arrived. */
export async function proofOf(
  state: MeetingState,
  record: StoredRecord,
  proofs: ArchiveProofs,
): Promise<Found | Failed> {
  const event = upcast(record.event);
  const { trust, holderOf, files } = proofs;
  const context = { trust, at: new Date(record.at), holderOf };
  const meeting = state.life.info?.id ?? '';
  const nothing: Found = { ok: true, proof: null, used: [] };
  if (!('voteId' in event)) return nothing;
  const vote = voteOf(state, event.voteId);
  if (!vote) return nothing;
  switch (event.type) {
    case 'BallotCast': {
      const path = paths.ballot(event.sealed?.digest ?? '');
      const bytes = files.get(path);
      if (!bytes) return refuse('archive-file-missing', { name: path });
      const { motion, opened } = vote;
      const asked = { meeting, vote: motion.id, question: motion.question, papers: opened?.papers ?? [] };
      const verified = await verifyBallot(bytes, { ...asked, voter: event.personId }, context);
      if (!verified.ok) return verified;
      const { statement, digest, certificateFingerprint: certificate } = verified;
      return { ok: true, proof: { kind: 'ballot', statement, digest, certificate }, used: [path] };
    }
    case 'VoteOpened': {
      const keys = (event.sealed ?? event).slipKeys;
      return keys ? { ok: true, proof: { kind: 'issuing', serverKey: keys.house }, used: [] } : nothing;
    }
    case 'SlipIssued': {
      const path = paths.slipRequest(event.sealed?.request ?? '');
      const bytes = files.get(path);
      if (!bytes || !event.sealed) return refuse('archive-file-missing', { name: path });
      const verified = await verifyRequest(bytes, event.personId, context);
      if (!verified.ok) return verified;
      const { statement, digest, certificate } = verified;
      const { house } = event.sealed;
      if (!blindRsa.fits(vote.slips?.keys.house ?? '', bytesOf(statement.blinded.house), bytesOf(house)))
        return refuse('archive-slip-invalid', { name: path });
      return { ok: true, proof: { kind: 'slip', statement, digest, certificate, house }, used: [path] };
    }
    case 'SlipCosigned': {
      const blinded = vote.slips?.issued[event.personId]?.sealed?.blinded.board ?? '';
      const holds = blindRsa.fits(vote.slips?.keys.board ?? '', bytesOf(blinded), bytesOf(event.sealed?.board ?? ''));
      return { ok: true, proof: { kind: 'cosign', valid: holds ? [event.personId] : [] }, used: [] };
    }
    case 'VoteTallied':
    case 'VoteClosed': {
      // Announcing reveals the earlier count, without counting again.
      const slips = vote.stage === 'tallied' ? null : outcomeOf(event)?.slips;
      return slips ? slipsOf(vote, meeting, slips, proofs) : nothing;
    }
    default:
      return nothing;
  }
}
