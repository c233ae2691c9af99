import forge from 'node-forge';

const PBES2 = '1.2.840.113549.1.5.13';

function binary(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
}

// Missing from the type package: the cipher for a password-based scheme, started.
interface PasswordCiphers {
  getCipher(oid: string, parameters: forge.asn1.Asn1, password: string): forge.cipher.BlockCipher;
}

/** Decrypts the content of old Windows and Java exports. `algorithm` is a DER AlgorithmIdentifier; throws on a wrong fit. */
export function decryptLegacy(algorithm: Uint8Array, bytes: Uint8Array, password: string): Uint8Array<ArrayBuffer> {
  const [id, parameters] = forge.asn1.fromDer(binary(algorithm)).value as forge.asn1.Asn1[];
  if (!id || !parameters) throw new TypeError('An algorithm without parameters');
  const oid = forge.asn1.derToOid(id.value as string);
  // PBES2 wants the password in UTF-8; the older schemes turn it into UTF-16 themselves.
  const secret = oid === PBES2 ? forge.util.encodeUtf8(password) : password;
  const cipher = (forge.pki as unknown as { pbe: PasswordCiphers }).pbe.getCipher(oid, parameters, secret);
  cipher.update(forge.util.createBuffer(binary(bytes)));
  if (!cipher.finish()) throw new TypeError('The padding is wrong');
  const plain = cipher.output.getBytes();
  return Uint8Array.from(plain, (character) => character.charCodeAt(0));
}
