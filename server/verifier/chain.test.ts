import { everyone, type MeetingRecord, only } from '@dien-hong/shared';
import { describe, expect, test } from 'vitest';
import { brokenAt, chain, genesis, linkHash, partDigests, type StoredRecord, withhold } from './chain.ts';

const cast = (choice: string): MeetingRecord => ({
  seq: 1,
  at: 5,
  by: 'm2',
  commandId: 'c1',
  audience: only(['chair'], ['m2']),
  sealedFor: only([], ['m2']),
  event: {
    type: 'BallotCast',
    voteId: 'v1',
    personId: 'm2',
    sealed: { choices: [choice], digest: 'a'.repeat(64), certificate: 'b'.repeat(64) },
  },
});

function log(): StoredRecord[] {
  const first = chain('m', genesis, cast('Tán thành'));
  const second: MeetingRecord = {
    seq: 2,
    at: 6,
    by: 'chair',
    commandId: 'c2',
    audience: everyone,
    sealedFor: null,
    event: { type: 'VoteAnnulled', voteId: 'v1', reason: 'thử' },
  };
  return [first, chain('m', first.hash, second)];
}

describe('[LOG-5] the chain', () => {
  test('holds as written', () => {
    expect(brokenAt('m', log())).toBeNull();
    expect(brokenAt('another meeting', log())).toBe(1);
  });

  test('breaks at any change: content, secret, header, salt, order, number, a record left out', () => {
    const changes: ((records: StoredRecord[]) => StoredRecord[])[] = [
      ([a, b]) => [{ ...a, at: 6 } as StoredRecord, b as StoredRecord],
      ([a, b]) => [{ ...a, by: 'm3' } as StoredRecord, b as StoredRecord],
      ([a, b]) => [{ ...a, event: cast('Không tán thành').event } as StoredRecord, b as StoredRecord],
      ([a, b]) => [{ ...a, salt: '00'.repeat(16) } as StoredRecord, b as StoredRecord],
      ([a, b]) => [{ ...a, sealedSalt: '00'.repeat(16) } as StoredRecord, b as StoredRecord],
      ([a, b]) => [{ ...a, audience: everyone } as StoredRecord, b as StoredRecord],
      ([a, b]) => [b as StoredRecord, a as StoredRecord],
      ([, b]) => [b as StoredRecord],
      ([a, b]) => [a as StoredRecord, { ...b, prev: genesis } as StoredRecord],
    ];
    for (const change of changes) expect(brokenAt('m', change(log()))).not.toBeNull();
  });

  test('breaks where a record that is whole in itself hangs on another one', () => {
    const [a, b] = log() as [StoredRecord, StoredRecord];
    const other = (log()[0] as StoredRecord).hash;
    expect(brokenAt('m', [a, chain('m', other, b)])).toBe(2);
  });

  test('holds without a part that was left out, and breaks where words are put in its place', () => {
    const [a, b] = log() as [StoredRecord, StoredRecord];
    const without = withhold(a);
    expect(brokenAt('m', [without, b])).toBeNull();
    expect(brokenAt('m', [{ ...without, event: cast('Không tán thành').event }, b])).toBe(1);
  });

  test('verifies without the secrets, from the digests of a withheld record alone', () => {
    const [record] = log() as [StoredRecord];
    const { seq, prev } = record;
    expect(linkHash('m', { seq, prev, ...partDigests(record) })).toBe(record.hash);
  });

  test('two equal secrets have different digests: a choice cannot be guessed from them', () => {
    const [a] = log() as [StoredRecord];
    const [b] = log() as [StoredRecord];
    expect(partDigests(a).sealed).not.toBe(partDigests(b).sealed);
  });
});
