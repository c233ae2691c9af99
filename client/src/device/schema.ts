import type { Envelope, MeetingState, Refusal } from '@dien-hong/shared';
import type { SignatureAlgorithm } from '@dien-hong/shared/cades';
import type { Mark, MarkBody, Reading } from '@dien-hong/shared/reading';
import type { BoardKey, SlipSecrets } from '@dien-hong/shared/tablet';
import type { DBSchema, StoreNames } from 'idb';
import type { Person, SignedIn } from './person.ts';

/** A paper that belongs on the device: the present version of each that may be read. */
export interface Wanted {
  readonly paperId: string;
  readonly sha256: string;
  readonly bytes: number;
}

/** A meeting as this person last saw it. */
export interface KeptMeeting {
  readonly title: string;
  /** Epoch milliseconds. */
  readonly scheduledStart: number;
  /** The papers that belong on the device. */
  readonly wanted: readonly Wanted[];
  /** The build of this application that made the state: another one may fold into another shape. */
  readonly build: string;
  readonly state: MeetingState;
  /** As the welcome said; with `state.seq` enough to resume. */
  readonly foldedAs: string;
  readonly people: readonly Person[];
  readonly units: readonly { readonly id: string; readonly name: string }[];
}

/** One version of a paper, as far as it is here. */
export interface KeptFile {
  readonly reading: Reading;
  /** The bytes of it that are here. */
  readonly bytes: number;
  /** All its pages are here: it can be read without a network. */
  readonly readable: boolean;
  /** So is everything else that is derived from it; nothing more will come. */
  readonly whole: boolean;
}

/** A person's decision about a meeting: to keep nothing of it here, or to download it at any cost of the network. */
export type Choice = 'nothing' | 'everything';

/** A mark as this device has it. `dirty`: the server has not confirmed yet that it has it too. */
export interface KeptMark {
  readonly mark: Mark;
  readonly dirty: boolean;
}

/** The key with which this device signs. The private key cannot leave the browser: even this code cannot read it. */
export interface KeptKey {
  algorithm: SignatureAlgorithm;
  privateKey: CryptoKey;
  /** DER. */
  certificate: Uint8Array;
  /** DER, issuer first, without the root. */
  chain: Uint8Array[];
}

/**
 * The state of a secret ballot on this device. Between receiving a slip and casting it: the token's secrets. Afterwards: only that it was
 * cast. The choice itself is never written down.
 */
export type KeptSlip = { readonly is: 'received'; readonly secrets: SlipSecrets } | { readonly is: 'cast' };

/** A ballot that the server has not answered. */
export interface Waiting {
  readonly meetingId: string;
  readonly envelope: Envelope;
}

/**
 * A ballot or a slip that was handed in while the network was away, and that the server refused when it came. It holds nothing of the
 * choice.
 */
export interface Untaken {
  readonly what: 'ballot' | 'slip';
  readonly meetingId: string;
  readonly voteId: string;
  readonly refusal: Refusal;
}

/** A typed text that the server does not have yet. */
export interface Typed<T> {
  readonly value: T;
  /** The version on the server that it was written over. */
  readonly base: number;
}

export type OfMeeting = [personId: string, meetingId: string];
export type OfVote = [...OfMeeting, voteId: string];
export type OfFile = [...OfMeeting, sha256: string];
type OfMark = [...OfMeeting, markId: string];

/**
 * Everything that a device keeps in its database. Every key begins with the person it belongs to, except in `account` and `carried`.
 * `wipe.ts` tells the fate of each store when somebody leaves.
 */
export interface Schema extends DBSchema {
  /** The account that was signed in last, under `last`: a start without a network belongs to its person. */
  account: { key: 'last'; value: SignedIn };
  choices: { key: OfMeeting; value: Choice };
  meetings: { key: OfMeeting; value: KeptMeeting };
  files: { key: OfFile; value: KeptFile };
  /** `path` as in `Reading`, then the number of the part. */
  parts: { key: [...OfFile, path: string, n: number]; value: Uint8Array<ArrayBuffer> };
  marks: { key: OfMark; value: KeptMark };
  /** A stroke or text that is being made; a whole mark: one on its way to the marks. */
  drafts: { key: OfMark; value: MarkBody | Mark };
  /** The last change at the server that this device was told of. */
  revs: { key: OfMeeting; value: number };
  /** Papers that were opened, by their address. */
  opened: { key: [personId: string, address: string]; value: 'to tell' | 'told' };
  keys: { key: [personId: string]; value: KeptKey };
  boardKeys: { key: OfVote; value: BoardKey };
  slips: { key: OfVote; value: KeptSlip };
  ballots: { key: [personId: string, envelopeId: string]; value: Waiting };
  untaken: { key: [personId: string, id: string]; value: Untaken };
  typed: { key: [personId: string, place: string]; value: Typed<unknown> };
  /** Databases of the version before whose rows are here already, by name, until they are deleted. */
  carried: { key: string; value: true };
}

export type StoreName = StoreNames<Schema>;

export const stores = Object.keys({
  account: 0,
  choices: 0,
  meetings: 0,
  files: 0,
  parts: 0,
  marks: 0,
  drafts: 0,
  revs: 0,
  opened: 0,
  keys: 0,
  boardKeys: 0,
  slips: 0,
  ballots: 0,
  untaken: 0,
  typed: 0,
  carried: 0,
} satisfies Record<StoreName, 0>) as StoreName[];
