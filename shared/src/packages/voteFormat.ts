import * as z from 'zod';
import { limits } from '../kernel/index.ts';
import { few, Id, Instant, line, list, maybe, text, understood } from './fields.ts';
import { PassKind, Word } from './packFormat.ts';
import {
  boardRoleFromWords,
  formExamples,
  formFromWords,
  kindExamples,
  kindFromWords,
  spoiltFromWords,
  understoodAs,
} from './words.ts';

const BoardRole = understoodAs(boardRoleFromWords, 'Trưởng ban, Thư ký, Ủy viên');
const Tally = z.record(line(limits.row), z.int().min(0));
const Candidate = z.object({
  personId: maybe(Id),
  name: maybe(line(limits.row)),
  yes: z.int().min(0).optional(),
  no: z.int().min(0).optional(),
  /** Votes by choice, where there are other choices than for and against. */
  tally: Tally.optional(),
  percentOfTotal: z.union([z.record(Word, z.number()), z.number()]).optional(),
  passed: z.boolean().optional(),
  elected: z.boolean().optional(),
});

/** A vote, with its outcome. */
export const Vote = z.object({
  id: Id,
  title: line(limits.title),
  question: text(limits.question).optional(),
  kind: understood(kindFromWords, kindExamples),
  form: understood((words) => (formFromWords(words) === 'none' ? null : formFromWords(words)), formExamples).optional(),
  binding: z.boolean().default(true),
  boundDocumentIds: list(Id, limits.papersOfVote),
  options: few(line(limits.row), limits.rows).optional(),
  openedAt: Instant.optional(),
  closedAt: Instant.optional(),
  base: z.object({ label: line(limits.name).optional(), total: z.int() }).optional(),
  present: z.int().optional(),
  threshold: z.object({ rule: PassKind, minVotes: z.int() }).optional(),
  tally: Tally.optional(),
  percentOfTotal: z.union([z.record(Word, z.number()), z.number()]).optional(),
  decidedByTieRule: z.boolean().optional(),
  passed: z.boolean().nullish(),
  explanation: text(limits.opinion, 0).optional(),
  ballots: few(z.object({ personId: Id, choice: line(limits.row) }), limits.people).nullish(),
  /** Persons or entries that are judged one by one, or stood for election. */
  candidates: list(Candidate, limits.rows),
  /** How many are to be elected or chosen, and how many one ballot may choose. */
  seats: z.int().positive().optional(),
  most: z.int().positive().optional(),
  countingBoard: list(z.object({ personId: Id, role: BoardRole.default('member') }), limits.board),
  ballotsIssued: z.int().min(0).optional(),
  ballotsReturned: z.int().min(0).optional(),
  valid: z.int().min(0).optional(),
  invalid: z.int().min(0).optional(),
  invalidReasons: list(understoodAs(spoiltFromWords, 'để trắng, bầu quá số lượng, đánh dấu cả hai cột'), limits.rows),
  elected: z.boolean().optional(),
});
