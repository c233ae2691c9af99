import { expect, test } from 'vitest';
import { smallPackage } from '../testing/index.ts';
import { readPackage } from './problems.ts';

type Place = (string | number)[];

/** The small package with one value put at a place. */
function broken(path: Place, value: unknown): unknown {
  const json = smallPackage();
  let at = json as unknown as Record<string | number, unknown>;
  for (const step of path.slice(0, -1)) at = at[step] as Record<string | number, unknown>;
  at[path.at(-1) as string] = value;
  return json;
}

test('the small package fits', () => {
  expect(readPackage(smallPackage())).toMatchObject({ ok: true });
});

test.each<[Place, unknown, RegExp]>([
  [['meetings', 0, 'title'], 7, /^meetings\[0\]\.title: /],
  [['meetings', 0, 'agenda', 1, 'startsAt'], 'tám giờ', /^meetings\[0\]\.agenda\[1\]\.startsAt: /],
  [
    ['meetings', 0, 'agenda', 0, 'votes', 0, 'threshold'],
    { rule: 'baPhanTu', minVotes: 3 },
    /agenda\[0\]\.votes\[0\]\.threshold\.rule/,
  ],
  [['meetings', 0, 'roomId'], 'phong-9', /^meetings\[0\]\.roomId: no room "phong-9"/],
  [['meetings', 0, 'body'], 'khac', /^meetings\[0\]\.body: no rule pack "khac"/],
  [['meetings', 0, 'presidium'], [], /^meetings\[0\]: chairId or presidium/],
  [['meetings', 0, 'secretaryIds'], ['ai-do'], /^meetings\[0\]\.attendance: "ai-do" presides/],
  [['meetings', 0, 'attendance', 3, 'personId'], 'ma', /^meetings\[0\]\.attendance\[3\]\.personId: no person "ma"/],
  [
    ['meetings', 0, 'attendance', 3, 'personId'],
    'chi',
    /^meetings\[0\]\.attendance\[3\]\.personId: "chi" is listed twice/,
  ],
  [['meetings', 0, 'attendance', 3, 'seatId'], 'A1', /^meetings\[0\]\.attendance\[3\]\.seatId: no seat "A1"/],
  [['meetings', 0, 'agenda', 1, 'no'], 1, /^meetings\[0\]\.agenda\[1\]\.no: 1 is used twice/],
  [['meetings', 0, 'agenda', 1, 'voteIds'], ['b9'], /^meetings\[0\]\.agenda\[1\]\.voteIds: no vote "b9"/],
  [['meetings', 0, 'agenda', 1, 'documentIds'], ['tl'], /^meetings\[0\]\.agenda\[1\]\.documentIds: no document "tl"/],
  [['meetings', 0, 'votes', 0, 'ballots', 1, 'personId'], 'ma', /^meetings\[0\]\.votes\[0\]\.ballots\[1\]\.personId/],
  [['meetings', 0, 'questioning', 0, 'targetId'], 'ma', /^meetings\[0\]\.questioning\[0\]\.targetId: "ma"/],
  [
    ['meetings', 0, 'timeline'],
    [{ at: '2027-03-05T08:00:00+07:00', type: 'vote.opened', voteId: 'v9' }],
    /^meetings\[0\]\.timeline\[0\]\.voteId: this meeting has no "v9"/,
  ],
  [['meetings', 0, 'scheduledEnd'], '9999-03-05T08:00:00+07:00', /^meetings\[0\]\.scheduledEnd: /],
  [['meetings', 0, 'agenda', 1, 'plannedMin'], 0, /^meetings\[0\]\.agenda\[1\]\.plannedMin: /],
  [['rooms', 0, 'screen', 'x'], 1e308, /^rooms\[0\]\.screen\.x: /],
  [['speakingPresets', 0, 'seconds'], 9e15, /^speakingPresets\[0\]\.seconds: /],
  [['rulePacks', 0, 'writtenBallot'], { answerDays: 1e12 }, /^rulePacks\[0\]\.writtenBallot\.answerDays: /],
  [['persons', 1, 'id'], 'an', /^persons\[1\]\.id: "an" is used twice/],
])('%j = %j is refused with its place', (path, value, problem) => {
  const read = readPackage(broken(path, value));
  expect(read.ok ? '' : read.problems.join('\n')).toMatch(problem);
});
