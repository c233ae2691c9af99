import {
  constants,
  createPrivateKey,
  createPublicKey,
  generateKeyPair,
  type KeyObject,
  privateDecrypt,
  publicEncrypt,
  verify,
} from 'node:crypto';
import { promisify } from 'node:util';

/**
 * The cryptography that separates a secret ballot from the voter's name. The server and the counting board each have a key of their own for
 * every vote.
 */
export interface SecretBallotScheme {
  makeKey(): Promise<{ readonly publicKey: string; readonly privateKey: Uint8Array }>;
  /** null for a blinded value that must not be signed. Throws for an invalid key. */
  blindSign(privateKey: Uint8Array, blinded: Uint8Array): Uint8Array | null;
  /** Whether the holder of this key can sign the blinded value. */
  signable(publicKey: string, blinded: Uint8Array): boolean;
  /** Whether somebody else's blind signature fits this blinded value. */
  fits(publicKey: string, blinded: Uint8Array, signature: Uint8Array): boolean;
  /** Whether a token's unblinded signature holds. */
  holds(publicKey: string, message: Uint8Array, signature: Uint8Array): boolean;
}

const bits = 2048;
/** Length of the salt in bytes, as RSABSSA-SHA384-PSS requires. */
const saltLength = 48;

const generate = promisify(generateKeyPair);

function publicOf(publicKey: string): KeyObject | null {
  try {
    const key = createPublicKey({ key: Buffer.from(publicKey, 'base64'), format: 'der', type: 'spki' });
    const { modulusLength = 0, publicExponent = 0n } = key.asymmetricKeyDetails ?? {};
    return key.asymmetricKeyType === 'rsa' && modulusLength >= bits && publicExponent === 65537n ? key : null;
  } catch {
    return null;
  }
}

/** Whether this is a public key under which slips may be issued: RSA of 2048 bits at least, exponent 65537. */
export const usableKey = (publicKey: string): boolean => publicOf(publicKey) !== null;

const number = (bytes: Uint8Array): bigint => BigInt(`0x${Buffer.from(bytes).toString('hex') || '0'}`);

/** A blinded value lies between the trivial ones, whose signatures are public, and is as long as the modulus. */
function blindable(key: KeyObject, blinded: Uint8Array): boolean {
  const { n = '' } = key.export({ format: 'jwk' });
  const modulus = Buffer.from(n, 'base64url');
  const value = number(blinded);
  return blinded.length === modulus.length && value > 1n && value < number(modulus) - 1n;
}

/**
 * RSABSSA-SHA384-PSS-Deterministic of RFC 9474. The arithmetic is the platform's own; the bytes are those of
 * @cloudflare/blindrsa-ts, with which tablets blind and unblind.
 */
export const blindRsa: SecretBallotScheme = {
  async makeKey() {
    const { publicKey, privateKey } = await generate('rsa', { modulusLength: bits, publicExponent: 65537 });
    return {
      publicKey: publicKey.export({ format: 'der', type: 'spki' }).toString('base64'),
      privateKey: privateKey.export({ format: 'der', type: 'pkcs8' }),
    };
  },
  blindSign(privateKey, blinded) {
    const key = createPrivateKey({ key: Buffer.from(privateKey), format: 'der', type: 'pkcs8' });
    const publicKey = createPublicKey(key);
    if (!blindable(publicKey, blinded)) return null;
    const signature = privateDecrypt({ key, padding: constants.RSA_NO_PADDING }, blinded);
    // A fault in the arithmetic would reveal the key.
    const back = publicEncrypt({ key: publicKey, padding: constants.RSA_NO_PADDING }, signature);
    return back.equals(blinded) ? signature : null;
  },
  signable(publicKey, blinded) {
    const key = publicOf(publicKey);
    return key !== null && blindable(key, blinded);
  },
  fits(publicKey, blinded, signature) {
    const key = publicOf(publicKey);
    if (!key || !blindable(key, blinded) || signature.length !== blinded.length) return false;
    try {
      return publicEncrypt({ key, padding: constants.RSA_NO_PADDING }, signature).equals(blinded);
    } catch {
      return false;
    }
  },
  holds(publicKey, message, signature) {
    const key = publicOf(publicKey);
    return key
      ? verify('sha384', message, { key, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength }, signature)
      : false;
  },
};
