import { sentences } from '@dien-hong/shared/refusals';
import { afterEach, beforeAll, expect, test } from 'vitest';
import { i18n, speak, speakFor } from './i18n.ts';
import { refusalText, registerRefusals } from './refusals.ts';

const table = {
  'quorum-missing': { vi: 'Thiếu {missing} người, cần {required}.', en: '{missing} missing, {required} needed.' },
};
beforeAll(async () => {
  registerRefusals(table);
  registerRefusals(sentences);
  await speak('vi');
});
afterEach(() => speak('vi'));

test('a known refusal is told in the language on screen, numbers as that language writes them', async () => {
  const refusal = { code: 'quorum-missing', params: { missing: 1200.5, required: '6' } };
  expect(refusalText(refusal)).toBe('Thiếu 1.200,5 người, cần 6.');
  await speak('en');
  expect(refusalText(refusal)).toBe('1,200.5 missing, 6 needed.');
});

test('active content found in a file is told in words, not by its code', async () => {
  registerRefusals({ found: { vi: 'Có {found}.', en: 'It has {found}.' } });
  const refusal = { code: 'found', params: { found: 'attachment, script, unheard-of' } };
  expect(refusalText(refusal)).toBe('Có tệp đính kèm, mã tự chạy, unheard-of.');
  await speak('en');
  expect(refusalText(refusal)).toBe('It has attachments, scripts, unheard-of.');
});

test('every kind of active content a file is refused for has its words', async () => {
  for (const language of ['vi', 'en'] as const) {
    await speak(language);
    for (const kind of ['script', 'launch', 'auto-action', 'print', 'submit', 'media', 'attachment', 'xfa'])
      expect(i18n.global.te(`documents.removed.${kind}`), kind).toBe(true);
  }
});

test('the person who leads the meeting is called as the body on screen calls him', () => {
  expect(refusalText({ code: 'only-chair' })).toBe('Chỉ chủ trì được quyết định việc này.');
  speakFor('council');
  expect(refusalText({ code: 'only-chair' })).toBe('Chỉ chủ tọa được quyết định việc này.');
  expect(refusalText({ code: 'queue-locked' })).toMatch(/^Chủ tọa đã khoá/);
  speakFor('committee');
});

test('a person is named, never told by id', () => {
  const refusal = { code: 'draft-person-twice', params: { person: 'p16' } };
  const names = new Map([['p16', 'Cao Thị Lan']]);
  expect(refusalText(refusal, (id) => names.get(id))).toMatch(/^Cao Thị Lan có tên hai lần/);
  expect(refusalText(refusal)).toMatch(/^\(không còn trong đơn vị\) có tên hai lần/);
});

test('a refusal about a row of a list says which row before its sentence', async () => {
  const code = 'vote-needs-choices';
  const vote = { vote: 'Bầu Trưởng ban', item: 'Công tác nhân sự' };
  const sentence = 'Cần ít nhất hai phương án khác nhau.';
  expect(refusalText({ code })).toBe(sentence);
  expect(refusalText({ code, params: vote })).toBe(
    `Nội dung “Công tác nhân sự”, biểu quyết “Bầu Trưởng ban”: ${sentence}`,
  );
  expect(refusalText({ code, params: { ...vote, item: '' } })).toBe(`Biểu quyết “Bầu Trưởng ban”: ${sentence}`);
  const paper = { code: 'paper-not-uploaded', params: { paper: 'Tờ trình' } };
  expect(refusalText(paper)).toMatch(/^Tài liệu “Tờ trình”: /);
  await speak('en');
  expect(refusalText(paper)).toMatch(/^Paper “Tờ trình”: /);
  expect(refusalText({ code, params: vote })).toMatch(/^Item “Công tác nhân sự”, vote “Bầu Trưởng ban”: /);
});

test('every refusal, in every body, calls people as that body does and as no other', async () => {
  const codes = Object.keys(sentences);
  const foreign = {
    committee: /chủ tọa|đại biểu/i,
    council: /chủ trì|đồng chí/i,
    party: /chủ tọa|đại biểu/i,
  };
  for (const [body, words] of Object.entries(foreign)) {
    speakFor(body as keyof typeof foreign);
    const told = codes.map((code) => refusalText({ code }));
    expect(told.filter((text) => words.test(text))).toEqual([]);
    expect(told.filter((text) => /\{(you|chair|members)\}/i.test(text))).toEqual([]);
  }
  speakFor('council');
  expect(refusalText({ code: 'already-voted' })).toMatch(/^Đại biểu đã gửi phiếu/);
  await speak('en');
  expect(codes.filter((code) => /\{(you|chair|members)\}/i.test(refusalText({ code })))).toEqual([]);
  speakFor('committee');
});

test('an unknown refusal gets a general sentence that names its code', () => {
  expect(refusalText({ code: 'never-heard' })).toContain('never-heard');
  expect(refusalText({ code: 'never-heard' })).toContain('Hệ thống không thực hiện được');
});

test('the same table may come twice, another sentence for a code may not', () => {
  expect(() => registerRefusals(table)).not.toThrow();
  expect(() => registerRefusals({ 'quorum-missing': { vi: 'khác', en: 'other' } })).toThrow('quorum-missing');
});

test('the tables there are do not contradict each other, and every sentence has both languages', () => {
  registerRefusals(sentences);
  for (const [code, { vi, en }] of Object.entries(sentences)) {
    expect(vi.length * en.length, code).toBeGreaterThan(0);
    const facts = (one: string) => !/^\{(you|chair|members)\}$/.test(one);
    const parameters = (text: string) => [...new Set(text.toLowerCase().match(/\{\w+\}/g))].filter(facts).sort();
    expect(parameters(en), code).toEqual(parameters(vi));
  }
});
