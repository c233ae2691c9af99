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
  /** Of which build of this application the state is: another one may fold into another shape. */
  readonly build: string;
  readonly state: MeetingState;
  /** As the welcome said; with `state.seq` all that is needed to resume. */
  readonly foldedAs: string;
  readonly people: readonly Person[];
  readonly units: readonly { readonly id: string; readonly name: string }[];
}

/** One version of a paper, as far as it is here. */
export interface KeptFile {
  readonly reading: Reading;
  /** How many bytes of it are here. */
  readonly bytes: number;
  /** All its pages are here: it can be read without a network. */
  readonly readable: boolean;
  /** So is everything else that is derived from it, and nothing more will come. */
  readonly whole: boolean;
}

/** What this person decided about a meeting: to keep nothing of it here, or to download whatever the network costs. */
export type Choice = 'nothing' | 'everything';

/** A mark as this device has it. `dirty`: the server has not told yet that it has it too. */
export interface KeptMark {
  readonly mark: Mark;
  readonly dirty: boolean;
}

/** What this device signs with. The private key cannot leave the browser: not even this code can read it. */
export interface KeptKey {
  algorithm: SignatureAlgorithm;
  privateKey: CryptoKey;
  /** DER. */
  certificate: Uint8Array;
  /** DER, issuer first, without the root. */
  chain: Uint8Array[];
}

/**
 * What this device knows of a secret ballot. Between receiving a slip and casting it: the token's secrets. Afterwards: that it was
 * cast, and nothing that leads to it. The choice itself is never written down.
 */
export type KeptSlip = { readonly is: 'received'; readonly secrets: SlipSecrets } | { readonly is: 'cast' };

/** A ballot that the server has not answered. */
export interface Waiting {
  readonly meetingId: string;
  readonly envelope: Envelope;
}

/**
 * A ballot or a slip that was handed in while the network was away, and that the server would not take when it came. Nothing here says
 * what its person had chosen.
 */
export interface Untaken {
  readonly what: 'ballot' | 'slip';
  readonly meetingId: string;
  readonly voteId: string;
  readonly refusal: Refusal;
}

/** What was typed and the server does not have yet. */
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
 * Everything that a device keeps in its database. The person it belongs to comes first in every key, but for `account` and `carried`.
 * What becomes of each store when somebody leaves stands in `wipe.ts`.
 */
export interface Schema extends DBSchema {
  /** Who was signed in last, under `last`: the person whom a start without a network belongs to. */
  account: { key: 'last'; value: SignedIn };
  choices: { key: OfMeeting; value: Choice };
  meetings: { key: OfMeeting; value: KeptMeeting };
  files: { key: OfFile; value: KeptFile };
  /** `path` as in `Reading`, then the number of the part. */
  parts: { key: [...OfFile, path: string, n: number]; value: Uint8Array<ArrayBuffer> };
  marks: { key: OfMark; value: KeptMark };
  /** What is being drawn or typed; a whole mark: what is on its way to the marks. */
  drafts: { key: OfMark; value: MarkBody | Mark };
  /** The last change at the server that this device has heard of. */
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

/** All of them. */
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
