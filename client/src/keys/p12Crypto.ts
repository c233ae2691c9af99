import * as asn1js from 'asn1js';
import * as pkijs from 'pkijs';

/** Two million rounds froze a tablet for half a minute; honest files ask for 2,000 to 600,000. */
export const LIMIT = 1_000_000;

const PBES2 = '1.2.840.113549.1.5.13';
const PBKDF2 = '1.2.840.113549.1.5.12';
const PKCS12_PBE = '1.2.840.113549.1.12.1.';
const AES = '2.16.840.1.101.3.4.1.';

export interface Sealed {
  algorithm: pkijs.AlgorithmIdentifier;
  bytes: Uint8Array<ArrayBuffer>;
}

/** Numbers past 31 bits come out of the library as 0: honest files use neither. */
export function isTooMany(iterations: number): boolean {
  return iterations < 1 || iterations > LIMIT;
}

/** The number of rounds for the password; undefined for a scheme that no .p12 should use. */
export function iterationsOf({ algorithmId, algorithmParams }: pkijs.AlgorithmIdentifier): number | undefined {
  if (algorithmId === PBES2) {
    const { keyDerivationFunc } = new pkijs.PBES2Params({ schema: algorithmParams });
    if (keyDerivationFunc.algorithmId !== PBKDF2) return undefined;
    return new pkijs.PBKDF2Params({ schema: keyDerivationFunc.algorithmParams }).iterationCount;
  }
  if (!algorithmId.startsWith(PKCS12_PBE)) return undefined;
  const rounds = (algorithmParams as asn1js.Sequence).valueBlock.value[1];
  return rounds instanceof asn1js.Integer ? rounds.valueBlock.valueDec : undefined;
}

function isModern({ algorithmId, algorithmParams }: pkijs.AlgorithmIdentifier): boolean {
  if (algorithmId !== PBES2) return false;
  return new pkijs.PBES2Params({ schema: algorithmParams }).encryptionScheme.algorithmId.startsWith(AES);
}

/** WebCrypto for AES; RC2 and 3DES, which browsers do not know, through a chunk loaded only for such files. */
export async function decrypt({ algorithm, bytes }: Sealed, password: string): Promise<Uint8Array<ArrayBuffer>> {
  if (!isModern(algorithm)) {
    const { decryptLegacy } = await import('./p12Legacy.ts');
    return decryptLegacy(new Uint8Array(algorithm.toSchema().toBER()), bytes, password);
  }
  const encryptedContentInfo = new pkijs.EncryptedContentInfo({
    contentEncryptionAlgorithm: algorithm,
    encryptedContent: new asn1js.OctetString({ valueHex: bytes.buffer }),
  });
  const secret = new TextEncoder().encode(password).buffer;
  const plain = await pkijs.getCrypto(true).decryptEncryptedContentInfo({ password: secret, encryptedContentInfo });
  return new Uint8Array(plain);
}
