import { expect, test } from 'vitest';
import * as z from 'zod/mini';
import {
  compareNames,
  everyone,
  type Form,
  formFor,
  groups,
  Id,
  latinLetters,
  line,
  lookUp,
  only,
  plainLetters,
  redact,
  text,
  type Viewer,
} from './index.ts';

const reader = (...of: Viewer['groups']): Viewer => ({ personId: 'm2', groups: of });
const screen: Viewer = { personId: null, groups: ['screen'] };

test('[AUD-6, LOG-4] a record is read whole, in part, or not at all', () => {
  const ballot = { audience: only(['chair', 'screen'], ['m2']), sealedFor: only([], ['m2']) };
  const forms: [Viewer, Form][] = [
    [reader('voter'), 'whole'],
    [{ personId: 'chair', groups: ['chair', 'voter'] }, 'part'],
    [screen, 'part'],
    [{ personId: 'm3', groups: ['voter'] }, 'withheld'],
    [{ personId: 'x', groups: [] }, 'withheld'],
  ];
  for (const [viewer, form] of forms) expect(formFor(ballot, viewer)).toBe(form);
  for (const group of groups)
    expect(formFor({ audience: everyone, sealedFor: null }, { personId: null, groups: [group] })).toBe('whole');
});

test('[AUD-6] the big screen is nobody’s name', () => {
  expect(formFor({ audience: only([], ['null', '']), sealedFor: null }, screen)).toBe('withheld');
});

test('[AUD-6] a part lacks what is sealed and nothing else; what is withheld is nothing', () => {
  const event = { type: 'BallotCast', personId: 'm2', sealed: { choice: 'Tán thành' } };
  expect(redact(event, 'whole')).toBe(event);
  expect(redact(event, 'part')).toEqual({ type: 'BallotCast', personId: 'm2', sealed: null });
  expect(redact(event, 'withheld')).toBeNull();
});

test('[LOG-13] a record holds what was put into it, and nothing that objects inherit', () => {
  expect(lookUp({ a: 1 }, 'a')).toBe(1);
  for (const id of ['constructor', '__proto__', 'toString', 'b']) expect(lookUp({ a: 1 }, id)).toBeUndefined();
});

test.each(['m2', 'c:1.a_b-9', 'a'.repeat(80)])('an id may be %s', (id) => {
  expect(z.safeParse(Id, id).success).toBe(true);
});

test.each(['', 'a b', 'ệ', 'a/b', 'a'.repeat(81)])('an id may not be "%s"', (id) => {
  expect(z.safeParse(Id, id).success).toBe(false);
});

test('typed text is trimmed and composed, keeps its lines, and takes no control characters', () => {
  const words = text(10);
  expect(z.parse(words, '  Việc\ngấp ')).toBe('Việc\ngấp');
  expect(z.parse(words, 'ệ'.normalize('NFD'))).toBe('ệ');
  for (const bad of ['', '   ', 'a\u0000', 'a\u0007b', '\ud83d', 'dài quá mười'])
    expect(z.safeParse(words, bad).success).toBe(false);
  expect(z.parse(text(10, 0), ' ')).toBe('');
});

test('[TXT-1] pasted tabs are spaces, soft breaks are lines, and what nobody sees is dropped', () => {
  const pasted = 'bảng 2\tcột ngắt\u000bdòng mềm\u2028nữa\u2029hết\u00a0.\u200b\ufeff\u202e\r\nXong';
  expect(z.parse(text(200), pasted)).toBe('bảng 2 cột ngắt\ndòng mềm\nnữa\nhết .\nXong');
  expect(z.parse(line(200), pasted)).toBe('bảng 2 cột ngắt dòng mềm nữa hết . Xong');
  // Composed also across a letter that was dropped.
  expect(z.parse(line(9), 'e\u200b\u0323\u0302')).toBe('ệ');
  // Joiners hold emoji and Khmer letters together.
  expect(z.parse(line(20), '👨‍👩‍👧 ស្រី')).toBe('👨‍👩‍👧 ស្រី');
});

test('[TXT-2] letters that look alike are found and written alike', () => {
  const dinh = ['Đinh', 'Ðinh', 'Ɖinh', '\u0110inh'];
  expect(new Set(dinh.map(plainLetters))).toEqual(new Set(['dinh']));
  expect(plainLetters('ðạt')).toBe('dat');
  // Cyrillic а, о, е, р, с; Greek Ο.
  expect(plainLetters('Нoàng Vаn Тhор')).toBe('hoang van thop');
  expect(latinLetters('Ðỗ Οanh')).toBe('Đỗ Oanh');
  expect(plainLetters('Nguyễn Đức Thịnh'.normalize('NFD'))).toBe('nguyen duc thinh');
});

test('[TXT-3] names stand by given name, then by the rest, as in Vietnamese lists', () => {
  const inOrder = [
    'Trần Văn An',
    'Lê Thị Ánh',
    'Phạm Bình',
    'Nguyễn Văn Dũng',
    'Đỗ Thị Đào',
    'Vũ Thị Đào',
    'Ngô Hà',
    'Lý Hạ',
    'Hoàng Thị Oanh',
    'Bùi Thị Ổn',
  ];
  expect(inOrder.toReversed().toSorted(compareNames)).toEqual(inOrder);
  const alike = ['Lê Đào', 'Mai Ðào', 'Ngô Đào'];
  expect(alike.toReversed().toSorted(compareNames)).toEqual(alike);
  expect(compareNames('Lê Đào', 'Lê Đào'.normalize('NFD'))).toBe(0);
});
