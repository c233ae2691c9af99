import { commune } from '@dien-hong/shared/testing';
import { expect, test } from 'vitest';
import { draftNotes, workingDaysBefore } from './draftChecks.ts';

const vietnam = (text: string) => Date.parse(`${text}:00+07:00`);

test('working days leave out Saturdays and Sundays of Vietnam', () => {
  // 27/11/2026 is a Friday, 30/11 a Monday.
  expect(workingDaysBefore(vietnam('2026-11-27T07:30'), 3)).toBe(vietnam('2026-11-24T07:30'));
  expect(workingDaysBefore(vietnam('2026-11-30T07:30'), 1)).toBe(vietnam('2026-11-27T07:30'));
  // In UTC this Monday morning is still Sunday.
  expect(workingDaysBefore(vietnam('2026-11-30T00:30'), 1)).toBe(vietnam('2026-11-27T00:30'));
});

test('late papers are counted against the rules, and stop nothing', () => {
  const draft = commune();
  const deadline = workingDaysBefore(draft.info.scheduledStart, draft.info.rules.paperLeadDays);
  const papers = draft.papers.map((paper, at) => ({ ...paper, sentAt: at === 0 ? deadline + 1 : deadline }));
  expect(draftNotes({ ...draft, papers })).toContainEqual({ kind: 'late-papers', count: 1, days: 3, deadline });
  expect(draftNotes(draft).some((note) => note.kind === 'late-papers' || note.kind === 'refused')).toBe(false);
});

test('a refusal of convening comes first', () => {
  const draft = commune();
  const wrong = { ...draft, info: { ...draft.info, scheduledEnd: draft.info.scheduledStart } };
  expect(draftNotes(wrong)[0]).toMatchObject({ kind: 'refused', refusal: { code: 'draft-ends-before-start' } });
});

test('names who has no seat, but not visitors of single items', () => {
  const draft = commune();
  const invited = draft.invited.map((one) => ({ ...one, seatId: null }));
  const note = draftNotes({ ...draft, invited }).find((one) => one.kind === 'no-seat');
  expect(note?.kind === 'no-seat' && note.personIds.includes('m2')).toBe(true);
  expect(note?.kind === 'no-seat' && note.personIds.includes('visitor')).toBe(false);
});

test('a committee of the Party is asked for the body above, others are not', () => {
  const { info, ...rest } = commune();
  const asked = (rules: typeof info.rules, above?: string) =>
    draftNotes({
      ...rest,
      info: { ...info, rules, organisation: { ...info.organisation, ...(above ? { above } : {}) } },
    }).some(({ kind }) => kind === 'no-body-above');
  const party = { ...info.rules, name: 'Ban Chấp hành Đảng bộ', baseLabel: 'tổng số ủy viên' };
  expect([asked(info.rules), asked(party), asked(party, 'Đảng bộ tỉnh Ninh Bình')]).toEqual([false, true, false]);
});

test('where the rules set no quorum, no number is asked for', () => {
  const { info, ...rest } = commune();
  const quorum = (rules: typeof info.rules) =>
    draftNotes({ ...rest, info: { ...info, rules } }).find(({ kind }) => kind === 'quorum');
  expect(quorum(info.rules)).toMatchObject({ required: 6, total: 8 });
  expect(quorum({ ...info.rules, quorum: null })).toMatchObject({ required: null, total: 8 });
});
