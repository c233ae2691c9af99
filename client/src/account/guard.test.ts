import { expect, test } from 'vitest';
import type { Account } from './account.ts';
import { guard, wanted } from './guard.ts';

const to = (fullPath: string, open = false, more = {}) => {
  const [path = '/', search = ''] = fullPath.split('?');
  return { fullPath, path, meta: { open, ...more }, query: Object.fromEntries(new URLSearchParams(search)) };
};
const nobody: Account = { kind: 'nobody', demo: false, ended: false };
const person: Account = { kind: 'person', demo: false, person: null, admin: false };
const screen: Account = { kind: 'screen', demo: false, meetingId: 'm1' };

test('a person who is not signed in signs in first and comes back to the page he asked for', () => {
  const sent = guard(nobody, to('/hop/m1?tab=so-do'));
  expect(sent).toEqual({ path: '/dang-nhap', query: { ve: '/hop/m1?tab=so-do' } });
  const back = to(`/dang-nhap?ve=${encodeURIComponent('/hop/m1?tab=so-do')}`, true);
  expect(guard(nobody, back)).toBe(true);
  expect(guard(person, back)).toBe('/hop/m1?tab=so-do');
});

test('signing in leads to no other site', () => {
  for (const ve of ['//evil.example', '/\\evil.example', 'https://evil.example', 'hop'])
    expect(wanted({ ve })).toBe('/');
});

test('the page asked for goes before one’s own place', () => {
  expect(wanted({ ve: '/hop/m2' }, '/hop/m1')).toBe('/hop/m2');
  expect(wanted({}, '/hop/m1')).toBe('/hop/m1');
  expect(wanted({ ve: '//evil.example' }, '/hop/m1')).toBe('/hop/m1');
});

test('an administrator who is no person is told that he attends no meeting, and goes everywhere else', () => {
  expect(guard(person, to('/hop/m1', false, { attends: true }))).toBe('/khong-du-hop');
  expect(guard(person, to('/quy-tac'))).toBe(true);
});

test('that there is nothing at an address is told to everybody', () => {
  for (const account of [nobody, person]) expect(guard(account, to('/khong-co', false, { anyone: true }))).toBe(true);
});

test('a big screen knows its own page only', () => {
  expect(guard(screen, to('/'))).toBe('/hop/m1/man-hinh');
  expect(guard(screen, to('/hop/m2/man-hinh'))).toBe('/hop/m1/man-hinh');
  expect(guard(screen, to('/hop/m1/man-hinh'))).toBe(true);
});

test('without an answer from the server nobody is turned away', () => {
  expect(guard(null, to('/hop/m1'))).toBe(true);
});
