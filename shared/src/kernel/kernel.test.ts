import { expect, test } from 'vitest';
import * as z from 'zod/mini';
import { everyone, type Form, formFor, groups, Id, lookUp, only, redact, text, type Viewer } from './index.ts';

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
  for (const bad of ['', '   ', 'a\tb', 'a\u0000', 'a\r\nb', 'dài quá mười'])
    expect(z.safeParse(words, bad).success).toBe(false);
  expect(z.parse(text(10, 0), ' ')).toBe('');
});
