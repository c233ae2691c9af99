import { describe, expect, test } from 'vitest';
import { countAttempts } from './attempts.ts';
import { isWeak } from './weak.ts';

describe('failed attempts', () => {
  const start = () => {
    let now = 0;
    return { attempts: countAttempts(() => now), pass: (ms: number) => (now += ms) };
  };
  const fail = (attempts: ReturnType<typeof countAttempts>, times: number, name: string, address: string) => {
    for (let n = 0; n < times; n++) attempts.failed(name, address);
  };

  test('the sixth of one name from one address waits a minute; another name and another address do not', () => {
    const { attempts, pass } = start();
    fail(attempts, 5, 'an', 'a');
    expect([attempts.wait('an', 'a'), attempts.wait('binh', 'a'), attempts.wait('an', 'b')]).toEqual([60, 0, 0]);
    pass(60_001);
    expect(attempts.wait('an', 'a')).toBe(0);
  });

  test('one name is guessed at thirty times in a quarter of an hour, from however many addresses', () => {
    const { attempts } = start();
    for (let n = 0; n < 30; n++) attempts.failed('an', `a${n}`);
    expect(attempts.wait('an', 'new')).toBe(900);
    expect(attempts.wait('binh', 'new')).toBe(0);
  });

  test('a hall of five hundred behind one router signs in, fifty of them at the second try', () => {
    const { attempts } = start();
    for (let n = 0; n < 500; n++) {
      if (n % 10 === 0) fail(attempts, 1, `m${n}`, 'router');
      expect(attempts.wait(`m${n}`, 'router')).toBe(0);
      attempts.succeeded(`m${n}`, 'router');
    }
    fail(attempts, 100, 'x', 'router');
    expect(attempts.wait('m1', 'router')).toBeGreaterThan(0);
  });
});

describe('a weak password', () => {
  const own = ['nguyen.van.an', 'Nguyễn Văn An'];
  test.each([
    ...[
      '1234567890',
      'aaaaaaaaaa',
      'abababababab',
      'password123',
      'Password2026!',
      'qwertyuiop',
      'matkhau123456',
      'Mật khẩu 2026',
    ],
    ...[
      'nguyen.van.an111',
      'NguyenVanAn2026',
      'ubnd2026!!',
      'vietnam12345',
      '0987654321',
      '1qaz2wsx3edc',
      '2025202520252025',
    ],
  ])('%s', (password) => {
    expect(isWeak(password, own)).toBe(true);
  });
  test.each(['phòng họp không giấy', 'Trời xanh 4 mây', 'kR7#vQ2m!xZp', 'bốn con ngựa chạy'])('not %s', (password) => {
    expect(isWeak(password, own)).toBe(false);
  });
});
