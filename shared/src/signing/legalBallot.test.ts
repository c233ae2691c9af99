import fc from 'fast-check';
import { expect, test } from 'vitest';
import * as z from 'zod/mini';
import { ConsultationInfo } from '../consultation/index.ts';
import { limits } from '../kernel/index.ts';
import { MeetingDraft, type Motion, motionFields } from '../meeting/index.ts';
import { committeeRules } from '../testing/index.ts';
import { answerBytes, parseAnswer } from './answer.ts';
import { ballotBytes, parseBallot } from './ballot.ts';

const seed = Number(process.env.SEED ?? Date.now() % 2 ** 31);
const runs = process.env.NIGHT ? 5000 : 300;
declare const process: { env: Record<string, string | undefined> };

/** Texts as people paste them: any letters, decomposed ones, tabs, soft breaks, directions, halves of a letter; some of it too long. */
const pasted = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  { weight: 9, arbitrary: fc.string({ unit: 'grapheme', maxLength: 40 }).map((words) => words.normalize('NFD')) },
  fc.constantFrom('a\tb', 'ngắt\u000bdòng', 'e\u200b\u0302', '\ud800', 'Lý \u202eAn', 'ệ'.repeat(389)),
  fc.integer({ min: 1, max: 5000 }).map((length) => 'ệ'.normalize('NFD').repeat(length)),
);
const motionInput = MeetingDraft.shape.motions.def.element;
const digest = 'a'.repeat(64);

const statementOf = (motion: Motion) => ({
  v: 1 as const,
  meeting: 'm',
  vote: motion.id,
  question: motion.question,
  voter: 'x',
  at: '2027-01-05T08:00:00Z',
  rows: motion.rows.map((row) => row.name),
  choices: motion.rows.map(() => motion.choices[0] ?? ''),
  papers: motion.paperIds.map((id) => ({ id, sha256: digest })),
});

test('[LIM-4] every vote that a draft takes can be signed and read back', () => {
  const arbitrary = fc.record({
    title: pasted,
    question: pasted,
    choices: fc.array(pasted, { minLength: 1, maxLength: 4 }),
    rows: fc.array(pasted, { minLength: 1, maxLength: 6 }),
  });
  let taken = 0;
  fc.assert(
    fc.property(arbitrary, ({ title, question, choices, rows }) => {
      const read = z.safeParse(motionInput, {
        id: 'v',
        itemId: null,
        title,
        question,
        kind: 'approval',
        form: 'open',
        choices,
        most: null,
        seats: null,
        rows: rows.map((name, index) => ({ id: `${index}`, name: `${index} ${name}`, personId: null })),
        paperIds: ['p'],
        special: null,
        seconds: null,
        clauseOf: null,
        round: 1,
        repeats: null,
      });
      if (!read.success) return;
      taken += 1;
      expect(parseBallot(ballotBytes(statementOf(read.data)))).toMatchObject({ ok: true });
    }),
    { seed, numRuns: runs },
  );
  expect(taken, `seed ${seed}`).toBeGreaterThan(20);
});

test('[LIM-4] what a draft takes a command takes, and the other way round', () => {
  const command = z.object(motionFields);
  fc.assert(
    fc.property(pasted, pasted, pasted, (title, question, name) => {
      const fields = { itemId: null, title, question, kind: 'approval', form: 'open', choices: [], most: null };
      const more = { seats: null, paperIds: [], special: null, seconds: null, clauseOf: null };
      const asked = z.safeParse(command, { ...fields, ...more, rows: [{ name: `1 ${name}`, personId: null }] });
      const rows = [{ id: '1', name: `1 ${name}`, personId: null }];
      const drafted = z.safeParse(motionInput, {
        ...fields,
        ...more,
        id: 'v',
        choices: ['Có'],
        rows,
        round: 1,
        repeats: null,
      });
      expect(drafted.success, `seed ${seed}`).toBe(asked.success);
    }),
    { seed, numRuns: runs },
  );
});

test('[LIM-4] every consultation that is taken can be answered', () => {
  const info = {
    id: 'c',
    number: '',
    organisation: { id: 'o', name: 'Xã' },
    leadUnitId: null,
    secretaries: ['s'],
    followUpId: null,
    recipients: ['x'],
    papers: [],
    deadline: 1,
    rules: committeeRules,
  };
  fc.assert(
    fc.property(pasted, pasted, (subject, question) => {
      const read = z.safeParse(ConsultationInfo, { ...info, subject, question });
      if (!read.success) return;
      const { data } = read;
      const bytes = answerBytes({
        v: 1,
        consultation: 'c',
        subject: data.subject,
        question: data.question,
        text: '',
        file: null,
        papers: [],
        choice: data.rules.written.choices[0],
        voter: 'x',
        at: '2027-01-05T08:00:00Z',
      });
      expect(parseAnswer(bytes)).toMatchObject({ ok: true });
    }),
    { seed, numRuns: runs },
  );
});

test('[LIM-4] a clause of 389 letters is taken, and one past the limit is not', () => {
  const row = (length: number) =>
    z.safeParse(motionFields.rows, [{ name: 'ệ'.repeat(length), personId: null }]).success;
  expect([row(389), row(limits.row), row(limits.row + 1)]).toEqual([true, true, false]);
});
