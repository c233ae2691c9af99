import { expect, test } from 'vitest';
import { codeOf, commune, present, scene } from '../../testing/index.ts';
import { nextSignature, type SignCapacity } from './index.ts';

const open = () => present(scene(commune()), 6).given('chair', { type: 'OpenMeeting' });
const closed = () => open().given('chair', { type: 'CloseMeeting' });
const digest = (n: number) => n.toString(16).padStart(64, '0');
const prepare = (n = 1, personId = 'sec') =>
  ({ type: 'PrepareMinutes', personId, sha256: digest(n), pages: 4, logSeq: 30, logHash: digest(99) }) as const;
const sign = (capacity: SignCapacity, personId: string, n = 2) =>
  ({ type: 'RecordMinutesSignature', personId, capacity, sha256: digest(n) }) as const;

test.each(['sec', 'chair', 'm2', 'clock'])('[MIN-1] do not come from %s', (who) => {
  const meeting = closed();
  expect(codeOf(meeting.when(who, prepare()))).toBe('only-service');
  expect(codeOf(meeting.when(who, sign('secretary', 'sec')))).toBe('only-service');
});

test('[MIN-2] are laid out after the meeting', () => {
  expect(codeOf(open().when('service', prepare()))).toBe('meeting-not-closed');
  const meeting = closed();
  expect(nextSignature(meeting.state)).toBeNull();
  meeting.given('service', prepare());
  expect(nextSignature(meeting.state)).toBe('secretary');
});

test('[MIN-3] are laid out for a secretary, again until somebody signs', () => {
  const meeting = closed();
  expect(codeOf(meeting.when('service', prepare(1, 'chair')))).toBe('only-secretary');
  meeting.given('service', prepare(1), prepare(2));
  expect(meeting.state.minutes.prepared?.sha256).toBe(digest(2));
  meeting.given('service', sign('secretary', 'sec', 3));
  expect(codeOf(meeting.when('service', prepare(4)))).toBe('minutes-already-signed');
});

test('[MIN-4] are signed by the secretary, then by the chair, once each', () => {
  const meeting = closed();
  expect(codeOf(meeting.when('service', sign('secretary', 'sec')))).toBe('minutes-not-prepared');
  meeting.given('service', prepare());
  expect(codeOf(meeting.when('service', sign('chair', 'chair')))).toBe('minutes-other-signature-due');
  meeting.given('service', sign('secretary', 'sec'));
  expect(codeOf(meeting.when('service', sign('secretary', 'sec')))).toBe('minutes-other-signature-due');
  meeting.given('service', sign('chair', 'chair', 3));
  expect(nextSignature(meeting.state)).toBeNull();
  expect(codeOf(meeting.when('service', sign('chair', 'chair')))).toBe('minutes-other-signature-due');
});

test('[MIN-5] are signed by who holds the office', () => {
  const meeting = closed().given('service', prepare());
  expect(codeOf(meeting.when('service', sign('secretary', 'chair')))).toBe('only-secretary');
  meeting.given('service', sign('secretary', 'sec'));
  expect(codeOf(meeting.when('service', sign('chair', 'sec')))).toBe('only-chair');
});

test('[MIN-6] keep the digest of the latest revision and the head of their log', () => {
  const meeting = closed().given('service', prepare(1), sign('secretary', 'sec', 2));
  const at = meeting.now;
  expect(meeting.state.minutes).toEqual({
    prepared: { at, sha256: digest(2), pages: 4, logSeq: 30, logHash: digest(99) },
    signatures: [{ capacity: 'secretary', personId: 'sec', at }],
  });
});
