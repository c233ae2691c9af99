import * as z from 'zod';
import { writtenLine } from '../kernel/index.ts';
import type { VoteForm } from '../meeting/index.ts';
import type { VoteKind } from '../rules/index.ts';

/**
 * The words of a package that decide something. Patterns find their meaning in composed lower-case text; words without a known meaning, or
 * with its opposite, are refused at their place and never guessed.
 */
type Known<T> = readonly (readonly [pattern: RegExp, means: T])[];

const lower = (words: string): string => writtenLine(words).toLowerCase();
const denied = /(không|chưa|chẳng)( phải)?( là)? $/;

/** The first meaning whose words stand there undenied; null for none. */
export function meaning<T>(known: Known<T>, words: string): T | null {
  const text = lower(words);
  for (const [pattern, means] of known) {
    const found = pattern.exec(text);
    if (found && !denied.test(text.slice(0, found.index))) return means;
  }
  return null;
}

/** A field whose words are read as one of these meanings. `examples` is told to the writer of the package. */
export const understoodAs = <T>(read: (words: string) => T | null, examples: string) =>
  z.string().transform((words, context): T => {
    const means = read(words);
    if (means !== null) return means;
    context.addIssue({ code: 'custom', message: `"${writtenLine(words)}" is not understood; known are: ${examples}` });
    return z.NEVER;
  });

/** A resolution, an approval or a choice when the words say no more: the lists of the vote tell them apart. */
const kinds: Known<VoteKind | 'listed'> = [
  [/thăm dò/, 'poll'],
  [/lấy phiếu tín nhiệm|mức tín nhiệm/, 'confidenceLevels'],
  [/tín nhiệm/, 'confidenceVote'],
  [/bầu/, 'election'],
  [/biểu quyết|bỏ phiếu|phiếu kín|thông qua|lựa chọn|chọn|gọi tên|giơ tay|cho ý kiến/, 'listed'],
];
export const kindFromWords = (words: string) => meaning(kinds, words);
export const kindExamples =
  'biểu quyết, thông qua, lựa chọn, bầu, lấy phiếu tín nhiệm, bỏ phiếu tín nhiệm, thăm dò ý kiến';

const namedForms: readonly (readonly [RegExp, VoteForm])[] = [
  [/(bỏ )?phiếu kín/, 'secret'],
  [/gọi tên/, 'rollCall'],
  [/giơ tay/, 'hands'],
];
const openForm = /công khai|trên máy|điện tử|biểu quyết/;

/** The form that words name: `none` when they name none, null when they name several or are not understood. */
export function formFromWords(words: string): VoteForm | 'none' | null {
  const found = namedForms.filter(([pattern]) => pattern.test(lower(words)));
  const [only] = found;
  if (only) return found.length === 1 ? meaning([only], words) : null;
  return openForm.test(lower(words)) ? meaning([[openForm, 'open']], words) : 'none';
}
export const formExamples = 'công khai, bỏ phiếu kín, gọi tên, giơ tay';

/** The side that decides when both are equal: that of the head of the body, or that of the person who presides. */
export const tieFromWords = (words: string): 'head' | 'chair' | 'none' | null =>
  lower(words) === '' || /không áp dụng|không có/.test(lower(words))
    ? 'none'
    : meaning(
        [
          [/chủ tịch/, 'head'],
          [/chủ (tọa|toạ|trì)/, 'chair'],
        ],
        words,
      );

/** The base of percentages: all members, of whom those may be left out whose absence is deducted. */
export function baseFromWords(words: string): { label: string; withoutExcused: boolean } | null {
  const text = lower(words);
  if (!/tổng số|toàn thể|tất cả/.test(text) || /có mặt|dự họp|tham dự|tham gia/.test(text)) return null;
  const less = /trừ/.test(text);
  return less && !/trừ trường hợp/.test(text) ? null : { label: writtenLine(words), withoutExcused: less };
}

/** Whether a document may be on the system. A state secret of any degree never is. */
export const secrecyFromWords = (words: string): 'electronic' | 'paper' | null => {
  const text = lower(words);
  if (text === '' || /^(không mật|thường|bình thường|công khai)$/.test(text)) return 'electronic';
  return meaning([[/bản giấy|^(tuyệt |tối )?mật\b|^bí mật/, 'paper']], words);
};

export const formatFromWords = (words: string): 'electronic' | 'paper' | null =>
  meaning(
    [
      [/giấy/, 'paper'],
      [/^(pdf|docx?|xlsx?|pptx?|od[tsp])$/, 'electronic'],
    ],
    words,
  );

export const accessFromWords = (words: string): 'everyone' | 'voters' | null =>
  lower(words) === ''
    ? 'everyone'
    : meaning(
        [
          [/^chỉ /, 'voters'],
          [/dự họp|khách mời|mọi người|tất cả|công khai|phát giấy/, 'everyone'],
        ],
        words,
      );

/** "QR", "Mã QR": the person himself; "Thẻ": the card reader at the door; else the secretary's hand. */
export const methodFromWords = (words: string): 'qr' | 'card' | 'secretary' | null =>
  meaning(
    [
      [/qr|tự điểm danh/, 'qr'],
      [/thẻ|card/, 'card'],
      [/thư ký|điểm danh|secretary/, 'secretary'],
    ],
    words,
  );

export const changeFromWords = (words: string): 'left' | 'returned' | null =>
  meaning(
    [
      [/rời|về sớm|left/, 'left'],
      [/trở lại|quay lại|vào họp|đến|returned/, 'returned'],
    ],
    words,
  );

/** Whether a speaker had asked for the floor or was called. */
export const sourceFromWords = (words: string): 'asked' | 'called' | null =>
  meaning(
    [
      [/đăng ký/, 'asked'],
      [/chỉ định|mời|chủ trì|chủ tọa|chủ toạ|đề nghị/, 'called'],
    ],
    words,
  );

export const boardRoleFromWords = (words: string): 'head' | 'secretary' | 'member' | null =>
  meaning(
    [
      [/trưởng/, 'head'],
      [/thư ký/, 'secretary'],
      [/ủy viên|uỷ viên|thành viên/, 'member'],
    ],
    words,
  );

/** Why slips did not count; null words are a spoilt row. */
export const spoiltFromWords = (words: string): 'blank' | 'too-many' | 'row-marked-twice' | null =>
  meaning(
    [
      [/trắng|không đánh dấu/, 'blank'],
      [/quá số|nhiều hơn/, 'too-many'],
      [/cả hai|hai cột|nhiều cột|không hợp lệ|sai quy định/, 'row-marked-twice'],
    ],
    words,
  );
