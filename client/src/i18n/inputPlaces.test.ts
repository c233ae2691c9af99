import { inputRefusal } from '@dien-hong/shared';
import { sentences } from '@dien-hong/shared/refusals';
import { limitedFields } from '@dien-hong/shared/testing';
import { afterEach, beforeAll, expect, test } from 'vitest';
import { speak } from './i18n.ts';
import { inputPlace } from './inputPlaces.ts';
import { refusalText, registerRefusals } from './refusals.ts';

beforeAll(async () => {
  registerRefusals(sentences);
  await speak('vi');
});
afterEach(() => speak('vi'));

test.each(['vi', 'en'] as const)('[LIM-5] every field with a limit has its words (%s)', async (language) => {
  await speak(language);
  const paths = limitedFields();
  expect(paths.length).toBeGreaterThan(60);
  for (const path of paths) {
    const words = inputPlace(path);
    expect([path, words]).not.toEqual([path, '']);
    expect(words).not.toMatch(/common\.|\{|[a-z]\.[a-z]/);
  }
});

test('[LIM-5] a refused input names the field as people do, with its limit', async () => {
  const tooLong = (path: PropertyKey[]) =>
    refusalText(inputRefusal([{ code: 'too_big', origin: 'string', maximum: 500, path }]));
  expect(tooLong(['motions', 3, 'title'])).toBe(
    'Nội dung dài quá 500 ký tự: tiêu đề của biểu quyết thứ 4. Xin rút gọn rồi gửi lại.',
  );
  expect(tooLong(['command', 'rows', 1, 'name'])).toContain(': tên của dòng 2. ');
  expect(tooLong(['motions', 0, 'choices', 2])).toContain(': phương án thứ 3 của biểu quyết thứ 1. ');
  expect(tooLong(['info', 'room', 'name'])).toContain(': tên của phòng họp. ');
  expect(tooLong(['password'])).toContain(': mật khẩu. ');
  const list = inputRefusal([{ code: 'too_big', origin: 'array', maximum: 3000, path: ['info', 'room', 'seats'] }]);
  expect(refusalText(list)).toBe('Danh sách có quá 3.000 dòng: danh sách ghế của phòng họp. Xin bớt rồi gửi lại.');
  const short = inputRefusal([{ code: 'too_small', origin: 'string', minimum: 10, path: ['password'] }]);
  expect(refusalText(short)).toBe('Nội dung ngắn hơn 10 ký tự: mật khẩu. Xin ghi thêm rồi gửi lại.');
  await speak('en');
  expect(tooLong(['motions', 3, 'title'])).toContain('500 letters: title of vote 4. ');
});

test('[LIM-5] a field without a word is refused in a sentence without a path', () => {
  const words = refusalText(inputRefusal([{ code: 'too_big', origin: 'string', maximum: 80, path: ['x', 'csr'] }]));
  expect(words).toBe('Nội dung dài quá 80 ký tự. Xin rút gọn rồi gửi lại.');
  const none = inputRefusal([{ code: 'invalid_type', path: ['motions', 0, 'toString'] }]);
  expect(refusalText(none)).toBe('Thông tin bị thiếu hoặc chưa hợp lệ. Xin xem lại rồi gửi lại.');
  expect(refusalText(inputRefusal([]))).toBe(refusalText(none));
});

test('a field of a rule pack is named as the form names it', () => {
  expect(refusalText({ code: 'rules-incomplete', params: { field: 'baseLabel' } })).toContain('“Tỷ lệ tính trên”');
});
