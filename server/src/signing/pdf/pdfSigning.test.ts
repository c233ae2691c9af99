import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { signCades } from '@dien-hong/shared/cades';
import { PDF, PdfArray, PdfDict, PdfName, PdfNumber, type PdfRef, PdfStream, PdfString } from '@libpdf/core';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { fieldsOf, resolver, signaturesOf } from '../../../verifier/pdf/document.ts';
import { verifyPdf } from '../../../verifier/pdf/verify.ts';
import { sampleMinutes } from '../../print/minutes.testing.ts';
import { type MinutesContent, minutesPdf } from '../../print/minutes.ts';
import { openPki, type Pki } from '../pki.ts';
import { sha256 } from '../softSigner.ts';
import { enrol, type Member, organisation } from '../testKit.ts';
import { appearancePdf, isoHanoi } from './appearance.ts';
import { complete, seal } from './complete.ts';
import { type Prepared, prepare, reserveFields } from './prepare.ts';

const now = new Date();
const content: MinutesContent = { ...sampleMinutes, course: sampleMinutes.course.slice(0, 1) };

let pki: Pki;
let secretary: Member;
let chair: Member;
let reserved: Uint8Array;
let once: Uint8Array;
let twice: Uint8Array;
let sealed: Uint8Array;
let prepared: Prepared;

const expected = () => [
  { field: 'secretary', fingerprint: secretary.issued.fingerprint },
  { field: 'chair', fingerprint: chair.issued.fingerprint },
];
const verdict = async (bytes: Uint8Array, isSealed = true, signers = expected()) => {
  const answer = await verifyPdf(bytes, { expectedSigners: signers, sealed: isSealed, trust: pki.trust, now });
  return answer.ok ? 'valid' : answer.reason.code;
};

async function ready(bytes: Uint8Array, field: 'secretary' | 'chair', certifying: boolean): Promise<Prepared> {
  const { name, title } = content.signers[field];
  const look = await appearancePdf({ name, title, signedAt: now, test: true }, { width: 198.4, height: 70.9 });
  const job = await prepare(bytes, field, look, { signedAt: now, signer: `${name} (${title})`, certifying });
  if (!job.ok) throw new Error(job.reason.code);
  return job;
}

const cmsOf = (job: Prepared, { signer }: Member) => signCades({ digest: job.digest }, signer, sha256);
const context = (current: Uint8Array) => ({ current, trust: pki.trust, authority: pki.timeStamping, now });

async function signed(bytes: Uint8Array, field: 'secretary' | 'chair', member: Member): Promise<Uint8Array> {
  const job = await ready(bytes, field, field === 'secretary');
  const done = await complete(job, await cmsOf(job, member), context(bytes));
  if (!done.ok) throw new Error(JSON.stringify(done.reason));
  expect(Buffer.compare(done.bytes.subarray(0, bytes.length), bytes)).toBe(0);
  return done.bytes;
}

beforeAll(async () => {
  const folder = mkdtempSync(join(tmpdir(), 'pdf-signing-'));
  pki = await openPki(join(folder, 'pki'), { organisation, now: () => now });
  secretary = await enrol(pki, 'thu-ky');
  chair = await enrol(pki, 'chu-toa');
  const { bytes, fields } = await minutesPdf(content);
  reserved = await reserveFields(bytes, fields);
  prepared = await ready(reserved, 'secretary', true);
  once = await signed(reserved, 'secretary', secretary);
  twice = await signed(once, 'chair', chair);
  const crls = await pki.crl();
  const certificates = [secretary.issued.certificate, chair.issued.certificate, pki.issuing.der, pki.root.der];
  const done = await seal(twice, { certificates, crls: [crls.root, crls.issuing], authority: pki.timeStamping, now });
  if (!done.ok) throw new Error(done.reason.code);
  sealed = done.bytes;
  return () => rmSync(folder, { recursive: true, force: true });
});

/** Changes a signed file as an attacker would: by one more revision. */
async function attacked(change: (pdf: PDF) => Promise<void> | void): Promise<Uint8Array> {
  const pdf = await PDF.load(sealed);
  await change(pdf);
  const bytes = await pdf.save({ incremental: true, useXRefStream: false });
  expect(bytes.length).toBeGreaterThan(sealed.length);
  return bytes;
}

const firstPage = (pdf: PDF): PdfDict => pdf.getPage(0)?.dict as PdfDict;
const field = (pdf: PDF, name: string): PdfDict => fieldsOf(pdf).find((one) => one.name === name)?.dict as PdfDict;
const ink = (pdf: PDF): PdfRef =>
  pdf.register(new PdfStream([], new TextEncoder().encode('1 0 0 rg 100 400 200 200 re f')));

describe('signed minutes', () => {
  it('verify with both signers, their times and the seal', async () => {
    const answer = await verifyPdf(sealed, { expectedSigners: expected(), sealed: true, trust: pki.trust, now });
    if (!answer.ok) throw new Error(JSON.stringify(answer.reason));
    expect(answer.signatures.map((one) => [one.field, one.signer.fingerprint])).toEqual(
      expected().map((one) => [one.field, one.fingerprint]),
    );
    expect(answer.signatures[0]?.signer.standing).toBe('test');
    expect(answer.sealedAt?.getTime()).toBe(Math.floor(now.getTime() / 1000) * 1000);
    expect(await verdict(once, false, expected().slice(0, 1))).toBe('valid');
  });

  it('hash what an independent reading of the byte range hashes', () => {
    const [, start, end] = prepared.byteRange;
    const byHand = createHash('sha256')
      .update(prepared.bytes.subarray(0, start))
      .update(prepared.bytes.subarray(end))
      .digest('hex');
    expect(Buffer.from(prepared.digest).toString('hex')).toBe(byHand);
  });

  it('say the time in ISO 8601 of Vietnam', () => {
    expect(isoHanoi(new Date('2026-11-27T18:05:09Z'))).toBe('2026-11-28T01:05:09+07:00');
  });

  it('hold no signing-time in the CMS and the time in /M (PAdES)', async () => {
    const pdf = await PDF.load(sealed);
    const [first] = signaturesOf(pdf) ?? [];
    expect(first?.value.getString('M', resolver(pdf))?.asString()).toMatch(/^D:\d{14}\+07'00'$/);
  });

  const pdfsig = spawnSync('pdfsig', ['-v']).status !== null;
  it.skipIf(!pdfsig)('are valid for poppler’s pdfsig (skipped where it is not installed)', () => {
    const folder = mkdtempSync(join(tmpdir(), 'pdfsig-'));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    const file = join(folder, 'minutes.pdf');
    writeFileSync(file, sealed);
    const { stdout } = spawnSync('pdfsig', ['-nocert', file], { encoding: 'utf8' });
    // pdfsig cannot verify document time stamps; of the third it only reports the range.
    expect(stdout.match(/Signature is Valid/g)).toHaveLength(2);
    expect(stdout.match(/ETSI\.CAdES\.detached/g)).toHaveLength(2);
    expect(stdout).toMatch(/^ {2}- Total document signed/m);
  });
});

describe('attacks after signing, which readers call valid', () => {
  const attacks: [string, string, (pdf: PDF) => Promise<void> | void][] = [
    [
      'an overlay of drawn content',
      'pdf-overlaid',
      (pdf) => firstPage(pdf).set('Contents', new PdfArray([firstPage(pdf).getRef('Contents') as PdfRef, ink(pdf)])),
    ],
    [
      'an overlay by annotation',
      'pdf-overlaid',
      (pdf) => {
        const note = PdfDict.of({
          Type: PdfName.of('Annot'),
          Subtype: PdfName.of('Stamp'),
          Rect: new PdfArray([0, 0, 9, 9].map((one) => PdfNumber.of(one))),
        });
        const notes = firstPage(pdf).getArray('Annots', resolver(pdf));
        firstPage(pdf).set('Annots', new PdfArray([...(notes?.toArray() ?? []), pdf.register(note)]));
      },
    ],
    ['replaced page content', 'pdf-page-replaced', (pdf) => firstPage(pdf).set('Contents', ink(pdf))],
    ['an appended page', 'pdf-page-count', (pdf) => void pdf.addPage({ width: 595, height: 842 })],
    [
      'a swapped appearance',
      'pdf-appearance-swapped',
      (pdf) => field(pdf, 'chair').set('AP', PdfDict.of({ N: ink(pdf) })),
    ],
    [
      'a moved appearance',
      'pdf-appearance-moved',
      (pdf) => field(pdf, 'chair').set('Rect', new PdfArray([0, 0, 90, 90].map((one) => PdfNumber.of(one)))),
    ],
    [
      'an open action',
      'pdf-open-action',
      (pdf) =>
        pdf
          .getCatalog()
          .set('OpenAction', PdfDict.of({ S: PdfName.of('JavaScript'), JS: PdfString.fromString('app.alert(1)') })),
    ],
    [
      'a new field',
      'pdf-field-added',
      (pdf) => {
        const added = pdf.register(PdfDict.of({ FT: PdfName.of('Tx'), T: PdfString.fromString('more') }));
        pdf.getCatalog().getDict('AcroForm', resolver(pdf))?.getArray('Fields', resolver(pdf))?.push(added);
      },
    ],
    [
      'optional content',
      'pdf-optional-content',
      (pdf) => pdf.getCatalog().set('OCProperties', PdfDict.of({ OCGs: new PdfArray([]), D: new PdfDict() })),
    ],
    [
      'a swapped stream of an appearance',
      'pdf-appearance-swapped',
      (pdf) => {
        const look = field(pdf, 'secretary').getDict('AP', resolver(pdf))?.get('N', resolver(pdf));
        (look as PdfStream).setData(new TextEncoder().encode('0 0 9 9 re f'));
      },
    ],
  ];
  it.each(attacks)('%s is refused as %s', async (_name, code, change) => {
    expect(await verdict(await attacked(change))).toBe(code);
  });

  it('trailing bytes are refused', async () => {
    expect(await verdict(new Uint8Array(Buffer.concat([sealed, Buffer.from('% more\n')])))).toBe('pdf-trailing-bytes');
  });

  it('a cut-off last revision is refused by who should have signed', async () => {
    expect(await verdict(twice)).toBe('pdf-seal-missing');
    expect(await verdict(once)).toBe('pdf-signer-missing');
    expect(await verdict(reserved)).toBe('pdf-not-signed');
  });

  it('a rewritten file is refused', async () => {
    const pdf = await PDF.load(sealed);
    firstPage(pdf).set('Rotate', PdfNumber.of(0));
    expect(['pdf-range-wrong', 'pdf-altered', 'pdf-unreadable', 'pdf-signature-refused']).toContain(
      await verdict(await pdf.save()),
    );
  });

  it('an emptied signature is refused', async () => {
    const copy = sealed.slice();
    const [, start, end] = prepared.byteRange;
    copy.fill(0x30, start + 1, end - 1);
    expect(await verdict(copy)).toBe('pdf-signature-emptied');
  });

  it('no changed byte passes: one bit at every 499th byte, in padding and text alike', async () => {
    for (let at = 0; at < sealed.length; at += 499) {
      const copy = sealed.slice();
      copy[at] = (copy[at] as number) ^ (1 << (at % 7));
      expect(await verdict(copy), `byte ${at} of ${sealed.length}`).not.toBe('valid');
    }
  });

  it('another signer in the chair’s place is refused', async () => {
    const stranger = await signed(once, 'chair', secretary);
    expect(await verdict(stranger, false)).toBe('pdf-signer-other');
  });
});

describe('completing a prepared job', () => {
  it('is refused when the document moved on', async () => {
    const job = await ready(once, 'chair', false);
    expect(await complete(job, await cmsOf(job, chair), context(twice))).toMatchObject({
      ok: false,
      reason: { code: 'pdf-stale' },
    });
  });

  it('is refused for a second signer at once: one of two jobs goes stale', async () => {
    const [first, second] = [await ready(reserved, 'secretary', true), await ready(reserved, 'chair', true)];
    const done = await complete(first, await cmsOf(first, secretary), context(reserved));
    if (!done.ok) throw new Error(done.reason.code);
    expect(await complete(second, await cmsOf(second, chair), context(done.bytes))).toMatchObject({
      ok: false,
      reason: { code: 'pdf-stale' },
    });
  });

  it('is refused for a CMS over other bytes, and for a field already signed', async () => {
    const job = await ready(once, 'chair', false);
    const wrong = await signCades({ digest: prepared.digest }, chair.signer, sha256);
    expect(await complete(job, wrong, context(once))).toMatchObject({
      ok: false,
      reason: { code: 'pdf-signature-refused' },
    });
    const look = await appearancePdf({ name: 'A', title: 'B', signedAt: now, test: true }, { width: 100, height: 50 });
    const again = await prepare(once, 'secretary', look, { signedAt: now, signer: 'A', certifying: false });
    expect(again).toMatchObject({ ok: false, reason: { code: 'pdf-field-taken' } });
  });

  it('is refused for a CMS larger than its place', async () => {
    const job = await ready(once, 'chair', false);
    const fat = { ...chair.signer, chain: [...chair.signer.chain, ...Array.from({ length: 40 }, () => pki.root.der)] };
    const answer = await complete(job, await signCades({ digest: job.digest }, fat, sha256), context(once));
    expect(answer).toMatchObject({ ok: false, reason: { code: 'pdf-signature-too-large' } });
  });
});
