import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { committeeRules } from '../testing/index.ts';
import {
  type AnswerProof,
  type Consultation,
  type ConsultationCommand,
  type ConsultationInfo,
  checkConsultation,
  consultationFor,
  consultationResult,
  decideConsultation,
  endOfWorkingDays,
  evolveConsultation,
  explainConsultation,
  initialConsultation,
  memberStatistics,
  sendEvents,
} from './index.ts';

const at = (text: string) => Date.parse(`2026-11-${text}+07:00`);
const info = (change: Partial<ConsultationInfo> = {}): ConsultationInfo => ({
  id: 'plyk-1',
  number: 'PLYK-1/2026',
  subject: 'Kế hoạch vụ Đông',
  question: 'Đồng chí có đồng ý không?',
  organisation: { id: 'xa', name: 'Ủy ban nhân dân xã Liêm Thanh' },
  leadUnitId: null,
  secretaries: ['sec'],
  followUpId: 'm8',
  recipients: ['m1', 'm2', 'm3', 'm4', 'm5', 'm6', 'm7', 'm8'],
  papers: [],
  deadline: at('23T17:00'),
  rules: committeeRules,
  ...change,
});
const [agree, disagree, other] = committeeRules.written.choices;
const digest = 'd'.repeat(64);

/** A consultation with time by hand: commands in, its state or the refusal's code out. */
function asked(change: Partial<ConsultationInfo> = {}) {
  let state: Consultation = initialConsultation;
  const given = info(change);
  const record = (event: Parameters<typeof evolveConsultation>[1]['event'], now: number, by: string) => {
    state = evolveConsultation(state, { seq: state.seq + 1, at: now, by, event });
  };
  for (const { event } of sendEvents(given)) record(event, at('16T08:15'), 'service');
  const self = {
    get state() {
      return state;
    },
    send(who: string, command: ConsultationCommand, now = at('18T08:00'), proof: AnswerProof | null = null): string {
      const actor = { kind: 'person', personId: who } as const;
      const made = decideConsultation(state, command, { actor, at: now, commandId: 'c', proof });
      if (!made.ok) return made.refusal.code;
      for (const { event } of made.events) record(event, now, who);
      return 'ok';
    },
    answer(
      who: string,
      choice: string,
      now = at('18T08:00'),
      text = choice === other ? 'Nâng mức hỗ trợ' : '',
    ): string {
      const { id, subject, question } = given;
      const statement = {
        v: 1,
        consultation: id,
        subject,
        question,
        choice,
        text,
        file: null,
        papers: [],
        voter: who,
      } as const;
      const proof = {
        statement: { ...statement, papers: [], at: new Date(now).toISOString() },
        digest,
        certificate: digest,
      };
      return self.send(who, { type: 'GiveAnswer', answer: '' }, now, proof);
    },
  };
  return self;
}

/** The sample's: five agree and one has another opinion in time, one agrees two hours late, one is silent. */
function sample(change: Partial<ConsultationInfo> = {}) {
  const one = asked(change);
  for (const who of ['m1', 'm2', 'm4', 'm5', 'm6']) one.answer(who, agree);
  one.answer('m3', other, at('19T16:20'));
  one.answer('m7', agree, at('23T19:27'));
  return one;
}

describe('answering', () => {
  test('[CON-2] is for those who are asked, with a signed answer to this question, while it is open', () => {
    const one = asked();
    expect(one.answer('sec', agree)).toBe('consultation-not-asked');
    expect(one.answer('m1', 'Trắng')).toBe('answer-invalid-choice');
    expect(one.answer('m1', other, undefined, '  ')).toBe('answer-needs-text');
    expect(one.send('m1', { type: 'GiveAnswer', answer: '' })).toBe('ballot-not-signed');
    expect(one.answer('m1', agree)).toBe('ok');
    expect(one.send('sec', { type: 'CloseConsultation' })).toBe('ok');
    expect(one.answer('m2', agree)).toBe('consultation-not-open');
  });

  test('[CON-3] may be replaced; the last counts, and one given in time outlives the deadline', () => {
    const one = asked();
    one.answer('m1', agree);
    one.answer('m1', disagree, at('19T08:00'));
    expect(one.state.answers.m1).toMatchObject({ choice: disagree, replaced: 1 });
    expect(one.answer('m1', agree, at('24T08:00'))).toBe('answer-in-time-stands');
    expect(one.answer('m2', agree, at('24T08:00'))).toBe('ok');
    expect(one.answer('m2', disagree, at('25T08:00'))).toBe('ok');
    expect(consultationResult(one.state)).toMatchObject({ inTime: 1, late: 1 });
  });
});

describe('running it', () => {
  test('[CON-4] its secretaries alone remind, extend, close and cancel', () => {
    const one = asked();
    const remind: ConsultationCommand = { type: 'RemindRecipients', personIds: ['m1', 'm2'] };
    for (const who of ['m1', 'm8']) expect(one.send(who, remind)).toBe('consultation-only-secretary');
    expect(one.send('sec', remind)).toBe('ok');
    one.answer('m1', agree);
    expect(one.send('sec', remind)).toBe('reminder-answered-already');
    expect(one.send('sec', { ...remind, personIds: ['x'] })).toBe('consultation-not-asked');
    expect(one.send('sec', { type: 'CancelConsultation', reason: 'Rút dự thảo' })).toBe('ok');
    expect(one.send('sec', { type: 'CloseConsultation' })).toBe('consultation-not-open');
    expect(one.state).toMatchObject({ stage: 'cancelled', cancelled: { reason: 'Rút dự thảo' } });
  });

  test('[CON-5] a deadline moves only later, with its reason; an answer before the new one is in time', () => {
    const one = asked();
    one.answer('m7', agree, at('23T19:27'));
    expect(consultationResult(one.state)).toMatchObject({ inTime: 0, late: 1 });
    const extend = (deadline: number, now: number) =>
      one.send('sec', { type: 'ExtendDeadline', deadline, reason: 'Chờ số liệu' }, now);
    expect(extend(at('22T17:00'), at('20T08:00'))).toBe('deadline-not-later');
    expect(extend(at('24T17:00'), at('25T08:00'))).toBe('deadline-not-later');
    expect(extend(at('25T17:00'), at('24T08:00'))).toBe('ok');
    expect(consultationResult(one.state)).toMatchObject({ inTime: 1, late: 0 });
    expect(one.state.extensions).toEqual([
      { at: at('24T08:00'), from: at('23T17:00'), to: at('25T17:00'), reason: 'Chờ số liệu' },
    ]);
  });

  test('[CON-8] opinions are explained once it is closed; the result is reported at one meeting', () => {
    const one = sample();
    const explain = { type: 'ExplainOpinions', general: '', opinions: [{ personId: 'm3', text: 'Tiếp thu' }] } as const;
    const report = { type: 'ReportResult', meetingId: 'ubnd-2026-11', title: 'Phiên họp tháng 11' } as const;
    expect(one.send('sec', { ...explain, opinions: [...explain.opinions] })).toBe('consultation-not-closed');
    expect(one.send('sec', report)).toBe('consultation-not-closed');
    one.send('sec', { type: 'CloseConsultation' });
    expect(one.send('sec', { ...explain, opinions: [{ personId: 'm8', text: 'x' }] })).toBe('consultation-not-asked');
    expect(one.send('sec', { ...explain, opinions: [] })).toBe('explanation-empty');
    expect(one.send('sec', { ...explain, opinions: [...explain.opinions] })).toBe('ok');
    expect(one.send('sec', report)).toBe('ok');
    expect(one.send('sec', report)).toBe('consultation-reported');
  });
});

describe('[CON-6] what came of it', () => {
  test('the sample: 5 of 8 in time reach more than half; one late, one silent', () => {
    const { state } = sample();
    expect(consultationResult(state)).toEqual({
      recipients: 8,
      inTime: 6,
      late: 1,
      silent: 1,
      agreeing: 5,
      needed: 5,
      passed: true,
      choices: [
        { choice: agree, inTime: 5, late: 1 },
        { choice: disagree, inTime: 0, late: 0 },
        { choice: other, inTime: 1, late: 0 },
      ],
    });
    expect(explainConsultation(state, 'vi')).toBe(
      'Thông qua: 5/8 (62,50%) đồng ý trong hạn, cần 5 phiếu trong tổng số 8 thành viên UBND; 1 phiếu trả lời muộn được ghi nhận, không tính; 1 người không trả lời, không tính (theo Điều 40 Luật mẫu; theo Quy chế mẫu số 5).',
    );
    expect(explainConsultation(state, 'vi', true)).toMatch(/^5\/8 \(62,50%\) đồng ý trong hạn, cần 5 phiếu/);
    expect(explainConsultation(state, 'en')).toContain(
      'Passed: 5/8 (62.50%) agree, 5 votes are needed of all 8 “thành viên UBND”; 1 late',
    );
  });

  test('late and silent answers count as the pack says', () => {
    const under = (written: Partial<typeof committeeRules.written>) =>
      consultationResult(
        sample({ rules: { ...committeeRules, written: { ...committeeRules.written, ...written } } }).state,
      );
    expect(under({ late: 'counted' }).agreeing).toBe(6);
    expect(under({ silent: 'agreement' }).agreeing).toBe(6);
    expect(under({ late: 'counted', silent: 'agreement' }).agreeing).toBe(7);
  });

  test('does not depend on the order of answers', () => {
    const recipients = info().recipients;
    const answers = fc.array(
      fc.record({ who: fc.constantFrom(...recipients), choice: fc.constantFrom(agree, disagree) }),
    );
    fc.assert(
      fc.property(answers, fc.integer(), (list, seed) => {
        const once = [...new Map(list.map((one) => [one.who, one])).values()];
        const shuffled = once
          .map((one, index) => ({ one, key: ((index + 1) * (seed % 1009) * 7919) % 104_729 }))
          .sort((a, b) => a.key - b.key);
        const [a, b] = [asked(), asked()];
        for (const { who, choice } of once) a.answer(who, choice);
        for (const { one } of shuffled) b.answer(one.who, one.choice);
        expect(consultationResult(a.state)).toEqual(consultationResult(b.state));
        const { inTime, late, silent, recipients: all } = consultationResult(a.state);
        expect(inTime + late + silent).toBe(all);
      }),
    );
  });
});

test('[CON-9] who runs it sees all; who is asked sees his own until it is closed; others see nothing', () => {
  const one = sample();
  one.send('sec', { type: 'RemindRecipients', personIds: ['m8'] }, at('20T08:00'));
  const seen = (who: string) => consultationFor(one.state, who);
  expect(Object.keys(seen('sec')?.answers ?? {})).toHaveLength(7);
  expect(Object.keys(seen('m8')?.answers ?? {})).toHaveLength(7);
  expect(Object.keys(seen('m3')?.answers ?? {})).toEqual(['m3']);
  expect(seen('m3')?.reminders).toEqual([]);
  expect(seen('stranger')).toBeNull();
  one.send('sec', { type: 'CloseConsultation' });
  expect(Object.keys(seen('m3')?.answers ?? {})).toHaveLength(7);
});

test('[CON-1] a draft is sent with a deadline ahead and everyone named once', () => {
  expect(checkConsultation(info(), at('16T08:00'))).toBeNull();
  expect(checkConsultation(info(), at('24T08:00'))?.code).toBe('deadline-passed');
  const twice = checkConsultation(info({ recipients: ['m1', 'm1'] }), 0);
  expect(twice).toEqual({ code: 'consultation-person-twice', params: { person: 'm1' } });
  const paper = { id: 'tl-1', subject: 'Tờ trình', sha256: 'a'.repeat(64), pages: 1, bytes: 9 };
  const listed = checkConsultation(info({ papers: [paper, paper] }), 0);
  expect(listed).toEqual({ code: 'draft-listed-twice', params: { name: 'Tờ trình' } });
});

test('[CON-7] five working days from a Monday end on the next Monday, at the end of the day', () => {
  expect(endOfWorkingDays(at('16T08:15'), 5)).toBe(at('23T17:00'));
  expect(endOfWorkingDays(at('20T23:30'), 1)).toBe(at('23T17:00'));
});

test('[CON-10] statistics tell of each member how often he was asked, in time, late or silent, and what he chose', () => {
  const first = sample();
  first.send('sec', { type: 'CloseConsultation' });
  const second = asked({ id: 'plyk-2', recipients: ['m3', 'm8'] });
  second.answer('m3', disagree, at('17T08:15'));
  const rows = new Map(memberStatistics([first.state, second.state]).map((one) => [one.personId, one]));
  expect(rows.get('m3')).toMatchObject({ asked: 2, inTime: 2, late: 0, silent: 0, choices: [0, 1, 1] });
  expect(rows.get('m7')).toMatchObject({ asked: 1, inTime: 0, late: 1, silent: 0, choices: [1, 0, 0] });
  expect(rows.get('m8')).toMatchObject({ asked: 2, inTime: 0, silent: 1, meanTime: null });
  const day = 24 * 3_600_000;
  const tookFirst = at('19T16:20') - at('16T08:15');
  expect(rows.get('m3')?.meanTime).toBe((tookFirst + day) / 2);
});

test('[LOG-13] statistics of a member whose id every object answers to', () => {
  const { state } = asked({ recipients: ['constructor', 'm3'] });
  expect(memberStatistics([state])).toMatchObject([
    { personId: 'constructor', asked: 1, inTime: 0, late: 0 },
    { personId: 'm3', asked: 1, inTime: 0, late: 0 },
  ]);
});

describe('[CON-11] a pack that sets the shortest time and a summary', () => {
  const rules = {
    ...committeeRules,
    written: { ...committeeRules.written, fewestDays: 2, summary: { above: 10, most: 6 } },
  };
  const paper = (subject: string, pages: number) => ({ id: subject, subject, sha256: digest, pages, bytes: 1 });
  const problem = (change: Partial<ConsultationInfo>) =>
    checkConsultation(info({ rules, ...change }), at('16T08:15'))?.code;

  test('is not sent with less time', () => {
    expect(problem({ deadline: at('17T17:00') })).toBe('consultation-too-short');
    expect(problem({ deadline: at('18T09:00') })).toBeUndefined();
    expect(checkConsultation(info({ deadline: at('17T17:00') }), at('16T08:15'))).toBeNull();
  });

  test('is not sent with a long paper and without its summary', () => {
    expect(problem({ papers: [paper('Đề án', 11)] })).toBe('consultation-needs-summary');
    expect(problem({ papers: [paper('Đề án', 11), paper('Tóm tắt đề án', 7)] })).toBe('consultation-needs-summary');
    expect(problem({ papers: [paper('Đề án', 11), paper('Bản tóm tắt đề án', 6)] })).toBeUndefined();
    expect(problem({ papers: [paper('Đề án', 10)] })).toBeUndefined();
  });
});
