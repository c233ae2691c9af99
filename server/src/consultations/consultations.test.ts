// Written consultations through the server's own doors: real keys, real signatures, the sample's answers at its own intervals.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Consultation, ConsultationInfo, ConsultationResult, Refusal } from '@dien-hong/shared';
import { type Signer, signCades } from '@dien-hong/shared/cades';
import { answerBytes } from '@dien-hong/shared/signing';
import { commune } from '@dien-hong/shared/testing';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { tables } from '../db/open.ts';
import { demoPaper } from '../documents/forms/demoPapers.ts';
import type { MeetingHost } from '../meetings/host.ts';
import { toConsultation } from '../packages/consultations.ts';
import { readPackage } from '../packages/problems.ts';
import { openKeptSignatures } from '../signing/keptSignatures.ts';
import { createSoftKey, sha256, softCsr, softSigner } from '../signing/softSigner.ts';
import { startServer, type TestServer } from '../testing/server.ts';
import { ConsultationHost } from './host.ts';

interface Stated {
  readonly sentAt: string;
  readonly deadline: string;
  readonly replies: { personId: string; choice: string; at: string; comment?: string }[];
  readonly reminders: string[];
  readonly summary: Record<string, number | boolean>;
}
const beside = join(import.meta.dirname, '..', '..', '..', '..', 'shared', 'data', 'sample-meetings.json');
const sample = existsSync(beside) ? beside : join(import.meta.dirname, '..', '..', 'demo', 'package.json');
const json = JSON.parse(readFileSync(sample, 'utf8')) as { writtenBallots: [Stated] };
const [stated] = json.writtenBallots;

let server: TestServer;
let shift = 0;
const clock = () => Date.now() + shift;
const signers = new Map<string, Signer>();
const id = 'plyk-01';
const sec = 'p13';
const meeting = commune();

async function ask<T = Record<string, unknown>>(who: string, method: string, path: string, body?: unknown) {
  const headers = { cookie: server.cookie(who), ...(body === undefined ? {} : { 'content-type': 'application/json' }) };
  const sent = body === undefined ? {} : { body: JSON.stringify(body) };
  const response = await fetch(`${server.url}${path}`, { method, headers, ...sent });
  return { status: response.status, body: (await response.json()) as T & { refusal?: Refusal } };
}
const view = async (who: string, of = id) =>
  (await ask<{ state: Consultation; result: ConsultationResult | null }>(who, 'GET', `/api/consultations/${of}`)).body;
let commands = 0;
const send = async (who: string, command: object, commandId = `c${++commands}`, of = id): Promise<string> => {
  const { body } = await ask(who, 'POST', `/api/consultations/${of}/commands`, { id: commandId, command });
  return body.refusal?.code ?? 'ok';
};

async function signed(who: string, info: ConsultationInfo, choice: string, more: object = {}): Promise<string> {
  const { id: consultation, subject, question, papers } = info;
  const time = `${new Date(clock()).toISOString().slice(0, 19)}Z`;
  const statement = {
    ...({ v: 1, consultation, subject, question, choice, text: '', file: null } as const),
    ...{ papers: papers.map((one) => ({ id: one.id, sha256: one.sha256 })), voter: who, at: time },
    ...more,
  };
  const signer = signers.get(who) as Signer;
  const der = await signCades({ content: answerBytes(statement) }, signer, sha256, { signingTime: new Date(time) });
  return Buffer.from(der).toString('base64');
}

async function upload(who: string, of = id): Promise<{ sha256: string; pages: number; bytes: number }> {
  const { bytes } = await demoPaper({
    ...{
      id: 'gop-y',
      type: 'Báo cáo',
      number: '',
      subject: 'Góp ý trực tiếp trên dự thảo',
      place: 'Liêm Thanh',
      pages: 1,
    },
    ...{ agency: { upper: '', unit: 'UBND XÃ' }, signer: { title: '', name: '' }, where: '', agenda: [], speeches: [] },
    ...{ sentAt: '2026-11-16T08:15:00+07:00', when: '2026-11-16T08:15:00+07:00', conclusions: [] },
  });
  const form = new FormData();
  form.append('file', new Blob([new Uint8Array(bytes)], { type: 'application/pdf' }), 'gop-y.pdf');
  const headers = { cookie: server.cookie(who) };
  const response = await fetch(`${server.url}/api/consultations/${of}/uploads`, {
    method: 'POST',
    headers,
    body: form,
  });
  expect(response.status).toBe(200);
  return (await response.json()) as { sha256: string; pages: number; bytes: number };
}

let draft: ConsultationInfo;
beforeAll(async () => {
  server = await startServer(meeting, { now: clock });
  const { database, directory, pki } = server.services;
  const read = readPackage(json);
  if (!read.ok) throw new Error(read.problems[0]);
  const ballot = read.value.writtenBallots[0];
  const made = ballot && toConsultation(read.value, ballot, clock());
  if (!made?.ok) throw new Error(made?.problem);
  const organisationId = meeting.info.organisation.id;
  // Its own intervals, counted from now.
  const sentAt = clock();
  const deadline = sentAt + Date.parse(stated.deadline) - Date.parse(stated.sentAt);
  draft = { ...made.draft, deadline };
  for (const person of new Set([...draft.recipients, sec])) {
    database.db
      .insert(tables.persons)
      .values({ id: person, organisationId, fullName: `Thành viên ${person}`, title: 'Ủy viên', salutation: 'Ông' })
      .run();
    database.db.insert(tables.accounts).values({ id: person, username: person, personId: person }).run();
    const key = await createSoftKey();
    const subject = { personId: person, commonName: person, organisation: 'Xã' };
    const issued = await pki.issue(await softCsr(key), subject);
    if (!issued.ok) throw new Error(issued.refusal.code);
    const { certificate, chain, fingerprint, serial } = issued;
    const row = { fingerprint, serial, personId: person, der: Buffer.from(certificate), source: 'issued' } as const;
    directory.addCertificate({ ...row, createdAt: Date.now() });
    signers.set(person, softSigner(key, certificate, chain));
  }
  const own = {
    ...meeting,
    info: { ...meeting.info, id: 'phien-11', secretaries: [sec], title: 'Phiên họp tháng 11' },
  };
  const invited = [
    ...own.invited,
    { ...(own.invited[0] as (typeof own.invited)[number]), personId: sec, voter: false, seatId: null },
  ];
  database.db
    .insert(tables.meetings)
    .values({ id: 'phien-11', organisationId, draft: { ...own, invited } })
    .run();
  await server.services.meetings.convene('phien-11', 1);
  database.db.insert(tables.consultations).values({ id, organisationId, draft }).run();
}, 30_000);
afterAll(() => server.close());

describe('the sample, answer by answer', () => {
  test('[CON-1] is sent by its secretary and stands as it was sent', async () => {
    expect((await ask('p01', 'POST', `/api/consultations/${id}/send`, { version: 1 })).status).toBe(403);
    expect((await ask('p01', 'GET', `/api/consultations/${id}`)).status).toBe(403);
    expect((await ask(sec, 'POST', `/api/consultations/${id}/send`, { version: 7 })).body.refusal?.code).toBe(
      'draft-changed',
    );
    expect((await ask(sec, 'POST', `/api/consultations/${id}/send`, { version: 1 })).status).toBe(200);
    const again = await ask(sec, 'PUT', `/api/consultations/${id}/draft`, { version: 1, draft });
    expect(again.body.refusal?.code).toBe('consultation-sent');
    expect((await view('p01')).state.info).toEqual(draft);
    expect((await ask('stranger', 'GET', `/api/consultations/${id}`)).status).toBe(403);
  });

  test('[CON-2] an answer that was tampered with, made for another or by another is refused', async () => {
    const give = (who: string, answer: string) => send(who, { type: 'GiveAnswer', answer });
    expect(await give('p01', '')).toBe('ballot-not-signed');
    expect(await give('p01', await signed('p02', draft, 'Đồng ý'))).toBe('ballot-of-another-voter');
    expect(await give('p01', await signed('p02', draft, 'Đồng ý', { voter: 'p01' }))).toBe('certificate-of-another');
    expect(await give('p01', await signed('p01', { ...draft, question: 'Khác' }, 'Đồng ý'))).toBe(
      'answer-other-question',
    );
    expect(await give('p01', await signed('p01', draft, 'Đồng ý', { file: 'a'.repeat(64) }))).toBe(
      'answer-file-unknown',
    );
    expect(await give('p01', await signed('p01', draft, 'Trắng'))).toBe('answer-invalid-choice');
    const bytes = Buffer.from(await signed('p01', draft, 'Đồng ý'), 'base64');
    const at = bytes.indexOf('Đồng ý');
    bytes.write('ĐỒNG Ý', at);
    expect(await give('p01', bytes.toString('base64'))).not.toBe('ok');
  });

  test('[CON-6] every answer at its own time gives what the sample states', async () => {
    const start = clock();
    const offset = (time: string) => Date.parse(time) - Date.parse(stated.sentAt);
    const acts = [
      ...stated.replies.map((reply) => ({ at: offset(reply.at), reply })),
      ...stated.reminders.map((time) => ({ at: offset(time), reply: null })),
    ].sort((a, b) => a.at - b.at);
    for (const { at, reply } of acts) {
      shift += start + at - clock();
      if (!reply) {
        const { state } = await view(sec);
        const personIds = draft.recipients.filter((one) => !(one in state.answers));
        expect(await send(sec, { type: 'RemindRecipients', personIds })).toBe('ok');
        continue;
      }
      const { personId: who, choice, comment = '' } = reply;
      const file = comment ? (await upload(who)).sha256 : null;
      const answer = await signed(who, draft, choice, { text: comment, file });
      // Sent twice under one id, as from a weak network: it counts once.
      const commandId = `answer-${who}`;
      expect(await send(who, { type: 'GiveAnswer', answer }, commandId)).toBe('ok');
      expect(await send(who, { type: 'GiveAnswer', answer }, commandId)).toBe('ok');
    }
    expect(Object.keys((await view('p01')).state.answers)).toEqual(['p01']);
    expect(await send(sec, { type: 'CloseConsultation' })).toBe('ok');
    const { result, state } = await view('p08');
    const { summary } = stated;
    expect(result).toMatchObject({
      ...{ recipients: summary.recipients, inTime: summary.repliedInTime, late: summary.repliedLate },
      ...{
        silent: summary.notReplied,
        needed: summary.threshold,
        passed: summary.passed,
        agreeing: summary.dongYInTime,
      },
    });
    expect(result?.choices[2]?.inTime).toBe(summary.yKienKhac);
    expect(state.answers.p01?.replaced).toBe(0);
    expect(state.reminders.flatMap((one) => one.personIds)).toEqual(['p08', 'p08']);
  });

  test('[CON-9] the file of an opinion is for who may read the opinion', async () => {
    const file = (await view(sec)).state.answers.p03?.file;
    const get = (who: string) =>
      fetch(`${server.url}/api/consultations/${id}/files/${file}`, { headers: { cookie: server.cookie(who) } });
    expect((await get('p05')).headers.get('content-type')).toBe('application/pdf');
    expect((await get('stranger')).status).toBe(403);
  });

  test('[CON-8] is explained and reported at the meeting, whose minutes state it', async () => {
    const opinions = [{ personId: 'p03', text: 'Tiếp thu: nâng mức hỗ trợ giống lên 60%.' }];
    expect(await send(sec, { type: 'ExplainOpinions', general: 'Đa số đồng ý.', opinions })).toBe('ok');
    expect(await send(sec, { type: 'ReportResult', meetingId: meeting.info.id, title: 'x' })).toBe(
      'consultation-meeting-unknown',
    );
    expect(await send(sec, { type: 'ReportResult', meetingId: 'phien-11', title: 'Phiên họp tháng 11' })).toBe('ok');
    const { body } = await ask<{ reported: { id: string; passed: boolean }[] }>(
      sec,
      'GET',
      '/api/meetings/phien-11/consultations',
    );
    expect(body.reported).toMatchObject([{ id, passed: true }]);
    const minutes = await ask<{ content: { reports: string[] } }>(sec, 'GET', '/api/meetings/phien-11/minutes');
    expect(minutes.body.content.reports[0]).toContain('5/8 (62,50%)');
  });

  test('[CON-8] is reported at no meeting whose minutes are laid out, and none is offered for it', async () => {
    const host = (await server.services.meetings.host('phien-11')) as MeetingHost;
    const closing = [
      ...['chair', 'm2', 'm3', 'm4', 'm5', 'm6'].map(
        (personId) => ({ type: 'CheckIn', personId, method: 'secretary' }) as const,
      ),
      ...(['OpenMeeting', 'CloseMeeting'] as const).map((type) => ({ type })),
    ];
    const offered = async () => {
      const { body } = await ask<{ meetings: { id: string; takesReports: boolean }[] }>(sec, 'GET', '/api/meetings');
      return body.meetings.find((one) => one.id === 'phien-11')?.takesReports;
    };
    for (const [n, command] of closing.entries())
      expect(await host.submit({ kind: 'person', personId: 'chair' }, `close-${n}`, command)).toMatchObject({
        ok: true,
      });
    expect(await offered()).toBe(true);
    const laid = { personId: sec, sha256: 'a'.repeat(64), pages: 1, logSeq: host.head.seq, logHash: host.head.hash };
    // Laid out after a report has come in at the door, and before it is written: its writer looks, too.
    const { consultations, database } = server.services;
    const organisationId = meeting.info.organisation.id;
    const late = { ...draft, id: 'plyk-crossing', papers: [], deadline: clock() + 30 * 86_400_000 };
    database.db.insert(tables.consultations).values({ id: late.id, organisationId, draft: late }).run();
    expect(await consultations.send(late.id, 1)).toMatchObject({ ok: true });
    expect(await send(sec, { type: 'CloseConsultation' }, 'close-late', late.id)).toBe('ok');
    const writer = (await consultations.host(late.id)) as ConsultationHost;
    const submit = writer.submit.bind(writer);
    writer.submit = async (...sent) => {
      await host.submit({ kind: 'service' }, 'laid', { type: 'PrepareMinutes', ...laid });
      return submit(...sent);
    };
    const report = { type: 'ReportResult', meetingId: 'phien-11', title: 'Phiên họp tháng 11' };
    expect(await send(sec, report, 'crossing', late.id)).toBe('consultation-minutes-laid-out');
    expect(writer.state.reported).toBeNull();
    expect(await offered()).toBe(false);
    expect(await send(sec, { type: 'ReportResult', meetingId: 'phien-11', title: 'Phiên họp tháng 11' })).toBe(
      'consultation-minutes-laid-out',
    );
  });

  test('[CON-6, CON-10] summary and statistics come as a page and as workbooks, for those who may', async () => {
    const get = async (who: string, path: string) => {
      const response = await fetch(`${server.url}/api/consultations/${path}`, {
        headers: { cookie: server.cookie(who) },
      });
      return { status: response.status, bytes: new Uint8Array(await response.arrayBuffer()) };
    };
    expect(Buffer.from((await get('p01', `${id}/summary.pdf`)).bytes.subarray(0, 5)).toString()).toBe('%PDF-');
    expect((await get('stranger', `${id}/summary.pdf`)).status).toBe(403);
    const text = ({ bytes }: { bytes: Uint8Array }) =>
      Object.values(unzipSync(bytes))
        .map((part) => strFromU8(part))
        .join('\n');
    const workbook = text(await get(sec, `${id}/summary.xlsx`));
    for (const words of ['Thành viên p03', 'Tiếp thu: nâng mức hỗ trợ', 'muộn']) expect(workbook).toContain(words);
    const { body } = await ask<{ members: { personId: string }[] }>(sec, 'GET', '/api/consultations/statistics');
    expect(body.members).toHaveLength(8);
    expect((await ask<{ members: unknown[] }>('p01', 'GET', '/api/consultations/statistics')).body.members).toEqual([]);
    expect(text(await get(sec, 'statistics.xlsx'))).toContain('Thành viên p08');
  });

  test('[LOG-2] its log is one chain, and reads the same after a restart', async () => {
    const { clock, consultations, database, directory, meetings, pki, uploads } = server.services;
    const host = await consultations.host(id);
    const { log } = meetings;
    const kept = openKeptSignatures({ log, pki, directory });
    const needs = { db: database.db, uploads, log, pki, directory, clock, kept };
    const again = await ConsultationHost.open(id, needs, () => {});
    expect(again.state).toEqual(host?.state);
    expect(again.head).toEqual(host?.head);
  });
});

describe('preparing', () => {
  const fresh = (change: Partial<ConsultationInfo> = {}): ConsultationInfo => ({
    ...draft,
    ...{ id: 'plyk-02', deadline: clock() + 86_400_000, subject: 'Việc khác', ...change },
  });
  const standard = () => server.services.rulePacks.find('ubnd-xa', 2)?.pack as ConsultationInfo['rules'];
  const create = (who: string, one: ConsultationInfo) => ask(who, 'POST', '/api/consultations', { draft: one });

  test('[CON-1] is for who chairs or keeps meetings, with packs and papers of the house', async () => {
    expect((await create('p01', fresh())).status).toBe(403);
    expect((await create(sec, fresh({ rules: { ...standard(), boardMin: 99 } }))).body.refusal?.code).toBe(
      'rules-unknown',
    );
    expect((await create(sec, fresh({ rules: standard(), recipients: ['nobody'] }))).body.refusal?.code).toBe(
      'draft-person-unknown',
    );
    const paper = { id: 'p', subject: 'Dự thảo', sha256: 'b'.repeat(64), pages: 1, bytes: 1 };
    expect((await create(sec, fresh({ rules: standard(), papers: [paper] }))).body.refusal?.code).toBe(
      'paper-not-uploaded',
    );
    expect((await create(sec, fresh({ rules: standard() }))).status).toBe(200);
    // Its own secretary, whose answer was lost, learns that it is there; others learn nothing.
    expect((await create(sec, fresh({ rules: standard() }))).body.refusal?.code).toBe('draft-changed');
    const taken = fresh({ rules: standard(), secretaries: ['chair'] });
    expect((await create('chair', taken)).body.refusal?.code).toBe('consultation-only-secretary');
  });

  test('[CON-1] is saved over the version it was read at, with its papers, and removed while not sent', async () => {
    const path = '/api/consultations/plyk-02';
    const taken = await upload(sec, 'plyk-02');
    const withPaper = fresh({
      rules: standard(),
      papers: [{ id: 'du-thao', subject: 'Dự thảo', sha256: taken.sha256, pages: taken.pages, bytes: taken.bytes }],
    });
    expect((await ask(sec, 'PUT', `${path}/draft`, { version: 1, draft: withPaper })).body.version).toBe(2);
    expect((await ask(sec, 'PUT', `${path}/draft`, { version: 1, draft: withPaper })).body.refusal?.code).toBe(
      'draft-changed',
    );
    expect((await ask('p01', 'GET', `${path}/draft`)).status).toBe(403);
    // Saved while it is being sent: what was saved stays, and it is not sent without it.
    const { consultations } = server.services;
    const sending = consultations.send('plyk-02', 2);
    const renamed = { ...withPaper, subject: 'Sửa lúc gửi' };
    expect(consultations.save(renamed, 2, meeting.info.organisation.id)).toEqual({ ok: true, version: 3 });
    expect(await sending).toMatchObject({ refusal: { code: 'draft-changed' } });
    expect(consultations.row('plyk-02')).toMatchObject({ draft: { subject: 'Sửa lúc gửi' }, sentAt: null });
    expect((await ask(sec, 'DELETE', path)).status).toBe(200);
    expect((await ask(sec, 'DELETE', `/api/consultations/${id}`)).body.refusal?.code).toBe('consultation-sent');
  });
});
