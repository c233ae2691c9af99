import { describe, expect, test } from 'vitest';
import type * as z from 'zod/mini';
import { ConsultationCommand, ConsultationEvent, ConsultationInfo } from '../consultation/index.ts';
import { MeetingCommand, MeetingDraft, MeetingEvent } from '../meeting/index.ts';
import { WrittenPack } from '../rules/index.ts';
import { committeeRules, commune } from '../testing/index.ts';

const draft = commune();
const { info, items } = draft;
const [seat] = info.room.seats;
const [speech] = info.speechLimits;
const extend = { type: 'ExtendDeadline', deadline: info.scheduledStart, reason: 'thêm' };
const urgent = { type: 'AddUrgentItem', title: 'Việc gấp', presenterId: null, plannedMinutes: 15, reason: 'gấp' };
const consultation = {
  id: 'plyk-1',
  number: '',
  subject: 'Dự thảo',
  question: 'Có đồng ý không?',
  organisation: info.organisation,
  leadUnitId: null,
  secretaries: ['p1'],
  followUpId: null,
  recipients: ['p2'],
  papers: [],
  deadline: info.scheduledStart,
  rules: committeeRules,
};
const withInfo = (change: object) => ({ ...draft, info: { ...info, ...change } });
const withSeat = (change: object) => withInfo({ room: { ...info.room, seats: [{ ...seat, ...change }] } });
const withWritten = (change: object) => ({ ...committeeRules, written: { ...committeeRules.written, ...change } });

const taken = (schema: z.ZodMiniType, value: unknown): boolean => schema.safeParse(value).success;

describe('[LIM-6] a number beyond the bounds of the table is refused', () => {
  test.each<[string, z.ZodMiniType, (value: number) => unknown, readonly number[], number]>([
    ['start', MeetingDraft, (scheduledStart) => withInfo({ scheduledStart }), [8.7e15, -1, 1], info.scheduledStart],
    ['end', MeetingDraft, (scheduledEnd) => withInfo({ scheduledEnd }), [8.7e15, 7_258_118_400_000], info.scheduledEnd],
    [
      'minutes',
      MeetingDraft,
      (plannedMinutes) => ({ ...draft, items: [{ ...items[0], plannedMinutes }] }),
      [-5, 0, 1441],
      1440,
    ],
    ['speech', MeetingDraft, (seconds) => withInfo({ speechLimits: [{ ...speech, seconds }] }), [9e15, 0], 300],
    ['seat', MeetingDraft, (x) => withSeat({ x }), [1e308, -1e308], 99.5],
    ['turn', MeetingDraft, (rot) => withSeat({ rot }), [1e308], 180],
    [
      'screen',
      MeetingDraft,
      (x) => withInfo({ room: { ...info.room, screen: { ...info.room.screen, x } } }),
      [1e308],
      50,
    ],
    ['urgent item', MeetingCommand, (plannedMinutes) => ({ ...urgent, plannedMinutes }), [0, 1441], 1440],
    ['days', WrittenPack, (answerDays) => withWritten({ answerDays }), [1e12, 0], 5],
    ['fewest days', WrittenPack, (fewestDays) => withWritten({ fewestDays }), [1e12, 0], 5],
    ['paper days', WrittenPack, (paperLeadDays) => ({ ...committeeRules, paperLeadDays }), [1e12, -1], 0],
    ['board', WrittenPack, (boardMin) => ({ ...committeeRules, boardMin }), [31, 0], 3],
    ['quorum', WrittenPack, (den) => ({ ...committeeRules, quorum: { num: 1, den } }), [9e15, 10_001, 0], 10_000],
    [
      'special',
      WrittenPack,
      (num) => ({
        ...committeeRules,
        special: [{ name: 'Bãi nhiệm', pass: { kind: 'atLeast', fraction: { num, den: 3 } } }],
      }),
      [9e15, 0],
      2,
    ],
    ['summary', WrittenPack, (above) => withWritten({ summary: { above, most: 5 } }), [9e15, 0], 20],
    ['deadline', ConsultationInfo, (deadline) => ({ ...consultation, deadline }), [8.7e15, 0], info.scheduledStart],
    ['later deadline', ConsultationCommand, (deadline) => ({ ...extend, deadline }), [8.7e15, 0], info.scheduledStart],
  ])('%s', (_name, schema, made, refused, accepted) => {
    expect(refused.map((value) => taken(schema, made(value)))).toEqual(refused.map(() => false));
    expect(taken(schema, made(accepted))).toBe(true);
  });

  test('events of earlier releases are read', () => {
    const convened = { type: 'MeetingConvened', ...withInfo({ scheduledEnd: 8.7e15 }) };
    const sent = {
      type: 'ConsultationSent',
      info: { ...consultation, deadline: 8.7e15, rules: withWritten({ answerDays: 1e12 }) },
    };
    expect([taken(MeetingEvent, convened), taken(ConsultationEvent, sent)]).toEqual([true, true]);
  });
});
