import {
  boardOf,
  explainResult,
  infoOf,
  lookUp,
  type MeetingState,
  notCosigned,
  percentOf,
  type Vote,
} from '@dien-hong/shared';
import type { PersonCard } from '../accounts/directory.ts';
import { type Naming, namingOf } from '../accounts/naming.ts';
import { baseWords, wordsOf } from '../print/agency.ts';
import { hour, sentence, span } from '../print/layout/paperTime.ts';
import type { VoteContent } from '../print/vote.ts';
import { bodyOrder } from './order.ts';
import { participation } from './participation.ts';
import { slipLines } from './slipWords.ts';

export interface VoteSource {
  readonly state: MeetingState;
  readonly people: ReadonlyMap<string, PersonCard>;
}

const comma = (value: number): string => value.toFixed(2).replace('.', ',');
const two = (value: number): string => String(value).padStart(2, '0');

function settledLines({ motion, settled }: Vote, naming: Naming, chair: string): string[] {
  return motion.rows.flatMap(({ id, name }) => {
    const one = lookUp(settled, id);
    if (!one) return [];
    const word = one.verdict === 'passed' ? 'Thông qua' : 'Không thông qua';
    const about = name ? `${name}: ` : '';
    return [`${about}${chair} (${naming.within(one.chairId)}) quyết định: ${word}; căn cứ: ${sentence(one.basis)}`];
  });
}

/** VOT-20: annulling a vote before it is closed hides its choices; the paper only states that it was put. */
function annulledWords({ opened, closed, annulled }: Vote): string {
  if (!annulled) return '';
  const put = opened ? `mở lúc ${hour(opened.at)}, ` : '';
  const void_ = closed ? ' Kết quả đã công bố không còn giá trị.' : '';
  return `Cuộc biểu quyết ${put}bị huỷ lúc ${hour(annulled.at)}; lý do: ${sentence(annulled.reason)}${void_}`;
}

function explanationOf(source: VoteSource, vote: Vote): string {
  const { closed, motion, annulled } = vote;
  if (annulled) return annulledWords(vote);
  if (!closed) return 'Chưa đóng biểu quyết.';
  if (!closed.result) return 'Thăm dò tham khảo, không có giá trị biểu quyết.';
  const names = motion.rows.map((row) => row.name);
  const explanation = explainResult(closed.result, infoOf(source.state).rules, 'vi', names);
  return [explanation, ...settledLines(vote, namingOf(source.people), wordsOf(infoOf(source.state)).Chair)].join(' ');
}

const formWords = {
  open: 'Biểu quyết công khai',
  secret: 'Bỏ phiếu kín',
  rollCall: 'Biểu quyết bằng cách gọi tên',
  hands: 'Biểu quyết giơ tay',
} as const;

function formOf({ voting }: MeetingState, { motion }: Vote): string {
  const form = motion.kind === 'poll' ? 'Thăm dò ý kiến (không có giá trị biểu quyết)' : formWords[motion.form];
  const whole = motion.clauseOf === null ? undefined : lookUp(voting.votes, motion.clauseOf);
  const clause = whole ? `, từng phần của “${whole.motion.title}”` : '';
  return `${form}${motion.round > 1 ? `, lần ${motion.round}` : ''}${clause}`;
}

/** When it was put and before how many. */
function putWords({ state }: VoteSource, { opened, closed, motion }: Vote): string[] {
  if (!opened || !closed) return [];
  const { members } = wordsOf(infoOf(state));
  const { present, total } = opened.quorum;
  const asked = two(opened.electorate.length);
  const voters = motion.kind === 'poll' ? `${asked} người được hỏi` : `${asked} ${members} được biểu quyết`;
  return [
    `${motion.kind === 'poll' ? 'Thăm dò' : 'Biểu quyết'} ${span(opened.at, closed.at)}; có mặt ${two(present)} trên tổng số ${two(total)} ${members}; ${voters}.`,
  ];
}

const boardRoles = { head: 'Trưởng ban', secretary: 'Thư ký', member: 'Thành viên' } as const;

/** Of a secret vote that was annulled before its box was counted: the number of slips that had been handed out. */
function annulledSlips({ annulled, slips }: Vote): string[] {
  if (!annulled || !slips) return [];
  const waiting = notCosigned(slips).length;
  const unsigned = waiting > 0 ? ` (${two(waiting)} phiếu chưa được ban kiểm phiếu xác nhận)` : '';
  return [`Đã phát ${two(Object.keys(slips.issued).length)} phiếu trước khi huỷ${unsigned}; không kiểm phiếu.`];
}

/** The board of a vote and its findings in the box; the tellers of a show of hands. */
export function countingLines({ people }: VoteSource, vote: Vote): string[] {
  const { motion, closed } = vote;
  const board = boardOf(vote);
  const naming = namingOf(people);
  const members = (board?.members ?? []).map(
    ({ personId, role }) => `${naming.within(personId)} (${boardRoles[role]})`,
  );
  const name = motion.form === 'secret' ? 'Ban kiểm phiếu' : 'Tổ kiểm đếm';
  const boardLines = board
    ? [`${name} gồm ${two(members.length)} người: ${members.join('; ')}. ${sentence(board.basis)}`]
    : [];
  return [...boardLines, ...(closed?.slips ? [slipLines(closed.slips).join(' ')] : annulledSlips(vote))];
}

/** A vote in the words of a paper; nobody’s choice where it is secret. */
export function voteContent(source: VoteSource, vote: Vote): VoteContent {
  const { motion, closed, opened, annulled } = vote;
  const base = opened?.base ?? { label: '', total: 0 };
  const naming = namingOf(source.people);
  const order = bodyOrder(source.state);
  const ballots = [...(closed?.ballots ?? [])].sort((a, b) => order(a.personId) - order(b.personId));
  // VOT-22: the result states for ever that a ballot was on paper, and who entered it.
  const names = (row: number, choice: string): string[] =>
    ballots
      .filter((ballot) => ballot.choices[row] === choice)
      .map(({ personId, source: came }) =>
        came.via === 'paper'
          ? `${naming.name(personId)} (phiếu giấy, ${came.enteredBy.map(naming.name).join(' và ')} nhập)`
          : naming.name(personId),
      );
  const lines = (closed?.tally ?? []).flatMap(({ counts }, row) => {
    const name = motion.rows[row]?.name ?? '';
    return motion.choices.map((choice, at) => ({
      row,
      choice,
      count: counts[at] ?? 0,
      label: name ? `${name}: ${choice}` : choice,
    }));
  });
  const common = {
    question: motion.question,
    form: formOf(source.state, vote),
    explanation: explanationOf(source, vote),
  };
  if (annulled) return { ...common, put: [], rows: [], base: '', notes: [] };
  return {
    ...common,
    put: putWords(source, vote),
    rows: lines.map(({ label, count }) => ({ label, count, percent: comma(percentOf(count, base.total)) })),
    base: baseWords(base.label, base.total),
    notes: participation(source.state, vote, naming),
    ...(ballots.length > 0 && motion.kind !== 'poll'
      ? {
          byName: lines.flatMap(({ row, choice, label, count }) =>
            count > 0 ? [{ choice: label, names: names(row, choice) }] : [],
          ),
        }
      : {}),
  };
}
