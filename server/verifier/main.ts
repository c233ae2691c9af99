import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { sentences } from '@dien-hong/shared/refusals';
import type { Refusal } from './refuse.ts';
import { certificateDer, sha256Hex } from './signatures/certificate.ts';
import { verifyArchive } from './verify.ts';
import { archiveRefusals, type CheckLine, checkWords, unpinnedAuthority } from './words.ts';

type Language = 'vi' | 'en';
type Words = Readonly<Record<string, { readonly vi: string; readonly en: string }>>;

const usage = `npm run verify -- FILE.zip [--root FILE|FINGERPRINT [--also-root FILE|FINGERPRINT]…] [--lang vi|en]

Kiểm tra một hồ sơ cuộc họp, không cần mạng và máy chủ. / Checks a meeting's archive, without network or server.
  --root   chứng thư gốc phải có (tệp PEM, hoặc SHA-256) / the root certificate it must rest on (PEM file, or SHA-256)
  --also-root   chứng thư gốc của tổ chức cấp chứng thư khác, cho chữ ký cá nhân; dùng được nhiều lần / the root certificate of
           another authority, for signatures of people; may be given several times`;

const fill = (words: Words, { code, params }: CheckLine, language: Language): string =>
  (words[code]?.[language] ?? code).replaceAll(/\{(\w+)\}/g, (_, name: string) => String(params[name] ?? ''));

function reason(refusal: Refusal, language: Language): string {
  const all: Words = { ...sentences, ...archiveRefusals };
  return `${fill(all, refusal, language)} [${refusal.code}]`;
}

/** The fingerprint named directly, or that of the certificate in a file. */
function rootOf(text: string, from: string): string {
  const plain = text.replaceAll(/[:\s]/g, '').toLowerCase();
  if (/^[0-9a-f]{64}$/.test(plain)) return plain;
  const der = certificateDer(readFileSync(resolve(from, text)));
  if (!der) throw new Error(`${text}: không phải chứng thư / not a certificate`);
  return sha256Hex(der);
}

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    options: {
      root: { type: 'string' },
      'also-root': { type: 'string', multiple: true, default: [] },
      lang: { type: 'string', default: 'vi' },
    },
    allowPositionals: true,
  });
  const [file, more] = positionals;
  const alsoWithoutRoot = values.root === undefined && values['also-root'].length > 0;
  if (!file || more || alsoWithoutRoot || (values.lang !== 'vi' && values.lang !== 'en')) {
    console.error(usage);
    return 2;
  }
  const language: Language = values.lang;
  // npm runs scripts in the project's folder; the path is relative to the caller's folder.
  const from = process.env.INIT_CWD ?? process.cwd();
  const root = values.root === undefined ? undefined : rootOf(values.root, from);
  const alsoRoots = values['also-root'].map((one) => rootOf(one, from));
  const verdict = await verifyArchive(readFileSync(resolve(from, file)), { root, alsoRoots, now: new Date() });
  for (const line of verdict.lines) console.log(`✓ ${fill(checkWords, line, language)}`);
  if (!verdict.ok) {
    console.log(`✗ ${reason(verdict.refusal, language)}`);
    if (verdict.refusal.code === unpinnedAuthority) {
      console.log(
        language === 'vi'
          ? 'CHƯA KẾT LUẬN: còn tổ chức cấp chứng thư khác phải so.'
          : 'UNDECIDED: another authority is still to be compared.',
      );
      return 3;
    }
    console.log(
      language === 'vi' ? 'KHÔNG ĐẠT: hồ sơ không đáng tin.' : 'NOT VALID: this archive is not to be trusted.',
    );
    return 1;
  }
  console.log(language === 'vi' ? 'ĐẠT: hồ sơ nguyên vẹn.' : 'VALID: the archive is whole.');
  return 0;
}

try {
  process.exitCode = await main();
} catch (error) {
  const { code, path, message } = error as NodeJS.ErrnoException;
  const missing = `Không tìm thấy tệp / no such file: ${path}`;
  console.error(`✗ ${code === 'ENOENT' ? missing : message}`);
  process.exitCode = 2;
}
