import { createPrivateKey, webcrypto } from 'node:crypto';
import { appendFile, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { X509Certificate } from '@peculiar/x509';
import { makeFolder, syncFolder } from '../kernel/disk.ts';
import { writeSecret } from '../kernel/secretFile.ts';
import type { Authority } from './authority.ts';
import type { KeyPair } from './softSigner.ts';

/** A folder of small secret files: everything readable by its owner alone. */

export async function makeSecretFolder(folder: string): Promise<void> {
  await makeFolder(folder, 0o700);
}

export async function readText(folder: string, name: string): Promise<string | undefined> {
  try {
    return await readFile(join(folder, name), 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

/** The line end comes first, so that a line cut off by a crash does not spoil the next. */
export async function appendLine(folder: string, name: string, record: object): Promise<void> {
  await appendFile(join(folder, name), `\n${JSON.stringify(record)}`, { mode: 0o600, flush: true });
  // It may be the first line of a new file.
  await syncFolder(folder);
}

export async function readLines<T>(folder: string, name: string): Promise<T[]> {
  const lines = ((await readText(folder, name)) ?? '').split('\n');
  return lines.flatMap((line) => {
    try {
      return line ? [JSON.parse(line) as T] : [];
    } catch {
      return [];
    }
  });
}

export async function readTexts(folder: string, ending: string): Promise<string[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith(ending) && !name.startsWith('.')).sort();
  return Promise.all(names.map((name) => readFile(join(folder, name), 'utf8')));
}

export async function writeAuthority(folder: string, name: string, certificate: X509Certificate, keys: KeyPair) {
  const der = Buffer.from(await webcrypto.subtle.exportKey('pkcs8', keys.privateKey));
  const key = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
  await writeSecret(folder, `${name}.key`, key.export({ format: 'pem', type: 'pkcs8' }));
  await writeSecret(folder, `${name}.pem`, `${certificate.toString('pem')}\n`);
}

async function importKey(pem: string): Promise<KeyPair['privateKey']> {
  const der = createPrivateKey(pem).export({ format: 'der', type: 'pkcs8' });
  const key = await webcrypto.subtle.importKey('pkcs8', der, { name: 'ECDSA', namedCurve: 'P-256' }, false, ['sign']);
  return key as KeyPair['privateKey'];
}

/** The certificate and its key; `key` is missing where the operator took it away (the root's, offline). */
export async function readAuthority(folder: string, name: string): Promise<Partial<Authority>> {
  const pem = await readText(folder, `${name}.pem`);
  const key = await readText(folder, `${name}.key`);
  return {
    ...(pem === undefined ? {} : { certificate: new X509Certificate(pem) }),
    ...(key === undefined ? {} : { key: await importKey(key) }),
  };
}
