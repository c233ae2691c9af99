import { limits, MeetingCommand } from '@dien-hong/shared';
import { committeeRules, motion } from '@dien-hong/shared/testing';
import { expect, test } from 'vitest';
import { faultsOf } from '../../../forms/fieldErrors.ts';
import { emptyMotion, fieldsOf, formOf, linesOf, missingIn, motionOf } from './motionForm.ts';

const nobody = () => null;
const poll = { ...emptyMotion(), title: 'Giờ họp', question: 'Họp lúc nào?', kind: 'poll' as const };
const election = {
  ...emptyMotion(),
  title: 'Bầu',
  question: 'Bầu ai?',
  kind: 'election' as const,
  form: 'secret' as const,
  rows: 'Nguyễn Văn An\n Trần Thị Bình ',
  most: '1',
};

test('a form is ready when it says what, and whom a list is about', () => {
  const wrong = (form: typeof poll | typeof election | ReturnType<typeof emptyMotion>) => [
    ...faultsOf(MeetingCommand, { type: 'PrepareVote', ...fieldsOf(form, 'muc-1', nobody) }).keys(),
  ];
  expect(wrong(emptyMotion())).toEqual(['title', 'question']);
  expect(wrong({ ...poll, title: '\u200b' })).toEqual(['title']);
  expect(wrong(election)).toEqual([]);
  for (const seats of ['hai', '0', '1.5', '1000']) expect(wrong({ ...election, seats })).toEqual(['seats']);
  expect([...missingIn(poll)]).toEqual(['choices']);
  expect([...missingIn({ ...poll, choices: 'Sáng\nSáng\n' })]).toEqual(['choices']);
  expect(missingIn({ ...poll, choices: 'Sáng\nChiều' }).size).toBe(0);
  expect(missingIn(election).size).toBe(0);
  expect([...missingIn({ ...election, rows: '' })]).toEqual(['rows', 'most']);
  for (const most of ['', '0', '3', 'hai']) expect([...missingIn({ ...election, most })]).toEqual(['most']);
});

test('the lines of a list are trimmed, composed and each taken once', () => {
  expect(linesOf(`  Sáng \n\nChiều\nSáng\n${'Tối'.normalize('NFD')}`)).toEqual(['Sáng', 'Chiều', 'Tối']);
});

test('names of the meeting lead to their people', () => {
  const fields = fieldsOf(election, 'muc-1', (name) => (name === 'Trần Thị Bình' ? 'p2' : null));
  expect(fields).toMatchObject({ kind: 'election', form: 'secret', most: 1, seats: null, choices: [] });
  expect(fields.rows).toEqual([
    { name: 'Nguyễn Văn An', personId: null },
    { name: 'Trần Thị Bình', personId: 'p2' },
  ]);
});

test('fields that a kind does not ask for are not sent', () => {
  const form = { ...poll, choices: 'Sáng\nChiều', rows: 'A', most: '1', special: 'Bãi nhiệm', form: 'secret' as const };
  expect(fieldsOf({ ...form, clauseOf: 'v9' }, null, nobody)).toMatchObject({
    form: 'open',
    rows: [],
    most: null,
    special: null,
    clauseOf: null,
    choices: ['Sáng', 'Chiều'],
  });
});

test('a motion and its form say the same', () => {
  const one = motion('v1', { seconds: 60, special: 'Bãi nhiệm' });
  expect(motionOf(formOf(one), { id: 'v1', itemId: one.itemId }, committeeRules, nobody)).toEqual(one);
});

test('a line that no ballot can carry keeps the form from being sent', () => {
  const clauses = { ...emptyMotion(), title: 'Từng khoản', question: 'Từng khoản?', kind: 'approval' as const };
  expect(missingIn({ ...clauses, rows: 'ệ'.repeat(389) }).size).toBe(0);
  expect([...missingIn({ ...clauses, rows: 'ệ'.repeat(limits.row + 1) })]).toEqual(['rows']);
  expect([
    ...missingIn({ ...clauses, rows: 'a\n'.repeat(1) + Array.from({ length: 200 }, (_, n) => n).join('\n') }),
  ]).toEqual(['rows']);
  expect(linesOf('ngắt\u000bdòng\tmềm\nhai')).toEqual(['ngắt dòng mềm', 'hai']);
});
