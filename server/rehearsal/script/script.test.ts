import { smallPackage } from '@dien-hong/shared/testing';
import { expect, test } from 'vitest';
import { type Prepared, preparePackage } from '../prepare.ts';
import { sampleMeeting } from '../testKit.ts';
import { drawer } from './random.ts';
import { scriptOf } from './script.ts';
import type { Step } from './steps.ts';

function scripted(
  json: unknown,
  skipped: string[] = [],
): { steps: readonly Step[]; ignored: readonly { type: string }[] } {
  const prepared = preparePackage(json, undefined, 0);
  if (!prepared.ok) throw new Error(prepared.problem);
  const { pack, meeting }: Prepared = prepared.value;
  return scriptOf(pack, meeting, new Set(skipped), drawer(3));
}

/** `10:16 conclude 6`, in the package's own time. */
const told = (step: Step): string => {
  const { at, do: deed, ...rest } = step;
  const [first = ''] = Object.values(rest);
  return `${new Date(at + 7 * 3_600_000).toISOString().slice(11, 16)} ${deed} ${first}`.trim();
};

test('a timeline is played in its order, its break and its unstated poll put in place', () => {
  const { steps, ignored } = scripted(sampleMeeting('ubnd-2026-11'), ['v8']);
  const lines = steps.map(told);
  expect(ignored).toEqual([]);
  const order = ['09:38 conclude 5', '09:38 suspend Giải lao', '09:50 checkIn p26', '09:53 resume', '09:53 takeUp 6'];
  expect(lines.filter((line) => order.includes(line))).toEqual(order);
  expect(lines.slice(lines.indexOf('10:52 openVote poll1'), lines.indexOf('10:52 takeUp 9') + 1)).toEqual([
    '10:52 openVote poll1',
    '10:52 closeVote poll1',
    '10:52 conclude 8',
    '10:52 takeUp 9',
  ]);
  expect(lines).not.toContain('11:01 openVote v8');
  expect(lines[0]).toBe('07:06 absence p22');
  expect(lines.at(-1)).toBe('11:25 close');
});

test('an entry of an unknown type is ignored and told', () => {
  const json = sampleMeeting('ubnd-2026-11');
  const timeline = json.meetings[0]?.timeline as unknown[];
  timeline.push(
    { at: '2026-11-27T10:00:00+07:00', type: 'coffee.served' },
    { at: '2026-11-27T10:00:00+07:00', type: 'vote.opened' },
  );
  expect(scripted(json, ['v8']).ignored.map((one) => one.type)).toEqual(['coffee.served', 'vote.opened']);
});

test('without a timeline the course follows from agenda, votes, attendance, questioning and discussion', () => {
  const { steps } = scripted(sampleMeeting('hdnd-xa-ky3'), ['bau1']);
  const lines = steps.map(told);
  expect(
    lines.filter((line) => line.includes('Vote h5') || line.includes('leave') || line.includes('openVote h6')),
  ).toEqual(['15:51 openVote h5', '15:51 closeVote h5', '15:54 leave p40', '15:56 openVote h6']);
  const questioning = lines.slice(lines.indexOf('13:30 takeUp 9'), lines.indexOf('14:30 conclude 9'));
  expect(questioning.filter((line) => line.includes('grant')).map((line) => line.slice(6))).toEqual([
    'grant p43',
    'grant p01',
    'grant p38',
    'grant p37',
    'grant p05',
    'grant p48',
    'grant p06',
  ]);
  const discussion = lines.slice(lines.indexOf('09:50 takeUp 8'), lines.indexOf('11:25 conclude 8'));
  expect(discussion.filter((line) => line.includes('ask'))).toHaveLength(14);
  expect(discussion.filter((line) => line.includes('grant'))).toHaveLength(9);
  expect(discussion.filter((line) => line.includes('withdraw'))).toHaveLength(5);
  expect(lines.indexOf('07:29 open')).toBeGreaterThan(lines.indexOf('07:22 checkIn p50'));
  expect(steps.map((step) => step.at)).toEqual(steps.map((step) => step.at).toSorted((a, b) => a - b));
});

test('a kind of speech that the presets lack becomes one they have; a vote without times ends its item', () => {
  const { steps } = scripted(smallPackage(), ['kin']);
  expect(steps.filter((step) => step.do === 'grant').map((step) => step.kind)).toEqual(['noi', 'noi', 'noi']);
  const lines = steps.map(told);
  expect(lines.indexOf('08:10 openVote b1')).toBe(lines.indexOf('08:10 conclude 1') - 2);
  expect(lines.filter((line) => line.includes('dung'))).toEqual([
    '07:50 checkIn dung',
    '08:20 leave dung',
    '08:40 checkIn dung',
  ]);
});

test('a meeting that is not in the package is refused with those that are', () => {
  expect(preparePackage(smallPackage(), 'hop-2', 0)).toEqual({
    ok: false,
    problem: 'meetings: no meeting "hop-2"; there are: hop-1',
  });
});
