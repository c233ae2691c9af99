// An installation in which every act is possible at any moment: three meetings, papers to bring, ballots to sign, slips to cast.
import { join } from 'node:path';
import type { Answer, ConsultationInfo, MeetingCommand, MeetingDraft, Motion } from '@dien-hong/shared';
import { type Signer, signCades } from '@dien-hong/shared/cades';
import { slipRequestBytes } from '@dien-hong/shared/signing';
import { fromBase64, makeBoardKey, makeSecrets, makeSlip, toBase64 } from '@dien-hong/shared/tablet';
import { committeeRules, commune, motion } from '@dien-hong/shared/testing';
import { hashPassword } from '../../server/src/accounts/passwords.ts';
import { tables } from '../../server/src/db/open.ts';
import { steadyClock } from '../../server/src/kernel/clock.ts';
import { openServices, type Services } from '../../server/src/services.ts';
import { createSoftKey, sha256, softCsr, softSigner } from '../../server/src/signing/softSigner.ts';
import { textPdf } from '../../server/src/testing/bigPapers.ts';
import { blindRsa } from '../../server/verifier/ballots/scheme.ts';

const root = join(import.meta.dirname, '..', '..', 'server');
const rules = { ...committeeRules, changeUntilClosed: true };

/** The numbers of things that can be used once. */
export interface Size {
  readonly voters: number;
  readonly drafts: number;
  readonly codes: number;
}

export interface Slip {
  readonly token: string;
  readonly bytes: string;
}

export interface Hall {
  readonly size: Size;
  /** The cookies of the sign-in sessions, by person, with that of the administrator. */
  readonly cookies: ReadonlyMap<string, string>;
  readonly signers: ReadonlyMap<string, Signer>;
  readonly voters: readonly string[];
  /** Eight digits each, of `may-1` and so on. */
  readonly codes: readonly string[];
  readonly slips: readonly string[];
  /** Certificates that their people may take back. */
  readonly revocable: readonly { readonly personId: string; readonly fingerprint: string }[];
  readonly pdf: Uint8Array;
}

/** The meeting with an open vote, the one with a secret vote, and one whose acts only show that the others leave it alone. */
export const [openMeeting, secretMeeting, otherMeeting] = ['hop-1', 'hop-2', 'hop-3'] as const;
export const question = motion('v1').question;
export const consultation = 'p-1';

/** The password of `mk-1` and so on, its stored hash, and the mark of their first sign-in sessions. */
export const oldPassword = 'ba con thuyền xanh';
export const oldHash = (await hashPassword(oldPassword)) ?? '';
export const oldAgent = 'trước';

const consultationOf = (id: string, now: number): ConsultationInfo => ({
  id,
  number: id,
  subject: `Về ${id}`,
  question: 'Đồng chí có đồng ý không?',
  papers: [],
  leadUnitId: null,
  organisation: { id: 'xa', name: 'UBND xã' },
  recipients: ['m2', 'm3', 'm4', 'm5'],
  secretaries: ['sec'],
  followUpId: null,
  deadline: now + 30 * 86_400_000,
  rules: { ...rules },
});

function draftOf(id: string, voters: number, secret = false): MeetingDraft {
  const slips: Partial<Motion> = {
    kind: 'approval',
    form: 'secret',
    rows: [{ id: '1', name: 'Cao Thị Lan', personId: null }],
    choices: [...rules.entryChoices],
  };
  const motions = [motion(secret ? 'kin' : 'v1', { ...(secret ? slips : {}), paperIds: [] })];
  const made = commune({ voters, rules, motions });
  // Leaves out papers without a file: the server would look for it.
  return { ...made, info: { ...made.info, id, title: `Phiên họp ${id}` }, papers: [] };
}

async function run(services: Services, meetingId: string, who: string, command: MeetingCommand): Promise<Answer> {
  const host = await services.meetings.host(meetingId);
  if (!host) throw new Error(meetingId);
  const answer = await host.submit({ kind: 'person', personId: who }, `${who}-${host.head.seq}`, command);
  if (!answer.ok) throw new Error(`${who} ${command.type}: ${answer.refusal.code}`);
  return answer;
}

async function openUp(services: Services, meetingId: string, voters: readonly string[]): Promise<void> {
  for (const personId of voters)
    await run(services, meetingId, 'sec', { type: 'CheckIn', personId, method: 'secretary' });
  await run(services, meetingId, 'chair', { type: 'OpenMeeting' });
  await run(services, meetingId, 'chair', { type: 'TakeUpItem', itemId: 'muc-1' });
}

async function certify({ directory, pki }: Services, personId: string) {
  const key = await createSoftKey();
  const issued = await pki.issue(await softCsr(key), { personId, commonName: personId, organisation: 'UBND xã' });
  if (!issued.ok) throw new Error(issued.refusal.code);
  const { certificate, chain, fingerprint, serial } = issued;
  const row = { fingerprint, serial, personId, der: Buffer.from(certificate), source: 'issued' } as const;
  directory.addCertificate({ ...row, createdAt: 1 });
  return { fingerprint, signer: softSigner(key, certificate, chain) };
}

/** The secret vote up to casting: answers the slip of each voter's tablet, ready to be dropped into the box. */
async function issueSlips(services: Services, signers: ReadonlyMap<string, Signer>): Promise<string[]> {
  const [meeting, vote] = [secretMeeting, 'kin'];
  const by = (who: string, command: MeetingCommand) => run(services, meeting, who, command);
  const state = async () => (await services.meetings.host(meeting))?.state.voting.votes[vote];
  const board = await makeBoardKey();
  const members = (['m2', 'm3', 'm4'] as const).map(
    (personId, n) => ({ personId, role: n === 0 ? 'head' : 'member' }) as const,
  );
  await by('chair', { type: 'AppointBoard', voteId: vote, members: [...members], basis: 'Giơ tay' });
  await by('m2', { type: 'PresentBoardKey', voteId: vote, publicKey: board.publicKey });
  await by('chair', { type: 'OpenVote', voteId: vote });
  const keys = (await state())?.slips?.keys ?? { house: '', board: '' };
  const secrets = new Map<string, Awaited<ReturnType<typeof makeSecrets>>>();
  for (const [voter, signer] of signers) {
    const own = await makeSecrets({ meeting, vote }, keys);
    const at = `${new Date().toISOString().slice(0, 19)}Z`;
    const content = slipRequestBytes({ v: 1, request: 'slip', meeting, vote, blinded: own.blinded, voter, at });
    const request = await signCades({ content }, signer, sha256, { signingTime: new Date(at) });
    await by(voter, { type: 'RequestSlip', voteId: vote, request: Buffer.from(request).toString('base64') });
    secrets.set(voter, own);
  }
  for (const [personId, own] of secrets) {
    const signed = blindRsa.blindSign(fromBase64(board.privateKey), fromBase64(own.blinded.board));
    await by('m2', {
      type: 'CosignSlips',
      voteId: vote,
      slips: [{ personId, signature: toBase64(signed as Uint8Array) }],
    });
  }
  await by('chair', { type: 'CloseIssuing', voteId: vote });
  const issued = (await state())?.slips?.issued ?? {};
  const slips: string[] = [];
  for (const [voter, own] of secrets) {
    const signatures = { house: issued[voter]?.sealed?.house ?? '', board: issued[voter]?.board ?? '' };
    slips.push(toBase64((await makeSlip(own, keys, signatures, [[slips.length % 2]])).bytes));
  }
  return slips;
}

function people({ database: { db } }: Services, voters: readonly string[], codes: number): string[] {
  const own = Array.from({ length: codes }, (_, n) => `may-${n + 1}`);
  db.insert(tables.organisations).values({ id: 'xa', name: 'UBND xã' }).run();
  for (const id of ['sec', 'guest', 'visitor', ...voters, ...own]) {
    const words = { fullName: `Người ${id}`, title: 'Thành viên', salutation: 'Ông' };
    db.insert(tables.persons)
      .values({ id, organisationId: 'xa', ...words })
      .run();
    db.insert(tables.accounts).values({ id, username: id, personId: id }).run();
  }
  db.insert(tables.accounts).values({ id: 'admin', username: 'admin', admin: true }).run();
  for (let n = 1; n <= codes; n++)
    db.insert(tables.accounts)
      .values({ id: `mk-${n}`, username: `mk-${n}`, passwordHash: oldHash })
      .run();
  return own;
}

/** Fills an empty folder, and closes it again. */
export async function furnish(dataDir: string, size: Size): Promise<Hall> {
  const places = { migrationsDir: join(root, 'migrations'), demoPackage: join(root, 'demo', 'meetings.json') };
  const listening = {
    host: '127.0.0.1',
    port: 0,
    lan: false,
    admin: null,
    accelPrefix: '',
    clientDir: join(dataDir, 'none'),
  };
  const services = await openServices({ ...listening, ...places, dataDir }, steadyClock());
  const { database, meetings, consultations, sessions } = services;
  const { db } = database;
  const voters = ['chair', ...Array.from({ length: size.voters - 1 }, (_, n) => `m${n + 2}`)];
  const own = people(services, voters, size.codes);
  const insert = (draft: MeetingDraft) =>
    db.insert(tables.meetings).values({ id: draft.info.id, organisationId: 'xa', draft }).run();
  for (const id of [openMeeting, secretMeeting, otherMeeting]) {
    const draft = draftOf(id, size.voters, id === secretMeeting);
    insert(draft);
    const refusal = await meetings.convene(id, 1);
    if (refusal) throw new Error(refusal.code);
  }
  for (let n = 1; n <= size.drafts; n++) insert(draftOf(`moi-${n}`, 3));
  for (const id of [consultation, ...Array.from({ length: size.drafts }, (_, n) => `y-${n + 1}`)]) {
    const draft = consultationOf(id, services.now());
    db.insert(tables.consultations).values({ id, organisationId: 'xa', draft }).run();
  }
  const sent = await consultations.send(consultation, 1);
  if (!sent.ok) throw new Error(sent.refusal.code);
  const signers = new Map<string, Signer>();
  for (const voter of voters) signers.set(voter, (await certify(services, voter)).signer);
  const revocable: Hall['revocable'][number][] = [];
  for (let n = 0; n < 20; n++)
    revocable.push({ personId: 'guest', fingerprint: (await certify(services, 'guest')).fingerprint });
  await openUp(services, openMeeting, voters);
  await run(services, openMeeting, 'chair', { type: 'OpenVote', voteId: 'v1' });
  await openUp(services, secretMeeting, voters);
  const slips = await issueSlips(services, signers);
  const names = ['sec', 'guest', 'admin', ...voters, ...own];
  const cookies = new Map(names.map((id) => [id, `dh_session=${sessions.open({ accountId: id }, 100).token}`]));
  for (let n = 1; n <= size.codes; n++)
    cookies.set(`mk-${n}`, `dh_session=${sessions.open({ accountId: `mk-${n}` }, 100, oldAgent).token}`);
  const codes = own.map((personId) => sessions.makeCode({ personId }, 10_000));
  const hall = { size, cookies, signers, voters, codes, slips, revocable, pdf: await textPdf(1) };
  await services.close();
  return hall;
}
