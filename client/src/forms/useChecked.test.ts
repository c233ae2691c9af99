import { ConsultationCommand, limits, MeetingCommand, MeetingDraft, RulePack } from '@dien-hong/shared';
import { sentences } from '@dien-hong/shared/refusals';
import { prepareVote } from '@dien-hong/shared/testing';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import { effectScope, nextTick, ref } from 'vue';
import { speak } from '../i18n/i18n.ts';
import { registerRefusals } from '../i18n/refusals.ts';
import { dismissAll, shownToasts } from '../ui/notes/toasts.ts';
import { faultsOf, faultText } from './fieldErrors.ts';
import { useChecked } from './useChecked.ts';

beforeAll(async () => {
  registerRefusals(sentences);
  await speak('vi');
});
beforeEach(dismissAll);

const item = { type: 'AddUrgentItem', title: 'Nội dung', presenterId: null, plannedMinutes: 15, reason: 'Gấp' };
const told = (input: object, schema: Parameters<typeof faultsOf>[0] = MeetingCommand) =>
  Object.fromEntries([...faultsOf(schema, input)].map(([path, fault]) => [path, faultText(fault)]));

test('[LIM-5] a field says what is wrong with it in the words of the server', () => {
  expect(told(item)).toEqual({});
  expect(told({ ...item, title: 'a'.repeat(limits.title + 1) })).toEqual({
    title: `Nội dung dài quá ${limits.title} ký tự. Xin rút gọn rồi gửi lại.`,
  });
  const empty = 'Hãy ghi nội dung này.';
  // Letters that nobody sees are no reason.
  expect(told({ ...item, title: '  ', reason: '\u200b' })).toEqual({ title: empty, reason: empty });
  expect(told({ ...item, plannedMinutes: 0 })).toEqual({ plannedMinutes: 'Nhỏ nhất là 1.' });
  expect(told({ ...item, plannedMinutes: 1441 })).toEqual({ plannedMinutes: 'Lớn nhất là 1.440.' });
  const extended = { type: 'ExtendDeadline', deadline: 0, reason: 'Chờ' };
  expect(told(extended, ConsultationCommand)).toEqual({ deadline: 'Nhỏ nhất là 01/01/2000.' });
  expect(told({ ...item, plannedMinutes: 1.5 }).plannedMinutes).toContain('chưa hợp lệ');
  // More than 0, and no less than 1, are told alike.
  expect(told({ answerDays: 0 }, RulePack.shape.written).answerDays).toBe('Nhỏ nhất là 1.');
  const opinions = [{ personId: 'an', text: '' }];
  expect(told({ type: 'ExplainOpinions', general: '', opinions }, ConsultationCommand)).toEqual({
    'opinions.0.text': empty,
  });
  expect(told({ plannedMinutes: 5 }, MeetingDraft.shape.items.def.element).title).toBe(empty);
});

function form(at = 'one') {
  const input = ref({ ...item });
  const place = ref(at);
  const checked = effectScope().run(() =>
    useChecked(
      MeetingCommand,
      () => input.value,
      () => place.value,
    ),
  );
  if (!checked) throw new Error('the scope is active');
  return { input, place, ...checked };
}

test('nothing is said of a form before it is tried, nor in the next one', async () => {
  const { input, place, error, fits } = form();
  input.value.title = '';
  expect(error('title')).toBeUndefined();
  expect(fits()).toBe(false);
  expect(error('title')).toBe('Hãy ghi nội dung này.');
  expect(error('title', 'Hãy ghi tên nội dung.')).toBe('Hãy ghi tên nội dung.');
  expect(error('reason')).toBeUndefined();
  expect(shownToasts.value).toEqual([]);
  input.value.title = 'Nội dung';
  expect(error('title')).toBeUndefined();
  expect(fits()).toBe(true);
  input.value.title = '';
  place.value = 'other';
  await nextTick();
  expect(error('title')).toBeUndefined();
});

test('a fault that stands at no field is told, with the name of the field', () => {
  const { input, error, fits } = form();
  error('title');
  input.value.reason = 'a'.repeat(limits.reason + 1);
  expect(fits()).toBe(false);
  expect(shownToasts.value.map(({ text }) => text)).toEqual([
    `Nội dung dài quá ${limits.reason} ký tự: lý do. Xin rút gọn rồi gửi lại.`,
  ]);
});

test('a field shows what is wrong with a part of it', () => {
  const vote = effectScope().run(() =>
    useChecked(MeetingCommand, () => prepareVote({ kind: 'approval', rows: [{ name: '', personId: null }] })),
  );
  vote?.error('rows');
  expect(vote?.fits()).toBe(false);
  expect(vote?.error('rows')).toBe('Hãy ghi nội dung này.');
  expect(shownToasts.value).toEqual([]);
});
