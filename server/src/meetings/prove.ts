import { actorName, filesOf, type MeetingState, proofNeeded, refuse, voteOf } from '@dien-hong/shared';
import { usableKey } from '../ballot-box/scheme.ts';
import type { Db } from '../db/open.ts';
import type { Uploads } from '../documents/uploads.ts';
import { createGate } from '../gate.ts';
import { verifyBallot } from '../signing/ballotProof.ts';
import type { Prover } from './host.ts';
import { openSecretProver, type SecretDeps } from './proveSecret.ts';

/** Reading a signature takes about a millisecond of the event loop: a burst of ballots is taken a few at a time. */
const verifying = createGate(6);

export interface ProverDeps extends SecretDeps {
  readonly db: Db;
  readonly uploads: Uploads;
}

const nothing = { ok: true, proof: null, attachments: [] } as const;

/** A version that this very paper had: going back to it brings nothing new before the meeting. */
function earlierFile({ documents }: MeetingState, { paperId, sha256 }: { paperId: string | null; sha256: string }) {
  const paper = paperId === null ? undefined : documents.papers[paperId];
  const upload = paper && filesOf(paper).find((one) => one.sha256 === sha256);
  return upload ? ({ ok: true, upload } as const) : null;
}

/** What a command carries is verified here, before anything is decided: signatures and the bytes of papers. */
export function openProver(deps: ProverDeps): Prover {
  const { uploads, pki, directory, now } = deps;
  const proveSecret = openSecretProver(deps);
  return async (state, actor, command) => {
    if (command.type === 'PresentBoardKey' && !usableKey(command.publicKey)) return refuse('board-key-unusable');
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
        // Not open: nothing to verify against, and `decide` says why in its own words.
        if (vote?.stage !== 'open' || !vote.opened || !state.life.info) return nothing;
        const bytes = Buffer.from(command.ballot, 'base64');
        const expected = {
          meeting: state.life.info.id,
          vote: command.voteId,
          question: vote.motion.question,
          papers: vote.opened.papers,
          voter: actorName(actor),
        };
        const context = { trust: pki.trust, at: new Date(now()), holderOf: directory.holderOf };
        const verified = await verifying.run(() => verifyBallot(bytes, expected, context));
        if (!verified?.ok) return verified ?? refuse('too-many-commands');
        const { statement, digest, certificateFingerprint: certificate } = verified;
        return {
          ok: true,
          proof: { kind: 'ballot', statement, digest, certificate },
          attachments: [{ digest, bytes }],
        };
      }
    }
  };
}
