import { type Refused, refused } from '@dien-hong/shared/signing';
import * as asn1js from 'asn1js';
import * as pkijs from 'pkijs';
import type { KeptKey } from '../device/schema.ts';
import { decrypt, isTooMany, iterationsOf, LIMIT, type Sealed } from './p12Crypto.ts';
import { chooseLeaf, importKey } from './p12Key.ts';

const DATA = '1.2.840.113549.1.7.1';
const ENCRYPTED_DATA = '1.2.840.113549.1.7.6';
const KEY_BAG = '1.2.840.113549.1.12.10.1.1';
const SHROUDED_KEY_BAG = '1.2.840.113549.1.12.10.1.2';
const CERTIFICATE_BAG = '1.2.840.113549.1.12.10.1.3';
const X509 = '1.2.840.113549.1.9.22.1';

/** Ends the reading of a file with a reason; never leaves this module. */
class Stop extends Error {
  refusal: Refused;
  constructor(refusal: Refused) {
    super(refusal.refusal.code);
    this.refusal = refusal;
  }
}

interface Contents {
  /** PKCS#8, DER: zeroed as soon as the key is imported. */
  keys: Uint8Array<ArrayBuffer>[];
  /** DER. */
  certificates: Uint8Array<ArrayBuffer>[];
}

function parsePfx(file: Uint8Array): pkijs.PFX {
  const asn1 = asn1js.fromBER(new Uint8Array(file));
  if (asn1.offset !== file.length) throw new Stop(refused('p12-malformed'));
  return new pkijs.PFX({ schema: asn1.result });
}

/** Old exports wrap the content in several chunks; the MAC covers them together. */
function octets(value: unknown): Uint8Array<ArrayBuffer> {
  if (!(value instanceof asn1js.OctetString)) throw new Stop(refused('p12-malformed'));
  return new Uint8Array(value.getValue());
}

async function checkMac(pfx: pkijs.PFX, safe: Uint8Array<ArrayBuffer>, password: string): Promise<string> {
  const { macData } = pfx;
  if (!macData) throw new Stop(refused('p12-no-mac'));
  const iterations = macData.iterations ?? 1;
  if (isTooMany(iterations)) throw new Stop(refused('p12-too-many-iterations', { limit: LIMIT }));
  const engine = pkijs.getCrypto(true);
  const hash = engine.getAlgorithmByOID(macData.mac.digestAlgorithm.algorithmId, true) as { name: string };
  // Tools disagree on how a Vietnamese password is spelled in Unicode.
  for (const spelling of new Set([password, password.normalize('NFC'), password.normalize('NFD')])) {
    const right = await engine.verifyDataStampedWithPassword({
      password: new TextEncoder().encode(spelling).buffer,
      hashAlgorithm: hash.name,
      salt: new Uint8Array(macData.macSalt.getValue()).buffer,
      iterationCount: iterations,
      contentToVerify: safe.buffer,
      signatureToVerify: new Uint8Array(macData.mac.digest.getValue()).buffer,
    });
    if (right) return spelling;
  }
  throw new Stop(refused('p12-wrong-password'));
}

/** Every layer says how much work it asks for before any of that work is done. */
async function unseal(sealed: Sealed, password: string): Promise<Uint8Array<ArrayBuffer>> {
  const iterations = iterationsOf(sealed.algorithm);
  if (iterations === undefined) throw new Stop(refused('p12-malformed'));
  if (isTooMany(iterations)) throw new Stop(refused('p12-too-many-iterations', { limit: LIMIT }));
  return decrypt(sealed, password);
}

async function readBags(contents: Uint8Array<ArrayBuffer>, password: string, found: Contents): Promise<void> {
  for (const { bagId, bagValue } of pkijs.SafeContents.fromBER(contents).safeBags) {
    if (bagId === KEY_BAG) found.keys.push(new Uint8Array((bagValue as pkijs.PrivateKeyInfo).toSchema().toBER()));
    if (bagId === SHROUDED_KEY_BAG) {
      const { encryptionAlgorithm: algorithm, encryptedData } = bagValue as pkijs.PKCS8ShroudedKeyBag;
      found.keys.push(await unseal({ algorithm, bytes: octets(encryptedData) }, password));
    }
    if (bagId === CERTIFICATE_BAG) {
      const { certId, certValue } = bagValue as pkijs.CertBag;
      if (certId === X509) found.certificates.push(octets(certValue));
    }
  }
}

async function readSafe(safe: Uint8Array<ArrayBuffer>, password: string): Promise<Contents> {
  const found: Contents = { keys: [], certificates: [] };
  for (const { contentType, content } of pkijs.AuthenticatedSafe.fromBER(safe).safeContents) {
    if (contentType === DATA) await readBags(octets(content), password, found);
    if (contentType === ENCRYPTED_DATA) {
      const info = new pkijs.EncryptedData({ schema: content }).encryptedContentInfo;
      const bytes = new Uint8Array(info.getEncryptedContent());
      await readBags(await unseal({ algorithm: info.contentEncryptionAlgorithm, bytes }, password), password, found);
    }
  }
  return found;
}

/**
 * Opens a .p12 in its modern (PBES2, AES) and legacy (RC2, 3DES) forms. The password is tried as typed, NFC and NFD;
 * the certificate is the one that verifies a probe signature by the key; the key comes out non-extractable, and the
 * bytes it came as are zeroed. Refusals: the `p12-*` codes.
 */
export async function openP12(file: Uint8Array, password: string): Promise<{ ok: true; key: KeptKey } | Refused> {
  if (file.length === 0) return refused('p12-empty');
  if (new TextDecoder('latin1').decode(file.subarray(0, 64)).trimStart().startsWith('-----BEGIN')) {
    return refused('p12-is-pem');
  }
  let found: Contents | undefined;
  try {
    const pfx = parsePfx(file);
    const safe = octets(pfx.authSafe.content);
    found = await readSafe(safe, await checkMac(pfx, safe, password));
    const [pkcs8] = found.keys;
    if (!pkcs8) return refused('p12-no-key');
    const imported = await importKey(pkcs8);
    if (!imported.ok) return imported;
    const chosen = await chooseLeaf(imported, found.certificates);
    return chosen ? { ok: true, key: { ...imported.kept, ...chosen } } : refused('p12-no-certificate');
  } catch (error) {
    return error instanceof Stop ? error.refusal : refused('p12-malformed');
  } finally {
    for (const bytes of found?.keys ?? []) bytes.fill(0);
  }
}
