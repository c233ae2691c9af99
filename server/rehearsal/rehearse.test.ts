import { smallPackage } from '@dien-hong/shared/testing';
import { expect, test } from 'vitest';
import { preparePackage } from './prepare.ts';
import { type Rehearsed, rehearse } from './rehearse.ts';
import { serverHere } from './testKit.ts';

const here = await serverHere();
const seed = 20261127;

async function play(json: unknown, meeting?: string, members = 0): Promise<Rehearsed> {
  const prepared = preparePackage(json, meeting, members);
  if (!prepared.ok) throw new Error(prepared.problem);
  return rehearse(prepared.value, { target: here, seed, speed: Number.POSITIVE_INFINITY, progress: () => undefined });
}

test('a package never seen, with a presidium, a tally to deal out and added guests, is played', async () => {
  const { report } = await play(smallPackage(), undefined, 7);
  expect(report.deviations).toEqual([]);
  expect(report.refusals).toEqual({});
  expect(report.counts).toMatchObject({ people: 14, listeners: 14, ballots: 10, refused: 0 });
  expect(report.votes.map((one) => [one.id, one.passed, one.present])).toEqual([
    ['b1', true, 4],
    ['b2', false, 3],
    ['kin', null, 4],
  ]);
  expect(report.skipped).toEqual([]);
  expect(report.archive?.verified).toBe(true);
  expect(report.latency.delivery.count).toBeGreaterThan(report.counts.accepted);
});

test('a false statement of the package is a deviation that names its place', async () => {
  const json = smallPackage();
  const [meeting] = json.meetings as unknown as {
    votersTotal: number;
    votes: { passed: boolean; present: number }[];
  }[];
  if (!meeting?.votes[0]) throw new Error('the package has changed');
  meeting.votersTotal = 6;
  meeting.votes[0].passed = true;
  meeting.votes[0].present = 4;
  const { report } = await play(json);
  expect(report.ok).toBe(false);
  expect(report.deviations).toEqual([
    { where: 'quorum', what: 'votersTotal', stated: 6, actual: 5 },
    { where: 'vote b2', what: 'passed', stated: true, actual: false },
    { where: 'vote b2', what: 'present', stated: 4, actual: 3 },
  ]);
});

test('without a quorum the meeting stays closed, and that is what the package must state', async () => {
  const json = smallPackage();
  const [meeting] = json.meetings as unknown as {
    quorum: object;
    attendance: { personId: string; checkIn: unknown; absenceReason?: string }[];
    agenda: { votes?: unknown[]; voteIds?: unknown[] }[];
    votes: unknown[];
  }[];
  if (!meeting) throw new Error('the package has changed');
  for (const one of meeting.attendance)
    if (['chi', 'dung'].includes(one.personId)) Object.assign(one, { checkIn: null, absenceReason: 'Bận' });
  meeting.quorum = { required: 3, presentAtOpening: 2, met: false };
  meeting.votes = [];
  for (const item of meeting.agenda) Object.assign(item, { votes: [], voteIds: [] });
  const { report, archive } = await play(json);
  expect(report.deviations).toEqual([]);
  expect(report.refusals).toEqual({ 'no-quorum-to-open': 1 });
  expect(archive).toBeNull();
});

test('a stated ballot that is refused is a deviation, and the counts told are current', async () => {
  const json = smallPackage();
  const [meeting] = json.meetings as unknown as { votes: { ballots?: { personId: string; choice: string }[] }[] }[];
  // Dũng has left when this vote is opened, and the guest has no vote.
  meeting?.votes[0]?.ballots?.push(
    { personId: 'dung', choice: 'Tán thành' },
    { personId: 'khach', choice: 'Tán thành' },
  );
  const quorums: unknown[] = [];
  const prepared = preparePackage(json, undefined, 0);
  if (!prepared.ok) throw new Error(prepared.problem);
  const progress = (code: string, params?: object) => void (code === 'quorum' && quorums.push(params));
  const { report } = await rehearse(prepared.value, { target: here, seed, speed: Number.POSITIVE_INFINITY, progress });
  expect(report.ok).toBe(false);
  expect(report.deviations).toEqual([
    { where: 'vote b2', what: 'ballot of dung', stated: 'Tán thành', actual: 'not-in-electorate' },
    { where: 'vote b2', what: 'ballot of khach', stated: 'Tán thành', actual: 'not-in-electorate' },
  ]);
  expect(quorums).toEqual([{ present: 4, required: 3, total: 5 }]);
});
