import { infoOf, lookUp, type MeetingState, type Vote } from '@dien-hong/shared';
import type { Naming } from '../accounts/naming.ts';
import { wordsOf } from '../print/agency.ts';
import { bodyOrder } from './order.ts';

const two = (value: number): string => String(value).padStart(2, '0');
const sum = (counts: readonly number[]): number => counts.reduce((all, one) => all + one, 0);

/** Voters who were away or recused when it was put, and why. */
function leftOut(state: MeetingState, { opened, motion }: Vote, naming: Naming): string[] {
  const order = bodyOrder(state);
  const reasons = motion.itemId === null ? undefined : lookUp(state.attendance.recusals, motion.itemId);
  const out = [...(opened?.notVoting ?? [])].sort((a, b) => order(a.personId) - order(b.personId));
  const lines = out.map(({ personId, why, substituteId }) => {
    const reason = lookUp(reasons ?? {}, personId);
    const word = why === 'absent' ? 'vắng mặt' : `không tham gia nội dung này${reason ? `: ${reason}` : ''}`;
    const standing = substituteId ? `; ${naming.within(substituteId)} dự thay, không biểu quyết` : '';
    return `${naming.within(personId)} (${word}${standing})`;
  });
  return lines.length > 0 ? [`Không tham gia biểu quyết: ${lines.join('; ')}.`] : [];
}

/** The voters who could have voted and did not. For hands and for slips in the box only the number is known. */
function silent(state: MeetingState, vote: Vote, naming: Naming): string[] {
  const { opened, closed, motion, slips } = vote;
  if (!opened || !closed) return [];
  const order = bodyOrder(state);
  const missing = (acted: ReadonlySet<string>): string =>
    opened.electorate
      .filter((id) => !acted.has(id))
      .sort((a, b) => order(a) - order(b))
      .map((id) => naming.within(id))
      .join('; ');
  switch (motion.form) {
    case 'secret': {
      const names = missing(new Set(Object.keys(slips?.issued ?? {})));
      return names ? [`Có mặt nhưng không nhận phiếu: ${names}.`] : [];
    }
    case 'hands': {
      const left = opened.electorate.length - Math.max(0, ...closed.tally.map(({ counts }) => sum(counts)));
      return left > 0 ? [`Có mặt nhưng không giơ tay: ${two(left)} ${wordsOf(infoOf(state)).members}.`] : [];
    }
    case 'open':
    case 'rollCall': {
      const names = missing(new Set(closed.ballots.map((one) => one.personId)));
      return names ? [`Có mặt nhưng không bỏ phiếu: ${names}.`] : [];
    }
    default:
      return motion.form satisfies never;
  }
}

/** VOT-22, VOT-28, VOT-29: the entries that others made for the voters, and their authors. */
function entered({ closed, count, entered }: Vote, naming: Naming): string[] {
  const both = (ids: readonly string[]): string => ids.map(naming.within).join(' và ');
  const paper = (closed?.ballots ?? []).flatMap(({ personId, source }) =>
    source.via === 'paper' ? [`Phiếu giấy của ${naming.within(personId)} do ${both(source.enteredBy)} cùng nhập.`] : [],
  );
  const alone = Object.entries(entered).map(
    ([personId, { by }]) =>
      `Phiếu giấy của ${naming.within(personId)} mới có ${naming.within(by)} nhập nên không được tính.`,
  );
  const callers = new Set(
    (closed?.ballots ?? []).flatMap(({ source }) => (source.via === 'rollCall' ? [source.by] : [])),
  );
  return [
    ...paper,
    ...alone,
    ...(callers.size > 0 ? [`Người ghi câu trả lời khi gọi tên: ${both([...callers])}.`] : []),
    ...(count?.confirmed ? [`Kết quả đếm do ${both(count.enteredBy)} cùng nhập, khớp nhau.`] : []),
  ];
}

/** The voters who took no part in a vote, and the origin of ballots that no voter signed, a sentence each. */
export const participation = (state: MeetingState, vote: Vote, naming: Naming): string[] => [
  ...leftOut(state, vote, naming),
  ...silent(state, vote, naming),
  ...entered(vote, naming),
];
