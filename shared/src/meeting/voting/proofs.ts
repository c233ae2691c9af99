import type { Marks } from '../../rules/index.ts';

interface Signed {
  /** SHA-256 of the signed bytes, and of the certificate that signed them. */
  readonly digest: string;
  readonly certificate: string;
}

/** The contents of a signed ballot whose signature, chain and canonical form hold. */
export interface BallotProof extends Signed {
  readonly kind: 'ballot';
  readonly statement: {
    readonly meeting: string;
    readonly vote: string;
    readonly question: string;
    /** The names of the rows; absent for a single question. */
    readonly rows?: readonly string[] | undefined;
    readonly choices: readonly string[];
    readonly papers: readonly { readonly id: string; readonly sha256: string }[];
    readonly voter: string;
  };
}

/** The key made for a secret vote that is to be opened. */
export interface IssuingProof {
  readonly kind: 'issuing';
  readonly serverKey: string;
}

/** A signed request for a slip that holds, and the server's blind signature for it. */
export interface SlipProof extends Signed {
  readonly kind: 'slip';
  readonly statement: {
    readonly meeting: string;
    readonly vote: string;
    readonly voter: string;
    readonly blinded: { readonly house: string; readonly board: string };
  };
  readonly house: string;
}

/** Which of the board's blind signatures hold. */
export interface CosignProof {
  readonly kind: 'cosign';
  readonly valid: readonly string[];
}

/** The slips of the box in the order of their tokens' hashes, which tells nothing of any person; the board's order to open it holds. */
export interface CountProof {
  readonly kind: 'count';
  readonly marks: readonly Marks[];
  readonly root: string;
  readonly file: string;
}

export type VotingProof = BallotProof | IssuingProof | SlipProof | CosignProof | CountProof;
