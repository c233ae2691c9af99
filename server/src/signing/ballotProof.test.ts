import { createHash } from 'node:crypto';
import {
  type Attribute,
  AttributeSet,
  ecdsaToDer,
  OID,
  rawOf,
  SignedContent,
  type SignerInfo,
  signBallot,
  signCades,
} from '@dien-hong/shared/cades';
import { type BallotStatement, ballotBytes, canonicalBytes, fromUtf8, utf8 } from '@dien-hong/shared/signing';
import { id_sha1 } from '@peculiar/asn1-rsa';
import { AsnConvert, OctetString } from '@peculiar/asn1-schema';
import { AlgorithmIdentifier } from '@peculiar/asn1-x509';
import { beforeAll, describe, expect, it } from 'vitest';
import { type BallotContext, type ExpectedBallot, verifyBallot } from '../../verifier/ballots/ballotProof.ts';
import type { Pki } from './pki.ts';
import { createSoftKey, sha256, softSigner } from './softSigner.ts';
import { ballotOf, enrol, type Member, statement, temporaryPki, today } from './testKit.ts';

const expected: ExpectedBallot = statement;
let pki: Pki;
let member: Member;
let other: Member;
let ballot: Uint8Array<ArrayBuffer>;

function context(change: Partial<BallotContext> = {}): BallotContext {
  const holders = new Map([
    [member.issued.fingerprint, statement.voter],
    [other.issued.fingerprint, 'tran-van-binh'],
  ]);
  return { trust: pki.trust, at: today, holderOf: (fingerprint) => holders.get(fingerprint), ...change };
}

async function outcome(der: Uint8Array, asked = expected, from = context()): Promise<string> {
  const verified = await verifyBallot(der, asked, from);
  return verified.ok ? 'ok' : verified.refusal.code;
}

const bytesOf = (shell: SignedContent) => new Uint8Array(AsnConvert.serialize(shell));
const firstSigner = (shell: SignedContent) => shell.content.signerInfos[0] as SignerInfo;

/** The ballot with its structure changed, its signature left as it is. */
function changed(change: (shell: SignedContent, signer: SignerInfo) => void): Uint8Array {
  const shell = AsnConvert.parse(ballot, SignedContent);
  change(shell, firstSigner(shell));
  return bytesOf(shell);
}

/** The ballot with other signed attributes, signed anew by its own key: only its form is wrong. */
async function resigned(change: (attributes: Attribute[]) => Attribute[]): Promise<Uint8Array> {
  const shell = AsnConvert.parse(ballot, SignedContent);
  const signer = firstSigner(shell);
  signer.signedAttrs = new AttributeSet(change([...(signer.signedAttrs ?? [])]));
  const raw = await member.signer.sign(new Uint8Array(AsnConvert.serialize(signer.signedAttrs)));
  signer.signature = new OctetString(ecdsaToDer(raw));
  return bytesOf(shell);
}

const signContent = (content: Uint8Array) =>
  signCades({ content }, member.signer, sha256, { signingTime: new Date(statement.at) });

beforeAll(async () => {
  pki = await temporaryPki();
  member = await enrol(pki, statement.voter);
  other = await enrol(pki, 'tran-van-binh');
  ballot = await ballotOf(member);
});

describe('a ballot', () => {
  it('is accepted, with its statement, its digest and its certificate', async () => {
    expect(await verifyBallot(ballot, expected, context())).toMatchObject({
      ok: true,
      statement,
      digest: createHash('sha256').update(ballot).digest('hex'),
      certificateFingerprint: member.issued.fingerprint,
      certificate: { standing: 'test', subject: { personId: statement.voter }, revocationChecked: true },
    });
  });

  it.each(['rsa-pss-sha256', 'rsa-pkcs1-sha256'] as const)('is accepted with %s', async (algorithm) => {
    const rsa = await enrol(pki, statement.voter, await createSoftKey(algorithm));
    const from = context({ holderOf: () => statement.voter });
    expect(await outcome(await ballotOf(rsa), expected, from)).toBe('ok');
  });

  it.each<[string, Partial<BallotStatement>, string]>([
    ['another meeting', { meeting: 'phien-hop-12' }, 'ballot-for-another-meeting'],
    ['another vote', { vote: 'vote-2' }, 'ballot-for-another-vote'],
    ['another question', { question: 'Không thông qua?' }, 'ballot-other-question'],
    ['another paper', { papers: [{ id: 'to-trinh-12', sha256: 'cd'.repeat(32) }] }, 'ballot-other-papers'],
    ['no paper', { papers: [] }, 'ballot-other-papers'],
    ['another voter', { voter: 'tran-van-binh' }, 'ballot-of-another-voter'],
  ])('signed for %s is refused', async (_name, change, code) => {
    expect(await outcome(await ballotOf(member, change))).toBe(code);
  });

  it('is refused under the certificate of another, under an unregistered one, and under the seal', async () => {
    const forged = await signBallot(statement, other.signer, sha256);
    expect(await outcome(forged)).toBe('certificate-of-another');
    expect(await outcome(ballot, expected, context({ holderOf: () => undefined }))).toBe('certificate-unknown');
    expect(await outcome(await signBallot(statement, pki.seal, sha256))).toBe('certificate-unknown');
  });

  it('is refused under a time-stamp certificate, an authority, a stranger', async () => {
    expect(await outcome(await signBallot(statement, pki.timeStamping, sha256))).toBe('certificate-not-for-signing');
    const asCa = softSigner(member.key, pki.issuing.der, []);
    expect(await outcome(await signBallot(statement, asCa, sha256))).toBe('certificate-is-ca');
    const stranger = await enrol(await temporaryPki(), statement.voter);
    expect(await outcome(await ballotOf(stranger))).toBe('certificate-untrusted');
  });

  it('is refused once its certificate is revoked, whatever time it claims', async () => {
    const own = await temporaryPki();
    const voter = await enrol(own, statement.voter);
    const from = { trust: own.trust, at: today, holderOf: () => statement.voter };
    const cast = await ballotOf(voter);
    expect(await outcome(cast, expected, from)).toBe('ok');
    await own.revoke(voter.issued.serial, 'keyCompromise', today);
    expect(await outcome(cast, expected, from)).toBe('certificate-revoked');
    const backdated = await ballotOf(voter, { at: '2026-11-23T01:59:00Z' });
    expect(await outcome(backdated, expected, from)).toBe('certificate-revoked');
    expect(await outcome(cast, expected, { ...from, at: new Date(today.getTime() - 1000) })).toBe('ok');
  });

  it('is refused when its certificate has expired, or was not yet valid when it signed', async () => {
    const late = context({ at: new Date('2030-01-01T00:00:00Z') });
    expect(await outcome(ballot, expected, late)).toBe('certificate-expired');
    const early = await ballotOf(member, { at: '2020-01-01T00:00:00Z' });
    expect(await outcome(early)).toBe('certificate-not-yet-valid');
  });

  it('is refused from the future, and when its two times disagree', async () => {
    expect(await outcome(await ballotOf(member, { at: '2026-11-23T02:10:00Z' }))).toBe('signature-from-the-future');
    expect(await outcome(await ballotOf(member, { at: '2026-11-23T02:01:00Z' }))).toBe('ok');
    const statedLater = ballotBytes({ ...statement, at: '2026-11-23T02:00:01Z' });
    expect(await outcome(await signContent(statedLater))).toBe('ballot-other-time');
  });

  it('is refused when it is nothing, or not a ballot', async () => {
    expect(await outcome(new Uint8Array())).toBe('ballot-not-signed');
    expect(await outcome(utf8(JSON.stringify(statement)))).toBe('signature-malformed');
    expect(await outcome(new Uint8Array(2 << 20).fill(0x30))).toBe('signature-malformed');
    expect(await outcome(await signContent(canonicalBytes({ v: 1 })))).toBe('ballot-malformed');
  });

  it.each<[string, (json: string) => string]>([
    ['a space', (json) => json.replace(',', ', ')],
    ['a doubled key', (json) => json.replace('{"at"', '{"at":"2026-11-23T02:00:00Z","at"')],
    ['NFD text', (json) => json.normalize('NFD')],
    ['keys out of order', (json) => JSON.stringify({ voter: statement.voter, ...JSON.parse(json) })],
    ['a line end', (json) => `${json}\n`],
  ])('is refused when the member signed JSON with %s', async (_name, spoil) => {
    const spoilt = spoil(fromUtf8(ballotBytes(statement)));
    expect(await outcome(await signContent(utf8(spoilt)))).toBe('ballot-not-canonical');
  });
});

describe('the signature of a ballot', () => {
  it('is refused with the content changed, and with the content of another', async () => {
    const content = new OctetString(ballotBytes({ ...statement, choices: ['reject'] }));
    const swapped = changed(({ content: { encapContentInfo } }) => {
      if (encapContentInfo.eContent) encapContentInfo.eContent.single = content;
    });
    expect(await outcome(swapped)).toBe('ballot-altered');
  });

  it('is refused with no content inside', async () => {
    const empty = changed(({ content: { encapContentInfo } }) => delete encapContentInfo.eContent);
    expect(await outcome(empty)).toBe('ballot-altered');
  });

  it('is refused with its certificate swapped for another, even one of the same key', async () => {
    const renewed = await enrol(pki, statement.voter, member.key);
    for (const certificate of [other.issued.certificate, renewed.issued.certificate]) {
      const swapped = changed(({ content }) => {
        const leaf = content.certificates?.find(({ der }) => Buffer.compare(der, member.issued.certificate) === 0);
        if (!leaf) throw new Error('no leaf');
        leaf.der = certificate;
      });
      expect(await outcome(swapped)).toBe('signature-certificate-swapped');
    }
  });

  it('is refused with a certificate too many or too few', async () => {
    const more = changed(({ content }) => content.certificates?.push(rawOf(other.issued.certificate)));
    expect(await outcome(more)).toBe('signature-not-canonical');
    const fewer = changed(({ content }) => {
      const leaf = content.certificates?.filter(({ der }) => Buffer.compare(der, member.issued.certificate) === 0);
      content.certificates?.splice(0, 2, ...(leaf ?? []));
    });
    expect(await outcome(fewer)).toBe('signature-not-canonical');
  });

  it.each(Object.entries(OID).slice(0, 4))('is refused without %s, and with it doubled', async (_name, type) => {
    const without = await resigned((all) => all.filter(({ attrType }) => attrType !== type));
    expect(await outcome(without)).toBe('signature-attributes-missing');
    const twice = await resigned((all) => [...all, ...all.filter(({ attrType }) => attrType === type)]);
    expect(await outcome(twice)).toBe('signature-attributes-doubled');
    const twoValues = await resigned((all) => {
      const one = all.find(({ attrType }) => attrType === type);
      one?.attrValues.push(...one.attrValues);
      return all;
    });
    expect(await outcome(twoValues)).toBe('signature-attributes-doubled');
  });

  it('is refused with one attribute more, or with them in another order, though the key signed it so', async () => {
    const extra = await resigned((all) => {
      const copy = Object.assign(Object.create(Object.getPrototypeOf(all[0])), all[0], { attrType: '1.2.3.4' });
      return [...all, copy as Attribute];
    });
    expect(await outcome(extra)).toBe('signature-not-canonical');
    expect(await outcome(await resigned((all) => all.reverse()))).toBe('signature-not-canonical');
  });

  it('is refused with two signers, and with none', async () => {
    const two = changed(({ content }, signer) => content.signerInfos.push(signer));
    expect(await outcome(two)).toBe('signature-several-signers');
    const none = changed(({ content }) => content.signerInfos.splice(0));
    expect(await outcome(none)).toBe('signature-several-signers');
  });

  it('is refused with SHA-1', async () => {
    const weak = changed((_shell, signer) => {
      signer.digestAlgorithm = new AlgorithmIdentifier({ algorithm: id_sha1, parameters: null });
    });
    expect(await outcome(weak)).toBe('signature-algorithm-refused');
  });

  it('is refused with an unsigned attribute, a list of revocations or another version inside', async () => {
    const stamped = changed((_shell, signer) => {
      signer.unsignedAttrs = new AttributeSet([...(signer.signedAttrs ?? [])].slice(0, 1));
    });
    expect(await outcome(stamped)).toBe('signature-not-canonical');
    const listed = changed(({ content }) => {
      content.crls = Object.assign(AsnConvert.parse(new Uint8Array([0x31, 0]), AttributeSet), []) as never;
    });
    expect(await outcome(listed)).toBe('signature-not-canonical');
    const versioned = changed(({ content }) => {
      content.version = 3;
    });
    expect(await outcome(versioned)).toBe('signature-not-canonical');
  });

  it('is refused in BER: with lengths left open, or longer than need be', async () => {
    const open = new Uint8Array([0x30, 0x80, ...ballot.subarray(4), 0, 0]);
    expect(await outcome(open)).toBe('signature-not-canonical');
    const padded = new Uint8Array([0x30, 0x83, 0, ...ballot.subarray(2)]);
    expect(await outcome(padded)).toBe('signature-not-canonical');
  });
});
