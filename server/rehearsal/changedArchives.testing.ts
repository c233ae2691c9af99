import { createHash } from 'node:crypto';
import { canonicalBytes, type JsonValue } from '@dien-hong/shared';
import { signCades } from '@dien-hong/shared/cades';
import { type Zippable, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { sealOf } from '../src/archive/build.ts';
import { createSoftKey, sha256, softCsr, softSigner } from '../src/signing/softSigner.ts';
import { chain, genesis, type StoredRecord } from '../verifier/chain.ts';
import { type Manifest, paths } from '../verifier/layout.ts';
import { verifyArchive } from '../verifier/verify.ts';
import type { Archived } from './archived.testing.ts';
import { drawer } from './script/random.ts';

const now = () => new Date();
type Files = Record<string, Uint8Array>;

/** Archives that anybody changed, and such as the holder of the organisation's key could make. */
export function changedArchives({ archive, here, whole }: Archived): void {
  const seed = Number(process.env.SEED ?? Date.now() % 1e9);
  console.log(`Archives changed: SEED=${seed}`);
  const random = drawer(seed);
  const zipped = (files: Files): Uint8Array => zipSync(files as Zippable, { level: 0 });
  const verify = (files: Files) => verifyArchive(zipped(files), { now: now() });
  const codeOf = async (files: Files): Promise<string> => {
    const verdict = await verify(files);
    return verdict.ok ? 'accepted' : verdict.refusal.code;
  };
  const manifestOf = (files: Files): Manifest => JSON.parse(Buffer.from(files[paths.manifest] ?? []).toString('utf8'));
  const hex = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

  /** An archive that a person with the organisation's own key could make: other files under a true signature. */
  async function resealed(files: Files): Promise<Files> {
    const listed = Object.entries(files).filter(([path]) => path !== paths.manifest && path !== paths.seal);
    const lines = Buffer.from(files[paths.log] ?? [])
      .toString('utf8')
      .trim()
      .split('\n');
    const head = (JSON.parse(lines.at(-1) ?? '{}') as StoredRecord).hash;
    const manifest: Manifest = {
      ...manifestOf(whole),
      log: { records: lines.length, head },
      files: listed.map(([path, bytes]) => ({ path, size: bytes.length, sha256: hex(bytes) })),
    };
    const bytes = canonicalBytes(manifest satisfies JsonValue);
    return { ...files, [paths.manifest]: bytes, [paths.seal]: await sealOf(bytes, here.services.pki, now()) };
  }

  /** The log with some records changed, chained anew from the first. */
  function rechained(files: Files, change: (record: StoredRecord) => StoredRecord['event']): Files {
    const lines = Buffer.from(files[paths.log] ?? [])
      .toString('utf8')
      .trim()
      .split('\n');
    const { id } = manifestOf(files).meeting;
    let prev = genesis;
    const text = lines.map((line) => {
      const { salt: _, sealedSalt: __, prev: ___, hash: ____, ...record } = JSON.parse(line) as StoredRecord;
      const linked = chain(id, prev, { ...record, event: change(record as StoredRecord) });
      prev = linked.hash;
      return `${JSON.stringify(linked)}\n`;
    });
    return { ...files, [paths.log]: Buffer.from(text.join('')) };
  }

  test('the archive as it was made is accepted, every ballot counted again', async () => {
    const verdict = await verifyArchive(archive, { now: now() });
    expect(verdict).toMatchObject({ ok: true, root: here.services.pki.fingerprint });
    expect(verdict.lines.map((line) => line.code)).toEqual([
      'zip',
      'seal',
      'root-to-compare',
      'test',
      'files',
      'chain',
      'founding',
      'quorum',
      ...Array<string>(9).fill('vote'),
      'vote-secret',
      'ballots',
      'papers',
      'counting-record',
      'minutes',
      'names',
      'metadata',
    ]);
    expect(verdict.lines.find((line) => line.code === 'ballots')?.params).toEqual({ ballots: 92, voters: 25 });
  });

  test('packed anew by another tool, with another comment, it is still accepted, its own root pinned', async () => {
    const deflated = zipSync(whole as Zippable, { level: 6 });
    const comment = Buffer.from('ghi chú');
    const commented = Buffer.concat([deflated, comment]);
    commented.writeUInt16LE(comment.length, deflated.length - 2);
    const root = here.services.pki.fingerprint;
    expect(await verifyArchive(commented, { now: now(), root })).toMatchObject({ ok: true });
  });

  /** One path of each kind of file. */
  function kinds(paths: readonly string[]): string[] {
    return [...new Map(paths.map((path) => [path.replace(/[0-9a-f]{64}/, ''), path])).values()];
  }

  test('one changed byte in any file is refused', { timeout: 120_000 }, async () => {
    const all = random.shuffled(Object.keys(whole));
    // A push changes one file of each kind, a night's run each file.
    const changed = process.env.NIGHT ? all : kinds(all);
    const accepted: string[] = [];
    for (const path of changed) {
      const bytes = whole[path] as Uint8Array;
      const altered = bytes.slice();
      const middle = altered.length >> 1;
      altered[middle] = (altered[middle] as number) ^ 1;
      if ((await codeOf({ ...whole, [path]: altered })) === 'accepted') accepted.push(path);
    }
    expect(accepted).toEqual([]);
    expect(Object.keys(whole).length).toBeGreaterThan(100);
  });

  test('bytes all over the seal count', { timeout: 240_000 }, async () => {
    const seal = whole[paths.seal] as Uint8Array;
    const accepted: number[] = [];
    const step = process.env.NIGHT ? 31 : 248;
    for (let at = Math.floor(random.next() * step); at < seal.length; at += step) {
      const altered = seal.slice();
      altered[at] = (altered[at] as number) ^ 0x40;
      if ((await codeOf({ [paths.seal]: altered, ...without(paths.seal) })) === 'accepted') accepted.push(at);
    }
    expect(accepted).toEqual([]);
  });

  function without(...names: string[]): Files {
    return Object.fromEntries(Object.entries(whole).filter(([path]) => !names.includes(path)));
  }

  describe('files added, removed, renamed, doubled', () => {
    test('removed', async () => {
      for (const path of kinds(Object.keys(whole))) {
        const verdict = await verify(without(path));
        expect(verdict.ok, path).toBe(false);
      }
    });

    test('added and renamed', async () => {
      expect(await codeOf({ ...whole, 'tai-lieu/them.pdf': new Uint8Array([1]) })).toBe('archive-file-unlisted');
      const [ballot = ''] = Object.keys(whole).filter((path) => path.startsWith('phieu/'));
      const renamed = { ...without(ballot), [ballot.replace(/.p7m$/, 'x.p7m')]: whole[ballot] as Uint8Array };
      expect(await codeOf(renamed)).toBe('archive-file-missing');
    });

    test('with a path of tricks, or twice under one name', async () => {
      expect(await codeOf({ ...whole, '../ngoai.txt': new Uint8Array([1]) })).toBe('archive-zip-path');
      const twice = zipped({ 'a.txt': new Uint8Array([1]), 'b.txt': new Uint8Array([2]) });
      const text = Buffer.from(twice.map((byte) => (byte === 0x62 ? 0x61 : byte)));
      expect(await verifyArchive(text, { now: now() })).toMatchObject({ refusal: { code: 'archive-zip-doubled' } });
    });

    test('cut short, or no ZIP at all', async () => {
      for (const bytes of [
        archive.slice(0, -1),
        archive.slice(0, archive.length >> 1),
        new Uint8Array(),
        Buffer.from('x'),
      ])
        expect(await verifyArchive(bytes, { now: now() })).toMatchObject({ refusal: { code: 'archive-not-zip' } });
    });
  });

  describe('what even the holder of the organisation’s key cannot hand in', () => {
    test('resealed without a change it is accepted: the attacks below fail for their own reasons', async () => {
      expect(await codeOf(await resealed(whole))).toBe('accepted');
      expect(await codeOf(await resealed(rechained(whole, ({ event }) => event)))).toBe('archive-minutes-other');
    });

    test('another tally', async () => {
      const forged = rechained(whole, ({ event }) =>
        event.type === 'VoteClosed' && event.voteId === 'v6'
          ? { ...event, tally: event.tally.map(({ rowId, counts }) => ({ rowId, counts: [5, ...counts.slice(1)] })) }
          : event,
      );
      expect(await codeOf(await resealed(forged))).toBe('archive-event-against-rules');
    });

    test('another choice on a ballot, or the ballot of somebody else', async () => {
      const forged = rechained(whole, ({ event }) =>
        event.type === 'BallotCast' && event.voteId === 'v6' && event.sealed
          ? { ...event, sealed: { ...event.sealed, choices: ['Tán thành'] } }
          : event,
      );
      expect(await codeOf(await resealed(forged))).toBe('archive-event-against-rules');
      const [one = '', other = ''] = Object.keys(whole).filter((path) => path.startsWith('phieu/'));
      const swapped = { ...whole, [one]: whole[other] as Uint8Array, [other]: whole[one] as Uint8Array };
      expect(await codeOf(await resealed(swapped))).toMatch(/^ballot-/);
    });

    test('one more voter at the opening of a vote', async () => {
      const forged = rechained(whole, ({ event }) =>
        event.type === 'VoteOpened' ? { ...event, electorate: event.electorate.slice(1) } : event,
      );
      expect(await codeOf(await resealed(forged))).toBe('archive-event-against-rules');
    });

    test('other people at the founding', async () => {
      const forged = rechained(whole, ({ event }) =>
        event.type === 'MeetingConvened' ? { ...event, invited: event.invited.slice(0, 3) } : event,
      );
      expect(await codeOf(await resealed(forged))).toBe('archive-founding-wrong');
    });

    test('a paper or minutes of other bytes', async () => {
      const [paper = ''] = Object.keys(whole).filter((path) => path.startsWith('tai-lieu/'));
      const other = Buffer.from(whole[paper] as Uint8Array);
      other[other.length - 10] = (other[other.length - 10] as number) ^ 1;
      expect(await codeOf(await resealed({ ...whole, [paper]: other }))).toBe('archive-paper-other');
      expect(await codeOf(await resealed({ ...whole, [paths.minutes]: whole[paper] as Uint8Array }))).toBe(
        'archive-minutes-other',
      );
      expect(await codeOf(await resealed(without(paths.minutes)))).toBe('archive-file-missing');
    });

    test('the directory naming another holder', async () => {
      const directory = JSON.parse(Buffer.from(whole[paths.directory] as Uint8Array).toString('utf8'));
      directory.certificates[0].personId = directory.certificates[1].personId;
      const forged = { ...whole, [paths.directory]: Buffer.from(JSON.stringify(directory)) };
      expect(await codeOf(await resealed(forged))).toBe('archive-certificate-other-holder');
    });
  });

  test('a member cannot seal an archive with his own key', async () => {
    const { pki } = here.services;
    const key = await createSoftKey();
    const holder = { personId: 'p01', commonName: 'Nguyễn Đức Thịnh', organisation: 'Diên Hồng' };
    const issued = await pki.issue(await softCsr(key), holder);
    if (!issued.ok) throw new Error(issued.refusal.code);
    const seal = softSigner(key, issued.certificate, issued.chain);
    const manifest = whole[paths.manifest] as Uint8Array;
    const forged = await sealOf(manifest, { seal, timeStamping: pki.timeStamping }, now());
    expect(await codeOf({ ...whole, [paths.seal]: forged })).toBe('archive-seal-of-person');
    const unstamped = await signCades({ digest: createHash('sha256').update(manifest).digest() }, pki.seal, sha256);
    expect(await codeOf({ ...whole, [paths.seal]: unstamped })).toBe('archive-file-malformed');
  });

  test('a pinned root must be the archive’s own', async () => {
    expect(await verifyArchive(archive, { now: now(), root: '0'.repeat(64) })).toMatchObject({
      refusal: { code: 'archive-other-root' },
    });
  });
}
