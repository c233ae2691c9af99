// A stand-in for a capability that brings purposes: seating, whose one command asks for the floor, for the purpose that it names.
import { evolve, type MeetingEvent, queuePlace, type SeatingCommand } from '@dien-hong/shared';
import { codeOf, type Scene } from '@dien-hong/shared/testing';
import { expect, test, vi } from 'vitest';
import { minutesContent } from './content.ts';
import { linesOf, open, sourceFrom } from './minutes.testing.ts';

vi.mock('../../../shared/src/meeting/seating/capability.ts', async (original) => {
  const { seating } = await original<{ seating: object }>();
  const question = { rank: 5, turn: 'hỏi', unheard: 'Muốn hỏi nhưng chưa được mời' };
  return { seating: { ...seating, purposes: { question, thanks: { rank: -1 } } } };
});
const asked = (personId: string, purpose: string): MeetingEvent => {
  const about = { kind: 'thaoLuan', topic: '', itemId: 'muc-1' };
  return { type: 'SpeechRequested', requestId: `r-${personId}`, personId, purpose, rank: 9, ...about };
};
vi.mock('../../../shared/src/meeting/seating/decide.ts', () => ({
  decideSeating: (_: unknown, { personId, seatId }: SeatingCommand) => ({
    ok: true,
    events: [{ event: asked(personId, seatId ?? ''), audience: { groups: [], people: [] }, sealedFor: null }],
  }),
}));

const asks = (personId: string, purpose: string) => ({ type: 'AssignSeat', personId, seatId: purpose }) as const;
const grant = (meeting: Scene, personId: string) => {
  const requestId = meeting.state.floor.requests.find((one) => one.personId === personId)?.id ?? null;
  meeting.given('chair', { type: 'GrantFloor', personId, requestId, kind: 'thaoLuan' });
};

test('[FLR-15, FLR-17] a request has the rank of its purpose, as its capability brings it', () => {
  const meeting = open().given('m2', { type: 'AskToSpeak', kind: 'thaoLuan', topic: '' });
  meeting.given('chair', asks('m3', 'thanks'), asks('m4', 'question'), asks('m5', 'speech'));
  expect(['m4', 'm2', 'm5', 'm3'].map((id) => queuePlace(meeting.state, id))).toEqual([1, 2, 3, 4]);
  expect(meeting.state.floor.requests.map(({ rank }) => rank)).toEqual([5, 0, 0, -1]);
});

test.each(['pointOfOrder', 'toString'])(
  '[FLR-17] no request is taken for “%s”, which no capability brings',
  (purpose) => {
    const meeting = open();
    expect(codeOf(meeting.when('chair', asks('m3', purpose)))).toBe('purpose-unknown');
    expect(meeting.state.floor.requests).toEqual([]);
  },
);

test('[FLR-17] minutes tell turns and requests in the words of their purpose, else as a speech', () => {
  const meeting = open().given(
    'chair',
    asks('m2', 'question'),
    asks('m3', 'thanks'),
    asks('m4', 'question'),
    asks('m5', 'thanks'),
  );
  for (const personId of ['m2', 'm3']) {
    grant(meeting, personId);
    meeting.now += 90_000;
    meeting.given('chair', { type: 'EndSpeech' });
  }
  const lines = linesOf(minutesContent(sourceFrom(meeting)));
  expect(lines.filter((line) => /02 phút$/.test(line))).toEqual(['hỏi; 02 phút', 'thảo luận; 02 phút']);
  expect(lines.filter((line) => /chưa (được mời|phát biểu)/.test(line))).toEqual([
    expect.stringMatching(/^Muốn hỏi nhưng chưa được mời: ông Trần Văn Số \d+\.$/),
    expect.stringMatching(/^Đã đăng ký nhưng chưa phát biểu: ông Trần Văn Số \d+\.$/),
  ]);
});

test('[FLR-17] a purpose in the log that no capability brings is told as a speech', () => {
  const meeting = open();
  const turn = { speechId: 's1', kind: 'thaoLuan', limitSeconds: 60, itemId: 'muc-1' } as const;
  const log: MeetingEvent[] = [
    asked('m2', 'toString'),
    { ...turn, type: 'FloorGranted', personId: 'm2', requestId: 'r-m2', purpose: 'toString' },
    { type: 'SpeechEnded', speechId: 's1' },
    asked('m3', 'pointOfOrder'),
  ];
  let { state } = meeting;
  for (const [at, event] of log.entries())
    state = evolve(state, { seq: state.seq + 1, at: meeting.now + 60_000 * at, by: 'chair', event });
  const lines = linesOf(minutesContent(sourceFrom({ state, records: meeting.records })));
  expect(lines).toContain('thảo luận; 01 phút');
  expect(lines).toContainEqual(expect.stringMatching(/^Đã đăng ký nhưng chưa phát biểu: ông/));
});
