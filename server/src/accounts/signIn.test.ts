import { describe, expect, test } from 'vitest';
import { countAttempts } from './attempts.ts';
import { isWeak } from './weak.ts';

describe('failed attempts', () => {
  const start = () => {
    let now = 0;
    return { attempts: countAttempts(() => now), pass: (ms: number) => (now += ms) };
  };
  const fail = (attempts: ReturnType<typeof countAttempts>, name: string, address: string) => {
    const seconds = attempts.begin(name, address);
    if (seconds === 0) attempts.failed(address);
    return seconds;
  };

  test('the sixth of one name from one address waits a minute; another name and another address do not', () => {
    const { attempts, pass } = start();
    for (let n = 0; n < 5; n++) fail(attempts, 'an', 'a');
    expect(['an', 'binh'].map((name) => attempts.begin(name, 'a'))).toEqual([60, 0]);
    expect(attempts.begin('an', 'b')).toBe(0);
    pass(60_001);
    expect(attempts.begin('an', 'a')).toBe(0);
  });

  test('many at once are many: they count before any of them is answered', () => {
    const { attempts } = start();
    expect(Array.from({ length: 8 }, () => attempts.begin('an', 'a')).filter((seconds) => seconds > 0)).toHaveLength(3);
  });

  test('one name is guessed at thirty times in a quarter of an hour, from however many addresses', () => {
    const { attempts } = start();
    for (let n = 0; n < 30; n++) expect(fail(attempts, 'an', `a${n}`)).toBe(0);
    expect(attempts.begin('an', 'new')).toBe(900);
    expect(attempts.begin('binh', 'new')).toBe(0);
  });

  test('a hall of five hundred behind one router signs in, fifty of them at the second try', () => {
    const { attempts } = start();
    for (let n = 0; n < 500; n++) {
      if (n % 10 === 0) expect(fail(attempts, `m${n}`, 'router')).toBe(0);
      expect(attempts.begin(`m${n}`, 'router')).toBe(0);
      attempts.succeeded(`m${n}`, 'router');
    }
    for (let n = 0; n < 60; n++) fail(attempts, `x${n}`, 'router');
    expect(attempts.begin('m1', 'router')).toBeGreaterThan(0);
  });

  test('a person who signs in on many devices is never kept waiting', () => {
    const { attempts } = start();
    for (let n = 0; n < 60; n++) {
      expect(attempts.begin('an', `a${n % 3}`)).toBe(0);
      attempts.succeeded('an', `a${n % 3}`);
    }
  });
});

describe('a weak password', () => {
  const own = ['nguyen.van.an', 'Nguyễn Văn An'];
  test.each([
    '1234567890',
    'aaaaaaaaaa',
    'abababababab',
    'password123',
    'Password2026!',
    'qwertyuiop',
    'matkhau123456',
    'Mật khẩu 2026',
    'nguyen.van.an111',
    'NguyenVanAn2026',
    'ubnd2026!!',
    'vietnam12345',
    '0987654321',
    '1qaz2wsx3edc',
    '2025202520252025',
  ])('%s', (password) => {
    expect(isWeak(password, own)).toBe(true);
  });
  test.each(['phòng họp không giấy', 'Trời xanh 4 mây', 'kR7#vQ2m!xZp', 'bốn con ngựa chạy'])('not %s', (password) => {
    expect(isWeak(password, own)).toBe(false);
  });
});
