// The results of a secret vote that is counted: the board's record, the result as a file.
import { createHash } from 'node:crypto';
import { type Refusal, voteOf } from '@dien-hong/shared';
import { signCades } from '@dien-hong/shared/cades';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { verifyPdf } from '../../verifier/pdf/verify.ts';
import { sha256 } from '../signing/softSigner.ts';
import { client, holder, meetingId, of, server, signers } from './secret.testing.ts';

/** Tests of the vote that was counted before them: another server would have to run the vote again. */
export function afterTheCount(): void {
  describe('the counting board’s record', () => {
    const path = () => `${server.url}/api/meetings/${meetingId}/votes/v1/record`;
    const post = async (who: string, address: string, body: object = {}) => {
      const headers = { 'content-type': 'application/json', cookie: server.cookie(who) };
      const response = await fetch(`${path()}${address}`, { method: 'POST', headers, body: JSON.stringify(body) });
      return {
        status: response.status,
        body: (await response.json()) as Record<string, unknown> & { refusal?: Refusal },
      };
    };
    const bytesOf = async (who: string, address: string) => {
      const response = await fetch(`${path()}${address}`, { headers: { cookie: server.cookie(who) } });
      return { status: response.status, bytes: new Uint8Array(await response.arrayBuffer()) };
    };
    /** Prepares and signs; answers a function that sends the signature or repeats the refusal. */
    const readyToSend = async (who: string) => {
      const made = await post(who, '/signing');
      if (made.status !== 200) return () => Promise.resolve(made);
      const { jobId, byteRange, digest } = made.body as { jobId: string; byteRange: number[]; digest: string };
      const { bytes } = await bytesOf(who, `/signing/${jobId}/pdf`);
      const [, gap = 0, rest = 0, length = 0] = byteRange;
      const covered = createHash('sha256')
        .update(bytes.subarray(0, gap))
        .update(bytes.subarray(rest, rest + length));
      const own = covered.digest();
      expect(own.toString('base64')).toBe(digest);
      const cms = Buffer.from(await signCades({ digest: own }, of(signers, who), sha256)).toString('base64');
      return () => post(who, `/signing/${jobId}`, { cms });
    };
    const signed = async (who: string) => (await readyToSend(who))();
    const recordOf = () => voteOf(client('guest').state, 'v1')?.record;

    test('[VOT-40] is laid out by the board alone, and read by everyone who attends', async () => {
      expect((await post('chair', '/layout')).status).toBe(403);
      expect((await post('m3', '/signing')).body.refusal?.code).toBe('counting-record-not-prepared');
      expect((await post('m3', '/layout')).status).toBe(200);
      await client('guest').until(() => recordOf() != null);
      const { bytes } = await bytesOf('guest', `/current/${recordOf()?.sha256}`);
      expect(createHash('sha256').update(bytes).digest('hex')).toBe(recordOf()?.sha256);
    });

    test('[VOT-40] every member of the board signs it once; then it is closed', async () => {
      expect((await post('sec', '/signing')).status).toBe(403);
      expect((await signed(holder)).status).toBe(200);
      // Two over the same bytes, at once: one signs, and the other one is asked to read and sign anew.
      const both = await Promise.all([await readyToSend('m4'), await readyToSend('m3')].map((send) => send()));
      expect(both.map(({ status, body }) => [status, body.refusal?.code])).toEqual([
        [200, undefined],
        [409, 'pdf-stale'],
      ]);
      expect((await signed('m3')).status).toBe(200);
      expect((await signed('m3')).body.refusal?.code).toBe('counting-record-signed-by-you');
      expect((await post('m4', '/layout')).body.refusal?.code).toBe('counting-record-already-signed');
      await client('guest').until(() => recordOf()?.signatures.length === 3);
      const { bytes } = await bytesOf('guest', `/current/${recordOf()?.sha256}`);
      const expectedSigners = [1, 3, 2].map((no) => ({ field: `board-${no}` }));
      const { trust } = server.services.pki;
      const verdict = await verifyPdf(bytes, { expectedSigners, sealed: true, trust, now: new Date() });
      expect(verdict).toMatchObject({ ok: true });
      const names = verdict.ok ? verdict.signatures.map((one) => [one.field, one.signer.subject.commonName]) : [];
      expect(Object.fromEntries(names)).toEqual({ 'board-1': holder, 'board-2': 'm3', 'board-3': 'm4' });
    });
  });

  describe('the result as a file', () => {
    const get = (file: string) =>
      fetch(`${server.url}/api/meetings/${meetingId}/votes/v1/${file}`, {
        headers: { cookie: server.cookie('guest') },
      });

    test('[RUL-14] a workbook with the figures as numbers, and a page to print, without a name in a secret vote', async () => {
      const sheet = new Uint8Array(await (await get('result.xlsx')).arrayBuffer());
      const parts = unzipSync(sheet);
      const texts = Object.entries(parts).map(([name, part]) => `${name}\n${strFromU8(part)}`);
      const all = texts.join('\n');
      expect(Object.keys(parts).filter((name) => name.startsWith('xl/worksheets/sheet'))).toHaveLength(1);
      expect(all).toContain('Cao Thị Lan: Đồng ý');
      expect(all).toContain('<v>3</v>');
      const pdf = new Uint8Array(await (await get('result.pdf')).arrayBuffer());
      expect(Buffer.from(pdf.subarray(0, 5)).toString()).toBe('%PDF-');
    });
  });
}
