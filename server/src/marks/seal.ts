import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { writeSecret } from '../kernel/secretFile.ts';

/** Encrypts the texts of one person, so that the database alone does not reveal them. */
export interface Seal {
  /** `at`: the place where it is stored; it can be decrypted there alone. */
  seal(text: string, at: string): Buffer;
  /** Null for bytes that were encrypted with another key or for another place. */
  open(sealed: Buffer, at: string): string | null;
}

const fileName = 'marks.key';
const keyLength = 32;
const nonceLength = 12;
const tagLength = 16;

/**
 * One secret of the installation in `marks.key`, made when it is first needed; from it a key for each person (HKDF), with which AES-256-GCM
 * encrypts. Neither the secret nor a key is ever in the database.
 */
export function openSeals(folder: string): (personId: string) => Promise<Seal> {
  let secret: Promise<Buffer> | undefined;
  const seals = new Map<string, Seal>();
  return async (personId) => {
    secret ??= secretIn(folder);
    const seal = seals.get(personId) ?? sealWith(hkdfSync('sha256', await secret, '', `marks ${personId}`, keyLength));
    seals.set(personId, seal);
    return seal;
  };
}

async function secretIn(folder: string): Promise<Buffer> {
  const kept = await readFile(join(folder, fileName)).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
  if (kept?.length === keyLength) return kept;
  if (kept)
    throw new Error(`${fileName} has ${kept.length} bytes, not ${keyLength}: restore it from where it is kept.`);
  const made = randomBytes(keyLength);
  await writeSecret(folder, fileName, made);
  return made;
}

function sealWith(keyBytes: ArrayBuffer): Seal {
  const key = Buffer.from(keyBytes);
  return {
    seal(text, at) {
      const nonce = randomBytes(nonceLength);
      const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(at));
      return Buffer.concat([nonce, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]);
    },
    open(sealed, at) {
      if (sealed.length < nonceLength + tagLength) return null;
      const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, nonceLength), {
        authTagLength: tagLength,
      })
        .setAAD(Buffer.from(at))
        .setAuthTag(sealed.subarray(-tagLength));
      try {
        const text = decipher.update(sealed.subarray(nonceLength, -tagLength));
        return Buffer.concat([text, decipher.final()]).toString('utf8');
      } catch {
        return null;
      }
    },
  };
}
