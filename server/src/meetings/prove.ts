import { actorName, filesOf, lookUp, type MeetingState, refuse, type Vote, voteOf } from '@dien-hong/shared';
import { proofNeeded } from '@dien-hong/shared/decide';
import { type ExpectedBallot, verifyBallot } from '../../verifier/ballots/ballotProof.ts';
import { usableKey } from '../../verifier/ballots/scheme.ts';
import type { Db } from '../db/open.ts';
import { createTaskQueue } from '../kernel/taskQueue.ts';
import type { KeptSignatures, Reader } from '../signing/keptSignatures.ts';
import type { BroughtFiles } from './broughtFiles.ts';
import type { Prover } from './host.ts';
import { openSecretProver, type SecretDeps } from './proveSecret.ts';

/** Reading a signature takes about a millisecond of the event loop: a burst of ballots is taken a few at a time. */
const verifying = createTaskQueue(6);

export interface ProverDeps extends SecretDeps {
  readonly db: Db;
  readonly uploads: BroughtFiles;
  readonly kept: KeptSignatures;
}

const nothing = { ok: true, proof: null, attachments: [] } as const;

/** An earlier version of this very paper: going back to it puts no new file before the meeting. */
function earlierFile({ documents }: MeetingState, { paperId, sha256 }: { paperId: string | null; sha256: string }) {
  const paper = paperId === null ? undefined : lookUp(documents.papers, paperId);
  const upload = paper && filesOf(paper).find((one) => one.sha256 === sha256);
  return upload ? ({ ok: true, upload } as const) : null;
}

/** The question that the ballots of an opened vote answer. */
const askedIn = (meeting: string, { motion, opened }: Vote): Omit<ExpectedBallot, 'voter'> => ({
  meeting,
  vote: motion.id,
  question: motion.question,
  papers: opened?.papers ?? [],
});

/** The signed ballots of a vote that is about to be counted, each once more against its signature. */
function compareBallots(kept: KeptSignatures, meetingId: string, vote: Vote) {
  const signed = Object.entries(vote.ballots).flatMap(([personId, ballot]) =>
    ballot?.source.via === 'signed' ? [{ personId, digest: ballot.source.digest, said: ballot.choices }] : [],
  );
  const asked = askedIn(meetingId, vote);
  const read: Reader = async (bytes, voter, context) => {
    const verified = await verifying.run(() => verifyBallot(bytes, { ...asked, voter }, context));
    return verified?.ok ? verified.statement.choices : null;
  };
  return kept.compare(meetingId, signed, read, 'ballot-contradicts-log');
}

/** Verifies the contents of a command before the decision: signatures and the bytes of papers. */
export function openProver(deps: ProverDeps): Prover {
  const { kept, uploads, pki, directory, now } = deps;
  const proveSecret = openSecretProver(deps);
  return async (state, actor, command) => {
    if (command.type === 'PresentBoardKey' && !usableKey(command.publicKey)) return refuse('board-key-unusable');
    if (command.type === 'CloseVote') {
      const vote = voteOf(state, command.voteId);
      const refusal = vote?.stage === 'open' ? await compareBallots(kept, state.life.info?.id ?? '', vote) : null;
      return refusal ? { ok: false, refusal } : nothing;
    }
    switch (proofNeeded(command)) {
      case null:
        return nothing;
      case 'paper': {
        if (command.type !== 'PublishPaper') return nothing;
        const earlier = earlierFile(state, command);
        const named = earlier ?? uploads.named(`meeting:${state.life.info?.id ?? ''}`, command.sha256);
        if (!named.ok) return named;
        const { sha256, pages, bytes } = named.upload;
        return { ok: true, proof: { kind: 'paper', sha256, pages, bytes }, attachments: [] };
      }
      case 'issuing':
      case 'slip':
      case 'cosign':
      case 'count':
        return proveSecret(state, actor, command);
      case 'ballot': {
        if (command.type !== 'CastBallot') return nothing;
        const vote = voteOf(state, command.voteId);
        // Not open: there is nothing to verify against, and `decide` gives the reason.
        if (vote?.stage !== 'open' || !vote.opened || !state.life.info) return nothing;
        const bytes = Buffer.from(command.ballot, 'base64');
        const expected = { ...askedIn(state.life.info.id, vote), voter: actorName(actor) };
        const context = { trust: pki.trust, at: new Date(now()), holderOf: directory.holderOf };
        const verified = await verifying.run(() => verifyBallot(bytes, expected, context));
        if (!verified?.ok) return verified ?? refuse('too-many-commands');
        const { statement, digest, certificateFingerprint: certificate } = verified;
        kept.arrived(digest, statement.choices);
        return {
          ok: true,
          proof: { kind: 'ballot', statement, digest, certificate },
          attachments: [{ digest, bytes }],
        };
      }
    }
  };
}
