import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import type { MeetingEvent } from '@dien-hong/shared';
import { merkleRoot, type Slip, slipBytes } from '@dien-hong/shared/signing';
import { type Zippable, zipSync } from 'fflate';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { StoredRecord } from '../verifier/chain.ts';
import { paths } from '../verifier/layout.ts';
import { verifyArchive } from '../verifier/verify.ts';
import type { Archived } from './archived.testing.ts';
import {
  appended,
  type Files,
  hex,
  homeAuthority,
  otherBallots,
  recordsOf,
  resealed,
  rewritten,
  textOf,
  withoutMinutes,
} from './forging.testing.ts';

type Home = Awaited<ReturnType<typeof homeAuthority>>;

/** Archives that somebody with the server's own keys forged. */
export function forgedArchives({ here, whole }: Archived): void {
  const { pki } = here.services;
  const command = join(import.meta.dirname, '..', 'verifier', 'main.ts');

  const hash = async (content: Uint8Array) => new Uint8Array(createHash('sha256').update(content).digest());

  /** The verdict with the installation's root pinned, and these authorities beside it. */
  const verify = (files: Files, alsoRoots: readonly string[] = [], root: string | undefined = pki.fingerprint) =>
    verifyArchive(zipSync(files as Zippable, { level: 0 }), { now: new Date(), root, alsoRoots });
  async function codeOf(files: Files, alsoRoots: readonly string[] = []): Promise<string> {
    const verdict = await verify(files, alsoRoots);
    return verdict.ok ? 'accepted' : verdict.refusal.code;
  }
  const byTheServer = (files: Files): Promise<Files> => resealed(files, pki);
  // Both are made once: the rules decide every record again.
  let bare: Promise<Files> | undefined;
  const unsigned = (): Promise<Files> => {
    bare ??= withoutMinutes(whole);
    return bare;
  };
  let brought: Promise<{ home: Home; others: Files }> | undefined;
  /** An archive with the ballots of people of another authority, which it brings along. */
  const withAnother = (): Promise<{ home: Home; others: Files }> => {
    brought ??= homeAuthority().then(async (home) => ({
      home,
      others: await byTheServer(await otherBallots(await unsigned(), home, 'v6')),
    }));
    return brought;
  };

  test('the archive as it was made, and the same log written out again up to its minutes, are accepted', async () => {
    expect(await codeOf(whole)).toBe('accepted');
    expect(await codeOf(await byTheServer(await unsigned()))).toBe('accepted');
  });

  describe('an authority that the archive brings along', () => {
    test('seals nothing and stamps no time', async () => {
      const home = await homeAuthority();
      const brought = { ...whole, [paths.otherAuthority(1)]: home.pem };
      expect(await codeOf(await resealed(brought, home.sealing))).toBe('certificate-untrusted');
      expect(await codeOf(await resealed(brought, { ...home.sealing, seal: pki.seal }))).toBe('certificate-untrusted');
      expect(await codeOf(await resealed(brought, { ...home.sealing, timeStamping: pki.timeStamping }))).toBe(
        'certificate-untrusted',
      );
      const others = await otherBallots(whole, home, 'v6');
      expect(await codeOf(await resealed(others, home.sealing))).toBe('certificate-untrusted');
    });

    test('carries signatures of people only once it is pinned too, and is named', async () => {
      const { home, others } = await withAnother();
      const named = { name: 'Tổ chức tự lập', fingerprint: home.fingerprint };
      const verdict = await verify(others);
      expect(verdict).toMatchObject({ ok: false, refusal: { code: 'archive-authority-unpinned', params: named } });
      expect(verdict.lines).toContainEqual({ code: 'authority-to-compare', params: named });
      expect(await codeOf(others, ['0'.repeat(64)])).toBe('archive-authority-unpinned');
      const unpinned = await verifyArchive(zipSync(others as Zippable), { now: new Date() });
      expect(unpinned.ok).toBe(true);
      expect(unpinned.lines).toContainEqual({ code: 'authority-to-compare', params: named });
      const pinned = await verify(others, [home.fingerprint]);
      expect(pinned.ok).toBe(true);
      expect(pinned.lines).toContainEqual({ code: 'authority-pinned', params: named });
    });

    test('leaves the verdict of the command open', { timeout: 60_000 }, async () => {
      const { home, others } = await withAnother();
      const folder = mkdtempSync(join(tmpdir(), 'forged-'));
      onTestFinished(() => rmSync(folder, { recursive: true }));
      writeFileSync(join(folder, 'a.zip'), zipSync(others as Zippable));
      writeFileSync(join(folder, 'other.pem'), home.pem);
      const verdict = (...options: string[]) => {
        const { status, stdout } = spawnSync(process.execPath, [command, 'a.zip', '--lang', 'en', ...options], {
          cwd: folder,
          env: { ...process.env, INIT_CWD: folder },
          encoding: 'utf8',
        });
        return `${status} ${stdout.trim().split('\n').at(-1)}`;
      };
      expect(verdict('--root', pki.fingerprint)).toMatch(/^3 UNDECIDED/);
      expect(verdict('--root', pki.fingerprint, '--also-root', '0'.repeat(64), '--also-root', 'other.pem')).toMatch(
        /^0 VALID/,
      );
      expect(verdict('--also-root', 'other.pem')).toMatch(/^2 /);
    });

    test('is not the installation itself: a certificate it issued is no imported one', async () => {
      const directory = JSON.parse(textOf(whole[paths.directory]));
      directory.certificates[0].source = 'imported';
      const called = {
        ...whole,
        [paths.directory]: Buffer.from(JSON.stringify(directory)),
        [paths.otherAuthority(1)]: Buffer.from(`${pki.root.pem}${pki.issuing.pem}`),
      };
      expect(await codeOf(await byTheServer(called))).toBe('certificate-untrusted');
    });
  });

  describe('the server’s keys alone cannot change what signed minutes were written from', () => {
    test('another reason of an absence', async () => {
      const edit = await rewritten(whole, (record) => {
        const { event } = record;
        return [
          event.type === 'LeftRoom' || event.type === 'AbsenceRecorded'
            ? { ...record, event: { ...event, reason: 'Bỏ họp' } }
            : record,
        ];
      });
      expect(await codeOf(await byTheServer(edit))).toBe('archive-minutes-other');
    });

    test('the same records with other salts', async () => {
      expect(await codeOf(await byTheServer(await rewritten(whole, (record) => [record])))).toBe(
        'archive-minutes-other',
      );
    });

    test('a vote annulled, before the minutes or after them', async () => {
      const annulled: MeetingEvent = { type: 'VoteAnnulled', voteId: 'v6', reason: 'Hủy' };
      const before = await rewritten(whole, (record) =>
        record.event.type === 'MeetingClosed'
          ? [{ ...record, commandId: 'forged', event: annulled }, record]
          : [record],
      );
      expect(await codeOf(await byTheServer(before))).toBe('archive-minutes-other');
      const head = recordsOf(whole).at(-1);
      const after = appended(whole, { ...head, commandId: 'forged', event: annulled } as StoredRecord);
      expect(await codeOf(await byTheServer(after))).toBe('archive-event-against-rules');
    });
  });

  test('the server’s keys alone cannot leave out slips that a signed counting record states', async () => {
    const [counted] = recordsOf(whole).flatMap(({ event }) => {
      const outcome = event.type === 'VoteClosed' ? (event.sealed ?? event) : null;
      return event.type === 'VoteClosed' && outcome?.slips ? [{ voteId: event.voteId, slips: outcome.slips }] : [];
    });
    if (!counted) throw new Error('there is no secret vote');
    const { file, root } = counted.slips;
    const slips = JSON.parse(textOf(whole[paths.slips(file)])) as Slip[];
    const fewer = slips.slice(2);
    const bytes = Buffer.from(JSON.stringify(fewer));
    const otherRoot = Buffer.from(await merkleRoot(hash, fewer.map(slipBytes))).toString('hex');
    const { [paths.slips(file)]: _, ...others } = await unsigned();
    const forged = await rewritten(
      { ...others, [paths.slips(hex(bytes))]: bytes },
      (record) => [
        {
          ...record,
          event: JSON.parse(JSON.stringify(record.event).replaceAll(file, hex(bytes)).replaceAll(root, otherRoot)),
        },
      ],
      new Set([counted.voteId]),
    );
    expect(await codeOf(await byTheServer(forged))).toBe('archive-counting-record-other');
  });
}
