/**
 * A secret ballot on the tablet: its token, blinded and unblinded, and the slip. Browsers and the rehearsal's people run the
 * same code; the arithmetic is a library's, the rest the platform's WebCrypto.
 */
import { RSABSSA } from '@cloudflare/blindrsa-ts';
import { type Slip, slipBytes, tokenBytes, unsignedSlipBytes } from './slip.ts';

type Bytes = Uint8Array<ArrayBuffer>;
/** A key of WebCrypto's, never looked into. */
type Key = Parameters<typeof suite.blind>[0];

interface KeyPair {
  readonly publicKey: Key;
  readonly privateKey: Key;
}

/** The parts of WebCrypto that are used: no library of types that shared may use knows them. */
declare const crypto: {
  subtle: {
    generateKey(algorithm: object, extractable: boolean, usages: readonly string[]): Promise<KeyPair>;
    exportKey(format: string, key: Key): Promise<ArrayBuffer>;
    importKey(
      format: string,
      bytes: Bytes,
      algorithm: object,
      extractable: boolean,
      usages: readonly string[],
    ): Promise<Key>;
    sign(algorithm: object, key: Key, bytes: Bytes): Promise<ArrayBuffer>;
    digest(algorithm: string, bytes: Bytes): Promise<ArrayBuffer>;
  };
};
declare function atob(base64: string): string;
declare function btoa(text: string): string;

// The message holds a fresh public key: entropy enough for the variant that adds none.
const suite = RSABSSA.SHA384.PSS.Deterministic();
const pss = { name: 'RSA-PSS', hash: 'SHA-384' };
const p256 = { name: 'ECDSA', namedCurve: 'P-256' };

export const toBase64 = (bytes: Uint8Array): string => {
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text);
};
export const fromBase64 = (base64: string): Bytes => Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0));

const publicKeyOf = (spki: string): Promise<Key> =>
  crypto.subtle.importKey('spki', fromBase64(spki), pss, true, ['verify']);

/** The public keys under which slips of a vote are issued, SPKI in base64. */
export interface IssuingKeys {
  readonly house: string;
  readonly board: string;
}

/**
 * The secrets that a tablet keeps between receiving a slip and casting it, all in base64. Their holder can cast this one slip; they name no
 * person, and are erased with the casting.
 */
export interface SlipSecrets {
  readonly meeting: string;
  readonly vote: string;
  /** The throw-away key: public (SPKI) and private (PKCS #8). */
  readonly key: string;
  readonly privateKey: string;
  readonly blinded: IssuingKeys;
  readonly inverses: IssuingKeys;
}

/** Makes a throw-away key and blinds its token for server and board. Takes some 100 ms. */
export async function makeSecrets(vote: { meeting: string; vote: string }, keys: IssuingKeys): Promise<SlipSecrets> {
  const pair = await crypto.subtle.generateKey(p256, true, ['sign', 'verify']);
  const key = toBase64(new Uint8Array(await crypto.subtle.exportKey('spki', pair.publicKey)));
  const privateKey = toBase64(new Uint8Array(await crypto.subtle.exportKey('pkcs8', pair.privateKey)));
  const message = suite.prepare(tokenBytes({ ...vote, key }));
  const house = await suite.blind(await publicKeyOf(keys.house), message);
  const board = await suite.blind(await publicKeyOf(keys.board), message);
  return {
    meeting: vote.meeting,
    vote: vote.vote,
    key,
    privateKey,
    blinded: { house: toBase64(house.blindedMsg), board: toBase64(board.blindedMsg) },
    inverses: { house: toBase64(house.inv), board: toBase64(board.inv) },
  };
}

/**
 * The finished slip in canonical bytes, with the hash by which it is found among the published ones. Throws where a blind
 * signature does not hold: then it was not made with the published key.
 */
export async function makeSlip(
  secrets: SlipSecrets,
  keys: IssuingKeys,
  signatures: IssuingKeys,
  marks: Slip['marks'],
): Promise<{ bytes: Bytes; token: string }> {
  const { meeting, vote, key, inverses } = secrets;
  const message = tokenBytes({ meeting, vote, key });
  const finish = async (by: 'house' | 'board'): Promise<string> => {
    const publicKey = await publicKeyOf(keys[by]);
    const blind = fromBase64(signatures[by]);
    return toBase64(await suite.finalize(publicKey, suite.prepare(message), blind, fromBase64(inverses[by])));
  };
  const unsigned = {
    v: 1,
    meeting,
    vote,
    key,
    marks,
    house: await finish('house'),
    board: await finish('board'),
  } as const;
  const privateKey = await crypto.subtle.importKey('pkcs8', fromBase64(secrets.privateKey), p256, false, ['sign']);
  const signed = await crypto.subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, privateKey, unsignedSlipBytes(unsigned));
  const bytes = slipBytes({ ...unsigned, signature: toBase64(new Uint8Array(signed)) });
  return { bytes, token: await tokenOf(message) };
}

/** The hash of a token's message, hex. */
export async function tokenOf(message: Bytes): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', message));
  return [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** The counting board's key: its public half as SPKI, its private half as PKCS #8, base64. It never leaves its tablet. */
export interface BoardKey {
  readonly publicKey: string;
  readonly privateKey: string;
}

export async function makeBoardKey(): Promise<BoardKey> {
  const pair = await suite.generateKey({ modulusLength: 2048, publicExponent: Uint8Array.from([1, 0, 1]) });
  return {
    publicKey: toBase64(new Uint8Array(await crypto.subtle.exportKey('spki', pair.publicKey))),
    privateKey: toBase64(new Uint8Array(await crypto.subtle.exportKey('pkcs8', pair.privateKey))),
  };
}

const boardKeyOf = ({ privateKey }: BoardKey): Promise<Key> =>
  crypto.subtle.importKey('pkcs8', fromBase64(privateKey), pss, true, ['sign']);

/** The board's blind signature. Some 250 ms of arithmetic on the thread that calls. */
export const cosign = async (key: BoardKey, blinded: string): Promise<string> =>
  toBase64(await suite.blindSign(await boardKeyOf(key), fromBase64(blinded)));

/** The board's order to open the count. */
export async function signOpening(key: BoardKey, opening: Bytes): Promise<string> {
  const signed = await crypto.subtle.sign({ name: 'RSA-PSS', saltLength: 48 }, await boardKeyOf(key), opening);
  return toBase64(new Uint8Array(signed));
}
