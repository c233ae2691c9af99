// Written consultations through the server's own routes: real keys, real signatures, the sample's answers at its own intervals.
import { type ConsultationInfo, limits } from '@dien-hong/shared';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { tables } from '../db/open.ts';
import type { MeetingHost } from '../meetings/host.ts';
import { openKeptSignatures } from '../signing/keptSignatures.ts';
import type { TestServer } from '../testing/server.ts';
import { consultationServer, id, meeting, sec, stated } from './consultations.testing.ts';
import { ConsultationHost } from './host.ts';

const { start, ask, view, send, signed, upload, clock, wait } = consultationServer();
let server: TestServer;
let draft: ConsultationInfo;
beforeAll(async () => {
  ({ server, draft } = await start());
});
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
      wait(start + at - clock());
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
      recipients: summary.recipients,
      inTime: summary.repliedInTime,
      late: summary.repliedLate,
      silent: summary.notReplied,
      needed: summary.threshold,
      passed: summary.passed,
      agreeing: summary.dongYInTime,
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

  test('[LIM-2] as many and as long explanations as the limits allow pass its door', async () => {
    const opinions = Array.from({ length: limits.recipients }, (_, n) => ({
      personId: `p${n}`,
      text: 'ạ'.repeat(limits.explanation),
    }));
    expect(await send(sec, { type: 'ExplainOpinions', general: '', opinions })).toBe('consultation-not-asked');
  });

  test('the id of a command is as that of a meeting’s command', async () => {
    const explain = { type: 'ExplainOpinions', general: 'Đa số đồng ý.', opinions: [] };
    expect([await send(sec, explain, ''), await send(sec, explain, '\u202e \n       ')]).toEqual([
      'bad-input',
      'bad-input',
    ]);
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
    // Laid out after a report has arrived and before it is written: the writer of the report checks once more.
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
    id: 'plyk-02',
    deadline: clock() + 86_400_000,
    subject: 'Việc khác',
    ...change,
  });
  const standard = () => server.services.rulePacks.find('ubnd-xa', 2)?.pack as ConsultationInfo['rules'];
  const create = (who: string, one: ConsultationInfo) => ask(who, 'POST', '/api/consultations', { draft: one });

  test('[CON-1] is for who chairs or keeps meetings, with packs and papers of this server', async () => {
    expect((await create('p01', fresh())).status).toBe(403);
    expect((await create(sec, fresh({ rules: { ...standard(), boardMin: 29 } }))).body.refusal?.code).toBe(
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
    // Saved while it is being sent: the saved version stays, and the sending is refused.
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
