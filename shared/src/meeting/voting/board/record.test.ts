import { describe, expect, test } from 'vitest';
import { boxOf, codeOf, issued } from '../../../testing/index.ts';
import { close, countSlips, ready, vote } from '../slips/secret.testing.ts';

describe('[VOT-40] the counting record', () => {
  const prepare = {
    type: 'PrepareCountingRecord',
    voteId: 'v1',
    personId: 'm5',
    sha256: 'a'.repeat(64),
    pages: 2,
  } as const;
  const sign = (personId: string) =>
    ({ type: 'RecordCountingSignature', voteId: 'v1', personId, sha256: 'b'.repeat(64) }) as const;

  test('is laid out by the server once the slips are counted, and signed by each of the board', () => {
    const meeting = issued(ready(), 'v1', ['m2', 'm3', 'm4']).given('chair', close);
    expect(codeOf(meeting.when('service', prepare))).toBe('vote-not-counted');
    meeting.given('m5', [countSlips, boxOf([])]);
    expect(codeOf(meeting.when('m5', prepare))).toBe('only-service');
    expect(codeOf(meeting.when('service', sign('m5')))).toBe('counting-record-not-prepared');
    expect(codeOf(meeting.when('service', { ...prepare, personId: 'm2' }))).toBe('only-counting-board');
    meeting.given('service', prepare, sign('m5'));
    expect(codeOf(meeting.when('service', sign('m5')))).toBe('counting-record-signed-by-you');
    expect(codeOf(meeting.when('service', sign('m2')))).toBe('only-counting-board');
    expect(codeOf(meeting.when('service', prepare))).toBe('counting-record-already-signed');
    meeting.given('service', sign('m6'), sign('m7'));
    expect(vote(meeting).record).toMatchObject({
      pages: 2,
      signatures: [{ personId: 'm5' }, { personId: 'm6' }, { personId: 'm7' }],
    });
  });
});
