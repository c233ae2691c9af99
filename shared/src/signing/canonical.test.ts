import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type BallotStatement, ballotBytes, parseBallot } from './ballot.ts';
import { canonicalBytes, isCanonical, type JsonValue, parseCanonical } from './canonical.ts';
import { fromUtf8, utf8 } from './utf8.ts';

const text = (value: JsonValue): string => fromUtf8(canonicalBytes(value));

describe('canonical JSON', () => {
  it('orders keys by UTF-16 units and leaves no space, as RFC 8785 says', () => {
    expect(text({ b: 1, a: [true, null, 'ệ'], '€': '\n', B: {} })).toBe('{"B":{},"a":[true,null,"ệ"],"b":1,"€":"\\n"}');
  });

  it.each<[string, unknown]>([
    ['NFD text', { a: 'ệ'.normalize('NFD') }],
    ['an NFD key', { [`${'ệ'.normalize('NFD')}`]: 1 }],
    ['a fraction', [1.5]],
    ['an integer past 2^53', [2 ** 53]],
    ['NaN', [Number.NaN]],
    ['undefined', { a: undefined }],
    ['undefined alone', undefined],
    ['a hole', new Array(1)],
    ['a lone surrogate', ['\ud800']],
    ['a date', { at: new Date(0) }],
    ['a bigint', [1n]],
  ])('throws a TypeError for %s', (_name, value) => {
    expect(() => canonicalBytes(value as JsonValue)).toThrow(TypeError);
  });

  it.each([
    ['doubled keys', '{"a":1,"a":1}'],
    ['keys out of order', '{"b":1,"a":1}'],
    ['a space', '{"a": 1}'],
    ['a line end after', '{"a":1}\n'],
    ['NFD text', `{"a":"${'ệ'.normalize('NFD')}"}`],
    ['needless escapes', '{"a":"\\u0041"}'],
    ['a fraction', '{"a":1.5}'],
    ['another spelling of a number', '{"a":1e0}'],
    ['minus zero', '{"a":-0}'],
    ['a byte-order mark', '\ufeff{"a":1}'],
    ['nothing', ''],
    ['no JSON', '{'],
  ])('refuses bytes with %s', (_name, json) => {
    expect(isCanonical(utf8(json))).toBe(false);
  });

  it('refuses bytes that are not UTF-8', () => {
    expect(parseCanonical(new Uint8Array([0x22, 0xff, 0x22]))).toBeUndefined();
  });

  it('reads back every value that it writes', () => {
    const values = fc.jsonValue().filter((value) => {
      try {
        canonicalBytes(value as JsonValue);
        return true;
      } catch {
        return false;
      }
    });
    fc.assert(
      fc.property(values, (value) => {
        const written = canonicalBytes(value as JsonValue);
        expect(canonicalBytes(parseCanonical(written) as JsonValue)).toEqual(written);
      }),
    );
  });
});

describe('a ballot statement', () => {
  const statement: BallotStatement = {
    v: 1,
    meeting: 'm1',
    vote: 'v1',
    question: 'Thông qua Nghị quyết về dự toán ngân sách năm 2027',
    choices: ['approve'],
    papers: [{ id: 'p1', sha256: 'ab'.repeat(32) }],
    voter: 'nguyen-van-an',
    at: '2026-11-23T02:03:04Z',
  };

  it('is read back from its bytes', () => {
    expect(parseBallot(ballotBytes(statement))).toEqual({ ok: true, statement });
  });

  it.each<[string, object]>([
    ['another version', { v: 2 }],
    ['a field more', { weight: 2 }],
    ['a digest in capitals', { papers: [{ id: 'p1', sha256: 'AB'.repeat(32) }] }],
    ['a time without a zone', { at: '2026-11-23T02:03:04' }],
    ['no voter', { voter: '' }],
  ])('is malformed with %s', (_name, change) => {
    expect(parseBallot(canonicalBytes({ ...JSON.parse(JSON.stringify(statement)), ...change }))).toEqual({
      ok: false,
      why: 'ballot-malformed',
    });
  });

  it('is not canonical with a space', () => {
    expect(parseBallot(utf8(JSON.stringify(statement, null, 1)))).toEqual({ ok: false, why: 'ballot-not-canonical' });
  });
});
