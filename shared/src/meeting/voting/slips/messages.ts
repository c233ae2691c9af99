import * as z from 'zod/mini';
import { base64, Digest, Id, limits, text } from '../../../kernel/index.ts';

/** A public key: base64 of its SubjectPublicKeyInfo. RSA-2048 takes 392 characters. */
const PublicKey = z.string().check(z.maxLength(1200), z.regex(/^[A-Za-z0-9+/]+={0,2}$/));
/** A blinded value or a signature of RSA-2048 to 4096 in base64. */
const Blind = z.string().check(z.maxLength(700), z.regex(/^[A-Za-z0-9+/]+={0,2}$/));

export const BoardMember = z.object({ personId: Id, role: z.enum(['head', 'secretary', 'member']) });
export type BoardMember = z.infer<typeof BoardMember>;

export const boardCommands = [
  /** The counting board of a secret vote, the tellers of a show of hands. `basis`: how the meeting elected it. */
  z.object({
    type: z.literal('AppointBoard'),
    voteId: Id,
    members: z.array(BoardMember).check(z.minLength(1), z.maxLength(limits.board)),
    basis: text(limits.reason),
  }),
  /** Made on one tablet of the board, which then co-signs and opens the count. */
  z.object({ type: z.literal('PresentBoardKey'), voteId: Id, publicKey: PublicKey }),
] as const;

export const boardEvents = [
  z.object({ type: z.literal('BoardAppointed'), voteId: Id, members: z.array(BoardMember), basis: z.string() }),
  z.object({ type: z.literal('BoardKeyPresented'), voteId: Id, personId: Id, publicKey: PublicKey }),
] as const;

/** Slips that a board's tablet co-signs with one command: more would block the server too long at once. */
export const cosignedAtOnce = 10;

export const secretCommands = [
  /** `request`: base64 of the member's signature over the blinded token that he asks to have signed; verified before deciding. */
  z.object({ type: z.literal('RequestSlip'), voteId: Id, request: base64(limits.slipRequest) }),
  z.object({
    type: z.literal('CosignSlips'),
    voteId: Id,
    slips: z.array(z.object({ personId: Id, signature: Blind })).check(z.minLength(1), z.maxLength(cosignedAtOnce)),
  }),
  /** Takes a slip back that was handed out and cannot be co-signed; its member may ask for another. */
  z.object({ type: z.literal('StrikeSlip'), voteId: Id, personId: Id, reason: text(limits.reason) }),
  /** The barrier: issuing is over, and everybody may cast. */
  z.object({ type: z.literal('CloseIssuing'), voteId: Id }),
  /** `opening`: the board's signature over the order to open this count; verified before deciding. */
  z.object({ type: z.literal('CountSlips'), voteId: Id, opening: Blind }),
] as const;

export const secretEvents = [
  z.object({
    type: z.literal('SlipIssued'),
    voteId: Id,
    personId: Id,
    sealed: z.nullable(
      z.object({
        /** SHA-256 of the signed request. */
        request: Digest,
        /** SHA-256 of the certificate that signed it. */
        certificate: Digest,
        blinded: z.object({ house: Blind, board: Blind }),
        /** The server's blind signature. */
        house: Blind,
      }),
    ),
  }),
  z.object({
    type: z.literal('SlipCosigned'),
    voteId: Id,
    personId: Id,
    sealed: z.nullable(z.object({ board: Blind })),
  }),
  z.object({ type: z.literal('SlipStruck'), voteId: Id, personId: Id, reason: z.string() }),
  z.object({
    type: z.literal('IssuingClosed'),
    voteId: Id,
    /** Epoch milliseconds at which casting ends; null until the chair ends it. */
    closesAt: z.nullable(z.int()),
  }),
  z.object({ type: z.literal('CastingClosed'), voteId: Id }),
] as const;
