import { type EventOf, forSpeech, type MeetingEvent, purposeOf, type Vote } from '@dien-hong/shared';
import { minutesLines } from '@dien-hong/shared/decide';
import { meetings, play, started } from '@dien-hong/shared/generators';
import { commune, present, type Scene, scene, votedOnPaper } from '@dien-hong/shared/testing';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hour } from '../print/layout/paperTime.ts';
import { minutesContent } from './content.ts';
import { contextOf, type MinutesContext, type MinutesSource, namedIn } from './source.ts';
import { statementOf } from './statements.ts';

type Type = MeetingEvent['type'];
/** The words that must stand in the minutes after this event; none where a later one took it back. */
type Evidence<T extends Type> = (event: EventOf<T>, at: number, context: MinutesContext) => readonly string[];

const runs = Number(process.env.MINUTES_RUNS ?? (process.env.NIGHT ? 10_000 : 2000));
const seed = 20_261_127;

function sourceOf({ state, records }: Pick<Scene, 'state' | 'records'>): MinutesSource {
  const names = namedIn({ records, state }).map((id, at) => [id, `Nguyễn Thị Người Thứ ${at + 1}`] as const);
  return {
    state,
    records,
    texts: new Map(),
    reported: [],
    secretaryId: null,
    testSignatures: true,
    head: { seq: state.seq, hash: 'ab'.repeat(32) },
    people: new Map(names.map(([id, fullName]) => [id, { id, fullName, title: '', salutation: 'Bà', unitId: null }])),
  };
}

/** Every string of the minutes, a line each. */
const lines = (value: unknown): string[] =>
  typeof value === 'string'
    ? [value]
    : typeof value === 'object' && value !== null
      ? Object.values(value).flatMap(lines)
      : [];

const ofVote = (
  voteId: string,
  { state }: MinutesContext,
  words: (vote: Vote) => readonly string[],
): readonly string[] => {
  const vote = state.voting.votes[voteId];
  return vote?.stage === 'closed' ? words(vote) : [];
};
const voter: (event: { voteId: string; personId: string }, at: number, context: MinutesContext) => readonly string[] = (
  { voteId, personId },
  _at,
  context,
) => ofVote(voteId, context, ({ motion }) => (motion.kind === 'poll' ? [] : [context.naming.name(personId)]));

/** The evidence of every kind of event that a part of the minutes reports; one that contributes a sentence of its own is found by that. */
const evidence: { readonly [T in Type]?: Evidence<T> } = {
  MeetingConvened: ({ info }) => [info.title, info.room.name],
  MeetingOpened: (_, at, { words }) => (words ? [`${hour(at)}, ngày`] : []),
  MeetingClosed: (_, at, { words }) => [`${words.Meeting} kết thúc vào ${hour(at)}`],
  MeetingResumed: (_, at) => [hour(at)],
  CheckedIn: ({ personId }, at, { state, naming }) => {
    const one = state.attendance.people[personId];
    return one?.stays.some((stay) => stay.from === at) && one.asInvited ? [naming.addressed(personId)] : [];
  },
  LeftRoom: ({ personId }, at, { state, naming }) => {
    const opened = state.life.openedAt ?? Infinity;
    const stays = state.attendance.people[personId]?.stays ?? [];
    const kept = stays.some((stay) => stay.to === at && stay.from < at);
    return kept && at > opened && at !== state.life.closedAt
      ? [naming.addressed(personId), `rời họp lúc ${hour(at)}`]
      : [];
  },
  AbsenceRecorded: ({ personId }, _at, { state, naming }) => {
    const one = state.attendance.people[personId];
    const stands = one?.presence.is === 'absent' && one.stays.length === 0 && one.asInvited;
    return stands ? [`${naming.addressed(personId)}${one.voter ? '' : ` (${one.role.toLowerCase()})`}, vắng`] : [];
  },
  SubstituteAppointed: ({ personId, substituteId }, _at, { state, naming }) => {
    const one = state.attendance.people[substituteId];
    return one?.standsInFor === personId && one.presence.is === 'present'
      ? [`${naming.addressed(substituteId)} dự thay ${naming.within(personId)}`]
      : [];
  },
  SubstituteWithdrawn: ({ personId, substituteId }, at, { records, state, naming }) => {
    const appointed = records.findLast(
      (one) => one.at < at && one.event.type === 'SubstituteAppointed' && one.event.substituteId === substituteId,
    )?.at;
    const stays = state.attendance.people[substituteId]?.stays ?? [];
    const came = appointed !== undefined && stays.some(({ from, to }) => from < at && (to ?? Infinity) > appointed);
    return came ? [`${naming.addressed(substituteId)} dự thay ${naming.within(personId)} đến ${hour(at)}`] : [];
  },
  ItemTakenUp: ({ itemId }, at, { state }) => [
    state.agenda.items.find(({ id }) => id === itemId)?.title ?? '',
    hour(at),
  ],
  ItemConcluded: (_, at) => [hour(at)],
  SpeechRequested: ({ requestId, personId, purpose = forSpeech }, _at, { state, naming }) =>
    state.floor.requests.some(({ id }) => id === requestId)
      ? [purposeOf(purpose).unheard, naming.within(personId)]
      : [],
  FloorGranted: ({ speechId, personId }, at, { state, naming }) =>
    state.floor.past.some(({ id }) => id === speechId) ? [`Lúc ${hour(at)}, ${naming.within(personId)}`] : [],
  SpeechEnded: ({ speechId }, _at, { state, naming }) =>
    state.floor.past.filter(({ id }) => id === speechId).map(({ personId }) => naming.within(personId)),
  VotePrepared: ({ motion }, _at, context) => ofVote(motion.id, context, (vote) => [vote.motion.question]),
  VoteOpened: ({ voteId, notVoting }, at, context) =>
    ofVote(voteId, context, () => [hour(at), ...notVoting.map(({ personId }) => context.naming.within(personId))]),
  BallotCast: voter,
  PaperBallotEntered: voter,
  PaperBallotCounted: ({ voteId, personId, enteredBy }, _at, context) =>
    ofVote(voteId, context, ({ motion }) => {
      const both = enteredBy.map(context.naming.within).join(' và ');
      return motion.form === 'open' ? [`Phiếu giấy của ${context.naming.within(personId)} do ${both} cùng nhập`] : [];
    }),
  AnswerRecorded: (event, at, context) => [
    ...voter(event, at, context),
    ...ofVote(event.voteId, context, () => ['Người ghi câu trả lời khi gọi tên']),
  ],
  CountConfirmed: ({ voteId, enteredBy }, _at, context) =>
    ofVote(voteId, context, () => [`Kết quả đếm do ${enteredBy.map(context.naming.within).join(' và ')} cùng nhập`]),
  BoardAppointed: ({ voteId }, _at, context) =>
    ofVote(voteId, context, ({ board }) =>
      (board?.members ?? []).map(({ personId, role }) => {
        const words = { head: 'Trưởng ban', secretary: 'Thư ký', member: 'Thành viên' } as const;
        return `${context.naming.within(personId)} (${words[role]})`;
      }),
    ),
  SlipIssued: ({ voteId }, _at, context) =>
    ofVote(voteId, context, ({ closed }) =>
      closed?.slips ? [`phát ra: ${String(closed.slips.issued).padStart(2, '0')}`] : [],
    ),
  VoteClosed: ({ voteId, slips }, at, context) =>
    ofVote(voteId, context, () => [
      `${hour(at)}; có mặt`,
      ...(slips ? ['Số phiếu hợp lệ', 'Số phiếu không hợp lệ'] : []),
    ]),
  VoteAnnulled: ({ reason }, at) => [`bị huỷ lúc ${hour(at)}; lý do: ${reason}`],
  VoteSettled: ({ basis, voteId }, _at, context) => ofVote(voteId, context, () => [basis]),
  MinutesSigned: (_, __, { naming, info }) => [naming.name(info.chairs[0] ?? '')],
};

/** The text that an event must have left in the minutes: its evidence or its own sentence. */
function expected(record: MinutesContext['records'][number], context: MinutesContext): readonly string[] {
  const { at, event } = record;
  const words = (evidence[event.type] as Evidence<Type> | undefined)?.(event as never, at, context) ?? [];
  const said = statementOf(record, context);
  return said ? [...words, said.text] : words;
}

/** Rare by chance: a substitute who came, left and was withdrawn. */
function substituteWhoLeft(): Scene {
  const meeting = present(scene(commune()), 8);
  meeting.given('chair', { type: 'RecordLeave', personId: 'm2', reason: '' }, { type: 'OpenMeeting' });
  for (const command of [
    { type: 'AppointSubstitute', personId: 'm2', substituteId: 'sub', reason: 'Đi công tác' },
    { type: 'CheckIn', personId: 'sub', method: 'secretary' },
    { type: 'RecordLeave', personId: 'sub', reason: '' },
    { type: 'WithdrawSubstitute', substituteId: 'sub' },
  ] as const) {
    meeting.now += 60_000;
    meeting.given('sec', command);
  }
  return meeting;
}

/** Rare by chance: a paper ballot that two people entered alike, in a vote that was closed. */
const paperBallot = (): Scene => votedOnPaper('m5');

describe(`[MIN-7] minutes tell all of the log (${runs} generated meetings, seed ${seed})`, () => {
  const played = fc
    .sample(meetings, { numRuns: runs, seed })
    .map(({ stage, steps }) => play(started(stage), steps))
    .concat(substituteWhoLeft(), paperBallot());

  const few = played.slice(0, 200);

  test('every event left its words, or has a named reason to leave none', () => {
    const found = new Set<string>();
    const missing: unknown[] = [];
    for (const meeting of played) {
      const source = sourceOf(meeting);
      const context = contextOf(source);
      const text = lines(minutesContent(source)).join('\n');
      for (const record of context.records)
        for (const words of expected(record, context)) {
          found.add(record.event.type);
          if (!text.includes(words)) missing.push({ event: record.event, words });
        }
    }
    expect(missing.slice(0, 3)).toEqual([]);
    // Every kind that the minutes report occurred, so that none passes without a case.
    const spoken = (Object.keys(minutesLines) as Type[]).filter((type) => !('silent' in minutesLines[type]));
    expect(spoken.filter((type) => !found.has(type))).toEqual([]);
  });

  test('no id, no ISO instant, no sentence that ends in a colon', () => {
    for (const meeting of few) {
      const { created: _, log: __, ...content } = minutesContent(sourceOf(meeting));
      for (const line of lines(content)) {
        expect(line).not.toMatch(/:\s*\.?$/);
        expect(line).not.toMatch(/\d{4}-\d\d-\d\dT/);
        expect(line).not.toMatch(/(^|[\s(:;])(chair|sec|guest|visitor|sub|m\d)([\s),;:.]|$)/);
      }
    }
  });

  test('votes of an item stand in the order in which they were put', () => {
    for (const meeting of few)
      for (const block of minutesContent(sourceOf(meeting)).course) {
        const entries = 'no' in block ? block.entries : [block];
        const put = entries.flatMap((entry) => (entry.kind === 'vote' ? entry.vote.put : []));
        // "Biểu quyết từ 08 giờ 41 phút": within one day the words sort as the times do.
        const times = put.flatMap((line) => /^Biểu quyết (?:từ|lúc) (\d\d giờ \d\d)/.exec(line)?.[1] ?? []);
        expect(times).toEqual(times.toSorted());
      }
  });
});
