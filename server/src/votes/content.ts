import { explainResult, infoOf, type MeetingState, percentOf, type Vote } from '@dien-hong/shared';
import type { VoteContent } from '../documents/forms/vote.ts';
import type { PersonCard } from '../people/directory.ts';

export interface VoteSource {
  readonly state: MeetingState;
  readonly people: ReadonlyMap<string, PersonCard>;
}

const comma = (value: number): string => value.toFixed(2).replace('.', ',');
const two = (value: number): string => String(value).padStart(2, '0');

function explanationOf(source: VoteSource, vote: Vote): string {
  if (vote.annulled) return `Cuộc biểu quyết bị huỷ: ${vote.annulled.reason}.`;
  if (!vote.closed) return 'Chưa đóng biểu quyết.';
  if (!vote.closed.result) return 'Thăm dò tham khảo, không có giá trị biểu quyết.';
  const names = vote.motion.rows.map((row) => row.name);
  const sentence = explainResult(vote.closed.result, infoOf(source.state).rules, 'vi', names);
  const settled = Object.values(vote.settled).map(({ verdict, basis }) => {
    const word = verdict === 'passed' ? 'Thông qua' : 'Không thông qua';
    return `Chủ tọa quyết định: ${word}; căn cứ: ${basis}.`;
  });
  return [sentence, ...settled].join(' ');
}

const formWords = {
  open: 'Biểu quyết công khai',
  secret: 'Bỏ phiếu kín',
  rollCall: 'Biểu quyết bằng cách gọi tên',
  hands: 'Biểu quyết giơ tay',
} as const;

/** A vote in the words of a paper; nobody’s choice where it is secret. */
export function voteContent(source: VoteSource, vote: Vote): VoteContent {
  const { motion, closed, opened } = vote;
  const base = opened?.base ?? { label: '', total: 0 };
  const nameOf = (personId: string): string => source.people.get(personId)?.fullName ?? personId;
  // VOT-22: that it was on paper, and who entered it, stands in the result for ever.
  const names = (row: number, choice: string): string[] =>
    (closed?.ballots ?? [])
      .filter((ballot) => ballot.choices[row] === choice)
      .map(({ personId, source: came }) =>
        came.via === 'paper'
          ? `${nameOf(personId)} (phiếu giấy, ${came.enteredBy.map(nameOf).join(' và ')} nhập)`
          : nameOf(personId),
      );
  const lines = (closed?.tally ?? []).flatMap(({ counts }, row) => {
    const name = motion.rows[row]?.name ?? '';
    return motion.choices.map((choice, at) => ({
      ...{ row, choice, count: counts[at] ?? 0, label: name ? `${name}: ${choice}` : choice },
    }));
  });
  return {
    question: motion.question,
    form: motion.kind === 'poll' ? 'Thăm dò ý kiến (không có giá trị biểu quyết)' : formWords[motion.form],
    rows: lines.map(({ label, count }) => ({ label, count, percent: comma(percentOf(count, base.total)) })),
    base: `${two(base.total)} ${base.label}`,
    explanation: explanationOf(source, vote),
    ...(closed && closed.ballots.length > 0 && motion.kind !== 'poll'
      ? {
          byName: lines.flatMap(({ row, choice, label, count }) =>
            count > 0 ? [{ choice: label, names: names(row, choice) }] : [],
          ),
        }
      : {}),
  };
}
