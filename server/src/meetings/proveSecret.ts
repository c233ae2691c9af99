import { constants, createHash, createPrivateKey, createPublicKey, verify } from 'node:crypto';
import {
  actorName,
  type CommandOf,
  infoOf,
  lookUp,
  type MeetingState,
  refuse,
  type Vote,
  voteOf,
} from '@dien-hong/shared';
import { merkleRoot, openingBytes, parseSlip } from '@dien-hong/shared/signing';
import { verifyRequest } from '../../verifier/ballots/requestProof.ts';
import type { SecretBallotScheme } from '../../verifier/ballots/scheme.ts';
import { sha256 } from '../../verifier/chain.ts';
import type { Directory } from '../accounts/directory.ts';
import type { BallotBox } from '../ballot-box/box.ts';
import { createTaskQueue } from '../kernel/taskQueue.ts';
import type { Pki } from '../signing/pki.ts';
import type { Checked, Prover } from './host.ts';

export interface SecretDeps {
  readonly pki: Pki;
  readonly directory: Directory;
  readonly box: BallotBox;
  readonly scheme: SecretBallotScheme;
  readonly now: () => number;
}

/** A request takes some two milliseconds of the event loop: one is taken in a turn. */
const issuing = createTaskQueue(1);

const nothing = { ok: true, proof: null, attachments: [] } as const;
const bytesOf = (base64: string): Buffer => Buffer.from(base64, 'base64');
const merkleHash = async (bytes: Uint8Array): Promise<Uint8Array<ArrayBuffer>> =>
  new Uint8Array(createHash('sha256').update(bytes).digest());

/** The published slips as one file: a JSON array of the canonical slips, sorted by the hashes of their tokens. */
export const slipFile = (slips: readonly Uint8Array[]): Buffer =>
  Buffer.from(`[${slips.map((slip) => Buffer.from(slip).toString('utf8')).join(',')}]`);

/** Verifies the contents of the commands of a secret vote before the decision. */
export function openSecretProver({ pki, directory, box, scheme, now }: SecretDeps): Prover {
  async function serverKey(meetingId: string, voteId: string): Promise<string> {
    const privateKey = await box.issuingKey(meetingId, voteId, async () => (await scheme.makeKey()).privateKey);
    const key = createPrivateKey({ key: Buffer.from(privateKey), format: 'der', type: 'pkcs8' });
    return createPublicKey(key).export({ format: 'der', type: 'spki' }).toString('base64');
  }

  async function request(state: MeetingState, vote: Vote, voter: string, der: Buffer): Promise<Checked> {
    const meetingId = infoOf(state).id;
    const context = { trust: pki.trust, at: new Date(now()), holderOf: directory.holderOf };
    const verified = await verifyRequest(der, voter, context);
    if (!verified.ok) return verified;
    const { statement, digest, certificate } = verified;
    const privateKey = box.keptKey(meetingId, vote.motion.id);
    // Annulled while this request waited for its turn: the key is destroyed, and `decide` gives the reason.
    if (!privateKey) return nothing;
    const signed = scheme.blindSign(privateKey, bytesOf(statement.blinded.house));
    if (!signed) return refuse('slip-blinded-invalid');
    // The board's tablet signs later, and in its own order: a value that it can never sign would block the casting for everybody.
    if (!scheme.signable(vote.slips?.keys.board ?? '', bytesOf(statement.blinded.board)))
      return refuse('slip-blinded-invalid');
    const house = Buffer.from(signed).toString('base64');
    return {
      ok: true,
      proof: { kind: 'slip', statement, digest, certificate, house },
      attachments: [{ digest, bytes: der }],
    };
  }

  async function cosign(vote: Vote, { slips }: CommandOf<'CosignSlips'>): Promise<Checked> {
    const valid: string[] = [];
    const key = vote.slips?.keys.board ?? '';
    for (const { personId, signature } of slips) {
      const blinded = lookUp(vote.slips?.issued ?? {}, personId)?.sealed?.blinded.board;
      if (blinded && scheme.fits(key, bytesOf(blinded), bytesOf(signature))) valid.push(personId);
    }
    return { ok: true, proof: { kind: 'cosign', valid }, attachments: [] };
  }

  async function count(state: MeetingState, vote: Vote, opening: string): Promise<Checked> {
    const meeting = infoOf(state).id;
    const voteId = vote.motion.id;
    const key = createPublicKey({ key: bytesOf(vote.slips?.keys.board ?? ''), format: 'der', type: 'spki' });
    const pss = { key, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 48 };
    if (!verify('sha384', openingBytes({ meeting, vote: voteId }), pss, bytesOf(opening)))
      return refuse('count-not-opened');
    const slips = box.list(meeting, voteId);
    const marks = slips.map((bytes) => parseSlip(bytes)?.marks ?? []);
    const root = Buffer.from(await merkleRoot(merkleHash, slips)).toString('hex');
    const file = slipFile(slips);
    const digest = sha256(file);
    return {
      ok: true,
      proof: { kind: 'count', marks, root, file: digest },
      attachments: [{ digest, bytes: file }],
    };
  }

  return async (state, actor, command) => {
    if (!('voteId' in command)) return nothing;
    const vote = voteOf(state, command.voteId);
    // Without anything to verify against, `decide` gives the reason.
    if (vote?.motion.form !== 'secret') return nothing;
    switch (command.type) {
      case 'OpenVote':
        if (vote.stage !== 'prepared' || !vote.boardKey) return nothing;
        return {
          ok: true,
          proof: { kind: 'issuing', serverKey: await serverKey(infoOf(state).id, command.voteId) },
          attachments: [],
        };
      case 'RequestSlip': {
        const voter = actorName(actor);
        if (vote.stage !== 'open' || vote.slips?.stage !== 'issuing' || Object.hasOwn(vote.slips.issued, voter))
          return nothing;
        const checked = await issuing.run(() => request(state, vote, voter, bytesOf(command.request)));
        return checked ?? refuse('too-many-commands');
      }
      case 'CosignSlips':
        return vote.stage === 'open' && vote.slips ? cosign(vote, command) : nothing;
      case 'CountSlips':
        return vote.stage === 'counting' ? count(state, vote, command.opening) : nothing;
      default:
        return nothing;
    }
  };
}
